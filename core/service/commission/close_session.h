#pragma once

#include <string>

#include "core/model/commission.h"
#include "core/service/context.h"

namespace pravila {

/// Closes an open session and carries out what it decided, in one transaction: a decision for or against answers the
/// step that waited, with the minutes as the paper of the answer; a point that was not voted on (as when too few came)
/// is postponed and waits on; a point whose text no longer waits is void, whatever was voted.
///
/// By the chair or the technical secretariat. @param ended  "11:20"; may be empty.
/// @throws Refusal kForbidden (role.missing), kConflict: session.not_open (also who closes second); signer.missing;
///         what answer_step says of a decided point (separation.…, remark.missing): then nothing is closed. Error
///         kNotFound, kInvalidInput.
CommissionSession close_session(const Context& context, int number, const std::string& ended);

}  // namespace pravila
