#pragma once

#include <string>

#include "core/service/commission/view_session.h"

namespace pravila {

// Sessions of the commission as JSON, the same for commands and API.

std::string session_json(const SessionView& view);
std::string sessions_json(const SessionList& list);

}  // namespace pravila
