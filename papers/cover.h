#pragma once

#include "papers/parts.h"

namespace pravila::papers {

/// The cover page: institution, type, title, a table that identifies the revision, the signers; a page of its own.
/// @param official  with dates of approval, registry and minutes numbers; else what an author has before approval
Blocks cover_page(const ProcedureFacts& facts, bool official);

/// Whether a table of a text is the identification table of such a cover, for this code.
bool identifies(const std::vector<std::vector<std::string>>& rows, const std::string& code);

}  // namespace pravila::papers
