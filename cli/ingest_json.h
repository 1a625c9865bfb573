#pragma once

#include <string>

#include "core/i18n/catalogue.h"
#include "indexer/pipeline/ingest.h"

namespace pravila::cli {

/// One line of `ingest --json`: what became of a file. Fields that were not found are null.
std::string result_json(const FileResult& result, const Catalogue& words);
/// The last line: {"summary":{…}}.
std::string summary_json(const IngestSummary& summary);

}  // namespace pravila::cli
