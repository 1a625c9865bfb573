#pragma once

#include <string_view>
#include <vector>

#include "core/model/access.h"
#include "core/service/context.h"
#include "core/service/find_document.h"

namespace pravila {

/// What a person may read on a day: from their places and roles, what they hold in work and what waits for their
/// answer. Nobody, somebody unknown and somebody disabled read what `anonymous` says. Rules: docs/access.md.
ReadAccess read_access(StoreReader& reader, const PersonId& person, Date day, AnonymousReading anonymous);
/// The same for whoever the context acts for, today.
ReadAccess read_access(StoreReader& reader, const Context& context);

/// The revisions of a document that may be read, by edition and revision. When its newest ones are not among them, the
/// document is given the title of the newest that is, since a draft's title tells of the draft.
std::vector<Revision> readable_revisions(StoreReader& reader, const ReadAccess& access, Document& document);

/// Whether there is anything of the document that may be read: a revision, or the document itself while it has none.
bool may_read(StoreReader& reader, const ReadAccess& access, const Document& document);

/// A document that may be read, under a code in any spelling; what may not be read is passed over as if it were not
/// there. @throws Error kNotFound, the same for a code nobody ever had and for one that must not be read.
FoundDocument require_readable_document(StoreReader& reader, const ReadAccess& access, std::string_view text);

/// Entries of the log tell of all documents, and none can be left out without breaking its proofs.
/// @throws Error kForbidden unless the person audits, manages quality or administers the whole institution.
void require_log_access(const Context& context);

}  // namespace pravila
