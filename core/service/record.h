#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/history/canonical_json.h"
#include "core/service/context.h"

namespace pravila {

/// Appends one entry to the log inside the open transaction, stamped with the context's time and actor.
///
/// @param action      a row of core/history/actions.h, which names the kind of subject and the details it must have.
/// @param subject_id  what it happened to; the entry is found under this id.
/// @param about       further ids under which it is found (the document of a revision).
void record(StoreWriter& writer, const Context& context, std::string_view action, const std::string& subject_id,
            JsonObject details, const std::string& content_sha256 = {}, const std::vector<std::string>& about = {});

}  // namespace pravila
