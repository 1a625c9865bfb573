#pragma once

#include "core/history/canonical_json.h"
#include "core/model/document_link.h"

namespace pravila {

// What the log says of people, units, places, roles and deputies: the details of the actions in core/history/actions.h.
// Writing and verifying share them, so that a table row and its entries are compared in one form.

JsonObject act_details(const Act& act);                     ///< act_number, act_date; part of most of the others
JsonObject unit_details(const Unit& unit, const Act& act);  ///< unit.changed
JsonObject moved_details(const UnitId& unit, const FormerPlace& place, const Act& act);  ///< unit.moved
JsonObject attached_details(const ActFile& file);                                        ///< act.attached
JsonObject person_details(const Person& person);              ///< person.added, person.changed
JsonObject membership_details(const Membership& membership);  ///< membership.added, membership.changed
JsonObject grant_details(const RoleGrant& grant);             ///< role.granted
JsonObject deputation_details(const Deputation& deputation);  ///< deputation.granted
JsonObject end_details(Date until, const Act& act);           ///< role.ended, deputation.ended
JsonObject link_details(const DocumentLink& link);            ///< document.linked

}  // namespace pravila
