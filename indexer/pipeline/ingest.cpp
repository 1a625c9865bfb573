#include "indexer/pipeline/ingest.h"

#include <chrono>

#include "core/error.h"
#include "core/text/comma_letters.h"
#include "indexer/pipeline/ordered_work.h"
#include "indexer/pipeline/prepare.h"
#include "indexer/pipeline/register_match.h"
#include "indexer/pipeline/scan.h"

namespace pravila {

namespace {

constexpr std::size_t kFilesACommit = 32;
constexpr std::size_t kBytesACommit = 32u << 20;
constexpr std::size_t kFilesInFlightAJob = 4;

/// Titles and units are shown with ș and ț whatever the document's own letters; its text stays as written.
void settle_letters(ImportCandidate& candidate) {
    candidate.title = with_comma_letters(candidate.title);
    candidate.unit = with_comma_letters(candidate.unit);
    for (std::string& unit : candidate.participating) unit = with_comma_letters(unit);
}

/// Thrown to end a rehearsal: the transaction it leaves takes everything back.
struct TakeBack {};

FileStatus status_from(ImportStatus status) {
    switch (status) {
        case ImportStatus::kAdded:
            return FileStatus::kAdded;
        case ImportStatus::kRevised:
            return FileStatus::kRevised;
        case ImportStatus::kUnchanged:
            return FileStatus::kUnchanged;
        case ImportStatus::kConflict:
            break;
    }
    return FileStatus::kConflict;
}

class Ingest {
  public:
    Ingest(const Context& context, Extractor& extractor, const Codebook& codebook, const IngestOptions& options,
           const std::function<void(const FileResult&)>& on_result,
           const std::function<void(long, long, long)>& on_progress, const std::atomic<bool>& stop)
        : context_(context),
          extractor_(extractor),
          codebook_(codebook),
          options_(options),
          on_result_(on_result),
          on_progress_(on_progress),
          stop_(stop),
          batch_(context.ids.next_id<BatchId>()) {}

    IngestSummary run() {
        const auto begin = std::chrono::steady_clock::now();
        files_ = scan(options_.paths);
        match_register();
        if (options_.dry_run)
            rehearse();
        else
            store_in_groups();
        if (register_) {
            summary_.register_report = register_->report();
        }
        summary_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return std::move(summary_);
    }

  private:
    /// With a register every file is looked at twice: which row belongs to which file is only known when all are.
    void match_register() {
        if (options_.register_file.empty()) return;
        register_.emplace(read_register(extractor_, codebook_, options_.register_file));
        leave_out_register();
        OrderedWork<Prepared> work(files_.size(), options_.jobs, window(),
                                   [this](std::size_t i) { return prepare_file(files_[i]); });
        for (std::size_t i = 0; auto prepared = work.next(); ++i) {
            prepared->candidate.bytes.clear();
            if (!prepared->failure) register_->add_file(i, prepared->candidate);
        }
        register_->match();
    }

    /// The register itself is usually kept in the folder of the procedures; it is no procedure.
    void leave_out_register() {
        std::error_code problem;
        for (ScannedFile& file : files_)
            if (std::filesystem::equivalent(file.full, options_.register_file, problem)) file.skipped = "file.register";
    }

    std::size_t window() const { return options_.jobs * kFilesInFlightAJob; }

    Prepared prepare_file(const ScannedFile& file) const {
        if (stop_) return stopped(file);
        return prepare(file, extractor_, codebook_, [this](const std::string& sha256) { return known(sha256); });
    }

    static Prepared stopped(const ScannedFile& file) {
        Prepared prepared;
        prepared.candidate.path = file.shown;
        prepared.stopped = true;
        return prepared;
    }

    /// Bytes that are in the store already need no parsing: running an ingest again is nearly free.
    bool known(const std::string& sha256) const {
        if (register_) return false;
        bool found = false;
        context_.store.read(context_.scope, [&](StoreReader& reader) { found = !reader.imports_of(sha256).empty(); });
        return found;
    }

    void store_in_groups() {
        OrderedWork<Prepared> work(files_.size(), options_.jobs, window(),
                                   [this](std::size_t i) { return prepare_file(files_[i]); });
        std::vector<std::pair<std::size_t, Prepared>> group;
        std::size_t bytes = 0;
        for (std::size_t i = 0; auto prepared = work.next(); ++i) {
            if (prepared->stopped) {
                summary_.stopped = true;
                break;
            }
            bytes += prepared->candidate.bytes.size() + prepared->candidate.extraction.size();
            group.emplace_back(i, std::move(*prepared));
            if (group.size() < kFilesACommit && bytes < kBytesACommit) continue;
            store_group(group);
            group.clear();
            bytes = 0;
        }
        if (!group.empty()) store_group(group);
        if (summary_.counts.added + summary_.counts.revised > 0) finish_batch(context_, batch_, summary_.counts);
        if (!summary_.stopped) link_forms(context_);
    }

    void store_group(std::vector<std::pair<std::size_t, Prepared>>& group) {
        std::vector<FileResult> results;
        try {
            context_.store.write(context_.scope, [&](StoreWriter& writer) {
                results.clear();
                for (auto& [index, prepared] : group) results.push_back(store_one(writer, index, prepared));
            });
        } catch (const Error& error) {
            if (error.code() == ErrorCode::kUnavailable || group.size() == 1) throw;
            store_one_by_one(group, results);
        }
        tell(results);
    }

    /// A group whose transaction failed is tried file by file, so that the file at fault costs only itself.
    void store_one_by_one(std::vector<std::pair<std::size_t, Prepared>>& group, std::vector<FileResult>& results) {
        results.clear();
        for (auto& [index, prepared] : group) {
            FileResult result;
            try {
                context_.store.write(context_.scope, [&, at = index, file = &prepared](StoreWriter& writer) {
                    result = store_one(writer, at, *file);
                });
            } catch (const Error& error) {
                if (error.code() == ErrorCode::kUnavailable) throw;
                result = failed(prepared, "store.refused", error.message());
            }
            results.push_back(std::move(result));
        }
    }

    FileResult store_one(StoreWriter& writer, std::size_t index, const Prepared& prepared) {
        if (prepared.failure) return failed(prepared, prepared.failure->rule, prepared.failure->message);
        ImportCandidate candidate = prepared.candidate;
        if (register_) {
            if (auto mismatch = register_->apply(index, candidate)) {
                FileResult result = result_for(candidate);
                result.status = FileStatus::kConflict;
                result.error_rule = "register.revision_mismatch";
                result.error = std::move(mismatch);
                return result;
            }
        }
        settle_letters(candidate);
        const ImportOutcome outcome = import_file(writer, context_, candidate, batch_);
        FileResult result = result_for(candidate);
        result.status = status_from(outcome.status);
        result.code_suffix = outcome.code_suffix;
        result.code = outcome.code_suffix.empty()
                          ? outcome.code
                          : outcome.code.substr(0, outcome.code.size() - outcome.code_suffix.size() - 1);
        result.number = outcome.number;
        result.warnings = outcome.warnings;
        if (outcome.status == ImportStatus::kUnchanged) describe_unchanged(writer, outcome, result);
        if (outcome.conflict) {
            result.error_rule = "content.conflict";
            result.error = outcome.conflict;
        }
        return result;
    }

    /// A file that was not parsed again is told of as the store knows it.
    static void describe_unchanged(StoreReader& reader, const ImportOutcome& outcome, FileResult& result) {
        const auto revision = reader.revision(outcome.revision);
        const auto document = revision ? reader.document(revision->document) : std::nullopt;
        if (!document) return;
        ImportCandidate& found = result.found;
        found.title = revision->title;
        found.type = document->type;
        found.number = revision->number;
        found.approved = revision->approved;
        found.effective = revision->effective;
        found.registry_number = revision->registry_number;
        found.language = revision->language;
        const auto name_of = [&](const UnitId& id) {
            const auto unit = reader.organisation().unit(id);
            return unit ? unit->name : std::string();
        };
        found.unit = document->owner ? name_of(*document->owner) : std::string();
        found.participating.clear();
        for (const UnitId& id : document->participating) found.participating.push_back(name_of(id));
        for (const RevisionPart& part : revision->parts) {
            if (part.sha256 != found.sha256) continue;
            found.format = part.format;
            found.role = part.role;
        }
    }

    static FileResult result_for(const ImportCandidate& candidate) {
        FileResult result;
        result.path = candidate.path;
        result.found = candidate;
        result.found.bytes.clear();
        result.found.extraction.clear();
        result.code = candidate.code;
        result.warnings = candidate.warnings;
        return result;
    }

    static FileResult failed(const Prepared& prepared, std::string rule, Message message) {
        FileResult result = result_for(prepared.candidate);
        result.status =
            prepared.failure && prepared.failure->not_a_document ? FileStatus::kSkipped : FileStatus::kFailed;
        result.error_rule = std::move(rule);
        result.error = std::move(message);
        return result;
    }

    /// Everything happens inside one transaction that is then taken back, so that later files see earlier ones.
    void rehearse() {
        std::vector<FileResult> results;
        OrderedWork<Prepared> work(files_.size(), options_.jobs, window(),
                                   [this](std::size_t i) { return prepare_file(files_[i]); });
        try {
            context_.store.write(context_.scope, [&](StoreWriter& writer) {
                for (std::size_t i = 0; auto prepared = work.next(); ++i) {
                    if (prepared->stopped) {
                        summary_.stopped = true;
                        break;
                    }
                    results.push_back(store_one(writer, i, *prepared));
                }
                throw TakeBack{};
            });
        } catch (const TakeBack&) {
            tell(results);
        }
    }

    void tell(const std::vector<FileResult>& results) {
        BatchSummary& counts = summary_.counts;
        for (const FileResult& result : results) {
            ++counts.files;
            switch (result.status) {
                case FileStatus::kAdded:
                    ++counts.added;
                    break;
                case FileStatus::kRevised:
                    ++counts.revised;
                    break;
                case FileStatus::kUnchanged:
                    ++counts.unchanged;
                    break;
                case FileStatus::kConflict:
                    ++counts.conflict;
                    break;
                case FileStatus::kFailed:
                    ++counts.failed;
                    break;
                case FileStatus::kSkipped:
                    ++counts.skipped;
                    break;
            }
            counts.bytes += static_cast<long long>(files_[static_cast<std::size_t>(counts.files) - 1].bytes);
            on_result_(result);
        }
        if (on_progress_)
            on_progress_(static_cast<long>(counts.files), static_cast<long>(files_.size()),
                         static_cast<long>(counts.failed));
    }

    const Context& context_;
    Extractor& extractor_;
    const Codebook& codebook_;
    const IngestOptions& options_;
    const std::function<void(const FileResult&)>& on_result_;
    const std::function<void(long, long, long)>& on_progress_;
    const std::atomic<bool>& stop_;
    const BatchId batch_;
    std::vector<ScannedFile> files_;
    std::optional<RegisterMatch> register_;
    IngestSummary summary_;
};

}  // namespace

std::string_view to_text(FileStatus status) {
    switch (status) {
        case FileStatus::kAdded:
            return "added";
        case FileStatus::kRevised:
            return "revised";
        case FileStatus::kUnchanged:
            return "unchanged";
        case FileStatus::kConflict:
            return "conflict";
        case FileStatus::kFailed:
            return "failed";
        case FileStatus::kSkipped:
            break;
    }
    return "skipped";
}

IngestSummary ingest(const Context& context, Extractor& extractor, const Codebook& codebook,
                     const IngestOptions& options, const std::function<void(const FileResult&)>& on_result,
                     const std::function<void(long, long, long)>& on_progress, const std::atomic<bool>& stop) {
    return Ingest(context, extractor, codebook, options, on_result, on_progress, stop).run();
}

}  // namespace pravila
