#pragma once

#include "cli/wiring.h"
#include "core/i18n/catalogue.h"
#include "server/server.h"

namespace pravila::cli {

/// What the server is given: the opened store, the log, and the checks behind /readyz (store, index, worker).
/// @param extractor  made by extractor(); all references outlive the server.
ServerDependencies server_dependencies(const Wiring& wiring, const SearchIndex& index, Extractor& extractor,
                                       const PaperMaker& papers, const Catalogue& words);

}  // namespace pravila::cli
