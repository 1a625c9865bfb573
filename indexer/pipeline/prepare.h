#pragma once

#include <functional>
#include <optional>

#include "core/codification/codebook.h"
#include "core/ports/extractor.h"
#include "core/service/import_file.h"
#include "indexer/pipeline/scan.h"

namespace pravila {

/// A file that was read, parsed and recognised, or why not.
struct Prepared {
    ImportCandidate candidate;  ///< path, bytes and hash are there even when parsing failed
    std::optional<ExtractionFailure> failure;
    bool stopped = false;  ///< not looked at, because the ingest was told to stop
};

/// Reads one file and finds out what it is. Never throws: whatever goes wrong is in `failure`.
///
/// @param known  tells whether bytes with this SHA-256 are in the store already; such a file is not parsed.
/// Thread rule: callable from several threads at once.
Prepared prepare(const ScannedFile& file, Extractor& extractor, const Codebook& codebook,
                 const std::function<bool(const std::string&)>& known);

}  // namespace pravila
