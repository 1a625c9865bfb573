#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/ports/document_store.h"

namespace pravila {

/// The person in whose name the program itself acts: timed work, and what is done before there are people.
inline const PersonId kSystem{"system"};

/// By what right someone acts: a role of their own, or of an absent person whom they stand in for.
struct Authority {
    Role role = Role::kReader;
    PersonId holder;                         ///< whose role it is; differs from the person for a deputy
    std::optional<UnitId> unit;              ///< the part of the institution it is limited to; nothing: all of it
    std::optional<GrantId> grant;            ///< nothing for the program itself
    std::optional<DeputationId> deputation;  ///< set when acting for someone absent
};

/// What one person may do on one day. Roles limited to a unit hold for everything below it too. The rights of an absent
/// person pass to the deputy as long as both the role and the deputation hold; deputies of deputies get nothing.
class Rights {
  public:
    /// Nobody unknown or disabled has any rights.
    static Rights of(StoreReader& reader, const PersonId& person, Date day);

    const PersonId& person() const { return person_; }
    Date day() const { return day_; }
    /// Holds the role somewhere.
    bool has(Role role) const;
    /// Holds the role for this unit, or for the whole institution when no unit is given. An own role is preferred to a
    /// deputy's.
    std::optional<Authority> authority(Role role, const std::optional<UnitId>& unit = {}) const;
    /// All roles held, own ones first.
    const std::vector<Authority>& authorities() const { return authorities_; }
    /// Has a place in the unit or in one below it.
    bool works_in(const UnitId& unit) const;
    const std::vector<UnitId>& units() const { return units_; }  ///< where the person has a place
    /// True when `unit` is `above` or below it.
    bool lies_in(const UnitId& unit, const UnitId& above) const;

  private:
    void add(StoreReader& reader, const PersonId& holder, const Deputation* deputation);

    PersonId person_;
    Date day_{};
    std::vector<Authority> authorities_;
    std::vector<UnitId> units_;
    std::map<UnitId, UnitId> parents_;
};

}  // namespace pravila
