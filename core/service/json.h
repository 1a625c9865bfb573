#pragma once

#include <string>

#include "core/i18n/catalogue.h"
#include "core/service/document_history.h"
#include "core/service/find_procedures.h"
#include "core/service/procedure_register.h"
#include "core/service/view_document.h"

namespace pravila {

// The JSON of commands and of the API: one place, so that both always say the same (contract of the product's outside).
// Every function returns one JSON text without a trailing newline. `url` fields are paths ("/d/po-urb-4").

std::string search_json(const SearchAnswer& answer);
std::string suggestions_json(const std::vector<Suggestion>& suggestions);
std::string document_json(const DocumentView& view);
std::string revisions_json(const DocumentView& view);
std::string revision_json(const DocumentView& view);  ///< the revision shown, with its parts
std::string parts_json(const DocumentView& view);     ///< the files of the revision shown, each with its address
std::string register_json(const RegisterView& view, long limit, long offset);
std::string history_json(const HistoryView& view);

}  // namespace pravila
