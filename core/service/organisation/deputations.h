#pragma once

#include "core/service/context.h"

namespace pravila {

/// Lets one person stand in for another, by an act. Whoever calls must be administrator, or be the absent person and
/// head of a department or of the institution.
///
/// @param wanted  its id is not looked at; the act needs a number; without a role the deputy has all roles of the
/// absent
///                person, but never those that person has as someone else's deputy.
/// @throws Error kForbidden; kInvalidInput (no act, nobody's own deputy, ends before it begins); kNotFound; kConflict
///         when the deputy is disabled or stands in for that person in that role already on one of the days.
DeputationId grant_deputation(const Context& context, const Deputation& wanted);

/// Ends it on `until`, the first day on which it no longer holds; not later than it ends anyhow. Rights as for
/// granting.
/// @throws Error kForbidden, kInvalidInput, kNotFound, kConflict.
void end_deputation(const Context& context, const DeputationId& deputation, Date until, const Act& act);

}  // namespace pravila
