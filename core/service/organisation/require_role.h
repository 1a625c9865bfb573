#pragma once

#include <initializer_list>

#include "core/service/rights.h"

namespace pravila {

/// The right by which `person` acts on `day` in one of `roles`, the first that is held.
///
/// @param unit  the unit it must hold for; nothing: it must hold for the whole institution.
/// @throws Error kForbidden, with the reason people need: the act ended (which, when), begins later, or holds for
///         another part of the institution; the person is disabled; or the role was never given.
Authority require_role(StoreReader& reader, const PersonId& person, Date day, std::initializer_list<Role> roles,
                       const std::optional<UnitId>& unit = {});

}  // namespace pravila
