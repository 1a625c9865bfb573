#pragma once

#include <string>

#include "core/service/context.h"
#include "core/service/papers/paper_file.h"

namespace pravila {

/// The official copy of an approved revision: the approved text, word for word, between the cover, the tables and the
/// page headers and footers that the log fills in. Made anew each time; nothing is stored, and the approved file stays
/// as it is (needs N2). Whoever is not known here gets it without names.
///
/// Without a number, the one in force today is meant, else the newest approved one.
/// @param address  where a reader of the printed copy can check it; may be empty.
/// @throws Error kNotFound as view_document; kConflict: not approved, imported without proof of approval, on paper
/// only,
///         or its file has no text that could be read; kInvalidInput for a format other than PDF and DOCX.
PaperFile official_copy(const Context& context, const PaperMaker& maker, const PaperRequest& request,
                        const std::string& address);

/// Whether official_copy would make one.
bool has_official_copy(const Revision& revision);

}  // namespace pravila
