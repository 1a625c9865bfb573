#pragma once

#include <string>

#include "core/i18n/message.h"
#include "core/model/organisation.h"

namespace pravila {

// How roles and acts stand on printed documents, which are Romanian whatever the language of the screen.

Message role_name(Role role);       ///< for the screen, in the language of its reader
Message kind_name(UnitKind kind);   ///< the same
std::string role_title(Role role);  ///< in Romanian: "Conducător de compartiment"

/// "dispoziția nr. 112 din 03.02.2026"; without the day when it is not known.
std::string act_text(const Act& act);

}  // namespace pravila
