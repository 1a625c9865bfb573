#pragma once

#include "core/service/distribution/acknowledge.h"
#include "core/service/distribution/reviews.h"
#include "core/service/revisions/revision_files.h"
#include "server/call.h"
#include "server/fields.h"

namespace pravila::web {

// What pages and API change about distribution, readings and reviews, the same for both: fields in, one service, its
// result.

/// The person of the call takes note of the text with the fingerprint "content_sha256".
ReadingDuty acknowledge_text(const Call& call, const RevisionName& name, const Fields& fields);

/// "unit" (and "below"), "role" or "person", "purpose", "copy_number": one more line of a list.
DistributionLine add_line(const Call& call, const std::string& code, Fields fields);

/// A table signed on paper: "person" as often as there are people, "signed_on", "act.number", "act.date", and the scan.
/// @return how many readings are new.
int enter_paper_readings(const Call& call, const RevisionName& name, Fields fields,
                         const std::optional<IncomingFile>& scan);

/// "decision", "reason", "next_due", "act.number", "act.date", "begin".
ReviewResult review_of(Fields& fields);

/// The unit that "unit" names. @throws InputError when it is not given.
UnitId required_unit(const Call& call, const Fields& fields);

/// The revision behind a name. @throws Error kNotFound.
WorkingRevision working_revision_of(const Call& call, const RevisionName& name);

}  // namespace pravila::web
