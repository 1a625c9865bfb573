#include "core/service/commission/composition.h"

#include <algorithm>
#include <charconv>

#include "core/service/change_setting.h"
#include "core/service/organisation/require_role.h"

namespace pravila {

namespace {

constexpr std::string_view kSetting = "commission.quorum", kMajority = "majority", kTwoThirds = "two_thirds";
constexpr int kMostMembers = 999;

/// Somebody stands in for them by an act.
bool replaced(StoreReader& reader, const Person& absent, Role role, Date day) {
    const auto deputations = reader.organisation().deputations();
    return std::any_of(deputations.begin(), deputations.end(), [&](const Deputation& deputation) {
        return deputation.absent == absent.id && deputation.holds_on(day) &&
               (!deputation.role || *deputation.role == role);
    });
}

}  // namespace

std::vector<CommissionMember> commission_on(StoreReader& reader, Date day) {
    std::vector<CommissionMember> members;
    for (const Role role : {Role::kCommissionChair, Role::kCommissionMember}) {
        const auto first = static_cast<std::ptrdiff_t>(members.size());
        for (const RoleGrant& grant : reader.organisation().grants_of_role(role)) {
            if (!grant.holds_on(day) || grant.unit) continue;
            const bool known = std::any_of(members.begin(), members.end(), [&](const CommissionMember& member) {
                return member.person == grant.person;
            });
            const auto person = known ? std::nullopt : reader.organisation().person(grant.person);
            if (person && (!person->disabled || replaced(reader, *person, role, day)))
                members.push_back({person->id, person->name, role, grant.id});
        }
        std::sort(members.begin() + first, members.end(), [](const CommissionMember& a, const CommissionMember& b) {
            return a.name != b.name ? a.name < b.name : a.person < b.person;
        });
    }
    return members;
}

int QuorumRule::needed(int members) const {
    switch (kind) {
        case Kind::kMajority:
            return members / 2 + 1;
        case Kind::kTwoThirds:
            return std::max(1, (2 * members + 2) / 3);
        case Kind::kNumber:
            break;
    }
    return number;
}

std::string to_text(const QuorumRule& rule) {
    switch (rule.kind) {
        case QuorumRule::Kind::kMajority:
            return std::string(kMajority);
        case QuorumRule::Kind::kTwoThirds:
            return std::string(kTwoThirds);
        case QuorumRule::Kind::kNumber:
            break;
    }
    return std::to_string(rule.number);
}

std::optional<QuorumRule> quorum_rule_from(std::string_view text) {
    if (text == kMajority) return QuorumRule{};
    if (text == kTwoThirds) return QuorumRule{QuorumRule::Kind::kTwoThirds, 0};
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number < 1 || number > kMostMembers) return {};
    return QuorumRule{QuorumRule::Kind::kNumber, number};
}

QuorumRule quorum_rule(StoreReader& reader) {
    return quorum_rule_from(reader.setting(kSetting).value_or("")).value_or(QuorumRule());
}

void set_quorum_rule(const Context& context, const QuorumRule& rule) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(),
                     {Role::kAdministrator, Role::kQualityManager});
        change_setting(writer, context, kSetting, to_text(rule));
    });
}

}  // namespace pravila
