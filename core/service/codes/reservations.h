#pragma once

#include <string>

#include "core/service/codes/allocate_code.h"
#include "core/service/context.h"

namespace pravila {

/// Keeps the next code for someone who will need it, until the last day of the reservation (setting
/// `code.reservation_days`, 60). By those who write or file documents of the unit.
/// @throws Refusal kForbidden; Error kInvalidInput as next_code.
ReservedCode reserve_code(const Context& context, const Codebook& codebook, const CodeRequest& request,
                          const std::string& reason);

/// Gives a reserved code up: its number stays blocked. By the one who reserved it, or those who keep the system.
/// @throws Refusal kForbidden; Error kNotFound: it is not reserved.
ReservedCode release_code(const Context& context, const std::string& code, const std::string& reason);

/// Gives up every reservation whose last day is over. For the timed job; idempotent. @return how many.
int release_expired_codes(const Context& context);

}  // namespace pravila
