#include "core/service/organisation/signing_function.h"

#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

/// Roles of a commission are signed in that capacity, whatever the person's post is.
bool is_capacity(Role role) {
    return role == Role::kCommissionChair || role == Role::kCommissionMember || role == Role::kTechnicalSecretariat;
}

/// The function of the place inside the unit of the right, else of the first place that has one.
std::string function_for(StoreReader& reader, const PersonId& person, const std::optional<UnitId>& unit, Date day) {
    std::string any;
    const UnitTree tree = UnitTree::of(reader);
    for (const Membership& membership : reader.organisation().memberships_of(person)) {
        if (!membership.holds_on(day) || membership.function.empty()) continue;
        if (unit && tree.lies_in(membership.unit, *unit)) return membership.function;
        if (any.empty()) any = membership.function;
    }
    return any;
}

std::string function_of_holder(StoreReader& reader, const Authority& authority, Date day) {
    if (is_capacity(authority.role)) return role_title(authority.role);
    const std::string function = function_for(reader, authority.holder, authority.unit, day);
    return function.empty() ? role_title(authority.role) : function;
}

}  // namespace

std::vector<std::string> functions_on(StoreReader& reader, const PersonId& person, Date day) {
    std::vector<std::string> functions;
    for (const Membership& membership : reader.organisation().memberships_of(person))
        if (membership.holds_on(day) && !membership.function.empty()) functions.push_back(membership.function);
    return functions;
}

std::string signing_function(StoreReader& reader, const Authority& authority, Date day) {
    if (authority.holder == kSystem) return {};
    std::string function = function_of_holder(reader, authority, day);
    if (!authority.deputation) return function;
    const auto deputation = reader.organisation().deputation(*authority.deputation);
    if (!deputation) return "p. " + function;
    const std::string own = function_for(reader, deputation->deputy, {}, day);
    return "p. " + function + (own.empty() ? "" : ", " + own) + " (" + act_text(deputation->act) + ")";
}

}  // namespace pravila
