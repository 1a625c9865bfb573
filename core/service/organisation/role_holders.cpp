#include "core/service/organisation/role_holders.h"

#include <algorithm>

namespace pravila {

RoleHolders::RoleHolders(StoreReader& reader, Date day) : day_(day), tree_(UnitTree::of(reader, day)) {
    for (const Person& person : reader.organisation().people())
        if (!person.disabled) able_.insert(person.id);
    for (RoleGrant& grant : reader.organisation().grants())
        if (grant.holds_on(day_)) grants_.push_back(std::move(grant));
    for (Deputation& deputation : reader.organisation().deputations())
        if (deputation.holds_on(day_)) deputations_.push_back(std::move(deputation));
}

std::vector<RoleHolder> RoleHolders::of(Role role, const std::optional<UnitId>& unit) const {
    std::vector<RoleHolder> own, deputies;
    for (const RoleGrant& grant : grants_) {
        if (grant.role != role || (grant.unit && !(unit && tree_.lies_in(*unit, *grant.unit)))) continue;
        if (able_.contains(grant.person)) own.push_back({grant.person, {role, grant.person, grant.unit, grant.id, {}}});
        for (const Deputation& deputation : deputations_) {
            if (deputation.absent != grant.person || (deputation.role && *deputation.role != role)) continue;
            if (able_.contains(deputation.deputy))
                deputies.push_back({deputation.deputy, {role, grant.person, grant.unit, grant.id, deputation.id}});
        }
    }
    own.insert(own.end(), deputies.begin(), deputies.end());
    return own;
}

bool RoleHolders::answers(const PersonId& person) const {
    if (able_.contains(person)) return true;
    return std::any_of(deputations_.begin(), deputations_.end(), [&](const Deputation& deputation) {
        return deputation.absent == person && !deputation.role && able_.contains(deputation.deputy);
    });
}

}  // namespace pravila
