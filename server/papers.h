#pragma once

#include <string>

#include "core/service/papers/paper_file.h"
#include "server/call.h"

namespace pravila::web {

// The papers of a revision over HTTP, the same for pages and API. What they are: core/service/papers.

/// The revision and format that an address of a paper names.
/// @param fallback  the format when none is asked for.
/// @throws InputError for an edition and revision, or a format, that is none.
PaperRequest paper_request(const Call& call, PaperFormat fallback);

http::Response starting_file_answer(const Call& call);
http::Response official_copy_answer(const Call& call);
http::Response acknowledgement_sheet_answer(const Call& call);
/// Of the person named by the parameter `person` (id or e-mail), else of whoever asks.
http::Response own_sheet_answer(const Call& call);

}  // namespace pravila::web
