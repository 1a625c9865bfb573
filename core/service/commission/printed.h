#pragma once

#include <string>

#include "core/model/commission.h"

namespace pravila {

// What sessions say of themselves in papers, signatures and lists.

/// "09:30" from "9:30" or "09:30"; empty stays empty. @throws Error kInvalidInput for what is no hour.
std::string checked_hour(const std::string& text);

std::string session_name(const CommissionSession& session);  ///< "4 / 02.03.2026"

/// The minutes as the act that an answer of the commission stands on: "procesul-verbal nr. 4", on the day of the
/// session.
Act minutes_act(const CommissionSession& session);

}  // namespace pravila
