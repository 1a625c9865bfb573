#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/codification/codebook.h"
#include "core/ports/extractor.h"
#include "core/service/context.h"
#include "core/service/import_file.h"

namespace pravila {

struct IngestOptions {
    std::vector<std::string> paths;
    std::string register_file;  ///< CSV or XLSX; empty: none
    bool dry_run = false;       ///< everything is done and then taken back
    unsigned jobs = 2;          ///< files parsed at a time
};

enum class FileStatus { kAdded, kRevised, kUnchanged, kConflict, kFailed, kSkipped };
std::string_view to_text(FileStatus status);

/// What became of one file.
struct FileResult {
    std::string path;
    FileStatus status = FileStatus::kSkipped;
    ImportCandidate found;  ///< what was recognised; without the bytes and the text
    std::string code;       ///< as it stands in the store, without suffix
    std::string code_suffix;
    std::optional<EditionRevision> number;
    std::vector<Warning> warnings;
    std::string error_rule;  ///< stable id of why it failed, was skipped or is a conflict; else empty
    std::optional<Message> error;
};

struct RegisterReport {
    long rows = 0, matched = 0;
    std::vector<std::string> revision_mismatch;  ///< codes
    std::vector<std::string> rows_without_file;  ///< codes
    std::vector<std::string> files_without_row;  ///< paths
    std::vector<std::string> double_codes;       ///< codes
    std::vector<Message> problems;               ///< rows that could not be read
};

struct IngestSummary {
    BatchSummary counts;
    double seconds = 0;
    std::optional<RegisterReport> register_report;
    bool stopped = false;  ///< ended early because it was told to
};

/// Takes files in: finds them, parses them in worker processes, recognises what they are, and stores them in the order
/// of their paths, a few dozen in one durable transaction. A file that fails costs only itself.
///
/// @param on_result  called for each file after it is durable, in the order of paths.
/// @param on_progress  called with (done, total, failed) after each group; may be empty.
/// @param stop  when it becomes true, the group under way is finished and nothing more is begun.
/// @throws Error kNotFound for a path that does not exist, before anything is changed; kInvalidInput for a register
/// that cannot be read. Memory: bounded by the largest files in flight, not by the number of files.
IngestSummary ingest(const Context& context, Extractor& extractor, const Codebook& codebook,
                     const IngestOptions& options, const std::function<void(const FileResult&)>& on_result,
                     const std::function<void(long done, long total, long failed)>& on_progress,
                     const std::atomic<bool>& stop);

}  // namespace pravila
