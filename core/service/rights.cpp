#include "core/service/rights.h"

#include <algorithm>

namespace pravila {

namespace {

bool may_act(StoreReader& reader, const PersonId& id) {
    const auto person = reader.organisation().person(id);
    return person && !person->disabled;
}

}  // namespace

Rights Rights::of(StoreReader& reader, const PersonId& person, Date day) {
    Rights rights;
    rights.person_ = person;
    rights.day_ = day;
    if (person == kSystem) {
        for (int i = 0; i < kRoleCount; ++i) rights.authorities_.push_back({static_cast<Role>(i), person, {}, {}, {}});
        return rights;
    }
    if (!may_act(reader, person)) return rights;
    for (const Unit& unit : reader.organisation().units())
        if (const auto& parent = unit.parent_on(day)) rights.parents_.emplace(unit.id, *parent);
    for (const Membership& membership : reader.organisation().memberships_of(person))
        if (membership.holds_on(day)) rights.units_.push_back(membership.unit);
    rights.add(reader, person, nullptr);
    for (const Deputation& deputation : reader.organisation().deputations_by(person))
        if (deputation.holds_on(day)) rights.add(reader, deputation.absent, &deputation);
    return rights;
}

void Rights::add(StoreReader& reader, const PersonId& holder, const Deputation* deputation) {
    for (const RoleGrant& grant : reader.organisation().grants_of(holder)) {
        if (!grant.holds_on(day_) || (deputation && deputation->role && *deputation->role != grant.role)) continue;
        authorities_.push_back(
            {grant.role, holder, grant.unit, grant.id, deputation ? std::optional(deputation->id) : std::nullopt});
    }
}

bool Rights::has(Role role) const {
    return std::any_of(authorities_.begin(), authorities_.end(),
                       [&](const Authority& authority) { return authority.role == role; });
}

std::optional<Authority> Rights::authority(Role role, const std::optional<UnitId>& unit) const {
    for (const Authority& authority : authorities_) {
        if (authority.role != role) continue;
        if (!authority.unit || (unit && lies_in(*unit, *authority.unit))) return authority;
    }
    return {};
}

bool Rights::works_in(const UnitId& unit) const {
    return std::any_of(units_.begin(), units_.end(), [&](const UnitId& place) { return lies_in(place, unit); });
}

bool Rights::lies_in(const UnitId& unit, const UnitId& above) const {
    UnitId at = unit;
    // A tree of units is never deeper than it has units; the bound also ends a circle in damaged data.
    for (std::size_t steps = 0; steps <= parents_.size(); ++steps) {
        if (at == above) return true;
        const auto parent = parents_.find(at);
        if (parent == parents_.end()) return false;
        at = parent->second;
    }
    return false;
}

}  // namespace pravila
