#pragma once

#include <vector>

#include "core/service/context.h"

namespace pravila {

/// Gives a role by an act. Whoever calls must be administrator, for that part of the institution when the role is
/// limited to one; the quality manager may record the acts that appoint the commission and its secretariat.
///
/// @param wanted  its id is not looked at; the act needs a number; may begin in the past or end some day.
/// @throws Error kForbidden; kInvalidInput (no act, ends before it begins); kNotFound (person, unit); kConflict when
/// the
///         person has that role for that unit already on one of the days.
GrantId grant_role(const Context& context, const RoleGrant& wanted);

/// Ends a role on `until`, the first day on which it no longer holds, by an act. May be earlier than the day on which
/// it ends anyhow, not later: more time needs a new grant. On its first day: then it has never held. Rights as for
/// granting.
/// @throws Error kForbidden, kInvalidInput, kNotFound; kConflict when no administrator would be left.
void end_role(const Context& context, const GrantId& grant, Date until, const Act& act);

/// A place in the printed composition of a commission or in the list of heads.
struct RolePlace {
    RoleGrant grant;
    Person person;
    std::string unit;      ///< name of the unit it is limited to; empty: the whole institution
    std::string function;  ///< of the person that day, functions of several places joined by ", "
};
/// Who held a role on a day, as the acts say, in the order of the acts. People disabled since are named all the same:
/// they held it then.
/// @param unit  only those whose role held for this unit (or for one above it, or everywhere).
std::vector<RolePlace> composition(StoreReader& reader, Role role, Date day, const std::optional<UnitId>& unit = {});

// Inside an open transaction, for those who have checked the right.
GrantId grant_role(StoreWriter& writer, const Context& context, const RoleGrant& wanted);
void end_role(StoreWriter& writer, const Context& context, const RoleGrant& grant, Date until, const Act& act);

/// @param without_person, without_grant  as if disabled, as if ended.
/// @throws Error kConflict when then nobody would be administrator of the whole institution without an end.
void check_administrator_stays(StoreReader& reader, Date day, const PersonId& without_person,
                               const GrantId& without_grant);

}  // namespace pravila
