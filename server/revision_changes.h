#pragma once

#include <optional>
#include <string_view>

#include "core/service/revisions/answer_step.h"
#include "core/service/revisions/revision_files.h"
#include "server/call.h"
#include "server/fields.h"

namespace pravila::web {

// What pages and API change about documents and revisions, the same for both: fields in, one service, its result.

/// The revision of the address, {code} and {number}. @throws Error kNotFound when it is not one that may be read.
RevisionName revision_of(const Call& call);

/// "type", "unit", "title", "participating", "parent", "audience", "code".
WorkingRevision create_document(const Call& call, Fields fields);

/// "kind", "title", "change_summary", "revised_component", "reason", and the file "file" where there is one.
WorkingRevision start_revision(const Call& call, const std::string& code, Fields fields);

/// One of submit, verify, opine, endorse, approve, return, cancel, withdraw, correct, take-over, approve-by-act,
/// change-kind, describe. @throws Error kNotFound for another word.
WorkingRevision change_revision(const Call& call, const RevisionName& name, std::string_view action, Fields fields);

/// The answer that the fields describe; a signature on paper where they have "paper.signer".
Answer answer_of(const Call& call, const RevisionName& name, std::string_view action, Fields& fields);

/// The file of a request: the field "file" of a form, else the whole body, named by X-File-Name or
/// Content-Disposition. @throws InputError when there is none.
IncomingFile incoming_file(const http::Request& request);
/// The same from a form; nothing when none was chosen.
std::optional<IncomingFile> chosen_file(const http::Form& form, std::string_view field);

}  // namespace pravila::web
