#pragma once

#include <set>
#include <vector>

#include "core/service/organisation/unit_tree.h"
#include "core/service/rights.h"

namespace pravila {

/// Someone who may act in a role, and by what right.
struct RoleHolder {
    PersonId person;  ///< who acts: the holder, or the deputy
    Authority authority;
};

/// Who may act in which role on one day: the answer of Rights for everybody at once. A picture taken once.
class RoleHolders {
  public:
    RoleHolders(StoreReader& reader, Date day);

    /// Those who may act for the unit, or for the whole institution when no unit is given; holders before deputies, in
    /// the order of the grants. The disabled are left out, but their deputies are not.
    std::vector<RoleHolder> of(Role role, const std::optional<UnitId>& unit) const;
    /// True when the person may act, or a deputy in all their roles may act for them.
    bool answers(const PersonId& person) const;
    const UnitTree& tree() const { return tree_; }

  private:
    Date day_;
    UnitTree tree_;
    std::set<PersonId> able_;
    std::vector<RoleGrant> grants_;        ///< that hold on the day
    std::vector<Deputation> deputations_;  ///< that hold on the day
};

}  // namespace pravila
