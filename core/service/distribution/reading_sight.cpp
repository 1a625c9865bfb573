#include "core/service/distribution/reading_sight.h"

#include <algorithm>
#include <array>

namespace pravila {

namespace {

constexpr std::array kRoles = {Role::kQualityManager, Role::kTechnicalSecretariat, Role::kAuditor,
                               Role::kAdministrator,  Role::kEntityHead,           Role::kDepartmentHead};

bool holds_for(const Rights& rights, const std::optional<UnitId>& unit) {
    return std::any_of(kRoles.begin(), kRoles.end(),
                       [&](Role role) { return rights.authority(role, unit).has_value(); });
}

}  // namespace

ReadingSight ReadingSight::of(StoreReader& reader, const Context& context) {
    return ReadingSight(Rights::of(reader, context.scope.person, context.clock.today()));
}

bool ReadingSight::of_others() const {
    return std::any_of(kRoles.begin(), kRoles.end(), [&](Role role) { return rights_.has(role); });
}

bool ReadingSight::of_document(const std::optional<UnitId>& owner) const { return holds_for(rights_, owner); }

bool ReadingSight::of_person(const PersonId& person, const std::vector<UnitId>& places) const {
    if (person == rights_.person() || holds_for(rights_, {})) return true;
    return std::any_of(places.begin(), places.end(), [&](const UnitId& place) { return holds_for(rights_, place); });
}

std::vector<UnitId> places_of(StoreReader& reader, const PersonId& person, Date day) {
    std::vector<UnitId> units;
    for (const Membership& place : reader.organisation().memberships_of(person))
        if (place.holds_on(day)) units.push_back(place.unit);
    return units;
}

}  // namespace pravila
