#pragma once

#include <string>

#include "core/model/code.h"
#include "store/db/session.h"

namespace pravila {

// How codes are written in columns.

/// "PO-URB-4" -> {"PO","URB","4"}
CodeKey key_from(const std::string& text);
/// @param from  the first of the columns system, printed, key_text, suffix, state, current, holds_from, holds_until,
///              act_number, act_date, reason_sha256.
CodeAssignment code_from(const db::Statement& row, int from);
/// @throws Error kCorrupt for a text that is no state.
CodeState code_state_from_column(const std::string& text);

}  // namespace pravila
