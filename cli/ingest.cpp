#include <unistd.h>
#include <CLI/CLI.hpp>

#include <atomic>
#include <csignal>
#include <iostream>

#include "cli/command.h"
#include "cli/ingest_json.h"
#include "indexer/pipeline/index_keeper.h"
#include "indexer/pipeline/ingest.h"

namespace pravila::cli {

namespace {

std::atomic<bool> stop_asked{false};

void ask_to_stop(int) { stop_asked = true; }

/// A line on a terminal that is drawn over itself: done, total, rate, time left, failures so far.
class ProgressBar {
  public:
    ProgressBar(const Session& session, bool shown)
        : words_(session.words()), shown_(shown), begin_(std::chrono::steady_clock::now()) {}
    ~ProgressBar() { clear(); }

    void draw(long done, long total, long failed) {
        if (!shown_ || done == 0) return;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
        const double rate = static_cast<double>(done) / std::max(seconds, 0.001);
        std::cerr << "\r\033[K"
                  << words_.text(
                         msg("{done} of {total} files, {rate} a second, {left} s left, {failed} failed",
                             {{"done", std::to_string(done)},
                              {"total", std::to_string(total)},
                              {"rate", std::to_string(static_cast<long>(rate))},
                              {"left", std::to_string(static_cast<long>(static_cast<double>(total - done) / rate))},
                              {"failed", std::to_string(failed)}}))
                  << std::flush;
    }
    void clear() const {
        if (shown_) std::cerr << "\r\033[K" << std::flush;
    }

  private:
    const Catalogue& words_;
    bool shown_;
    std::chrono::steady_clock::time_point begin_;
};

void print_result(const FileResult& result, const Session& session) {
    if (session.json) {
        std::cout << result_json(result, session.words()) << '\n';
        return;
    }
    if (result.error && result.status != FileStatus::kSkipped)
        std::cerr << result.path << ": " << session.words().text(*result.error) << '\n';
    if (session.quiet) return;
    std::cout << to_text(result.status) << "  " << result.path;
    if (!result.code.empty())
        std::cout << "  " << result.code << (result.code_suffix.empty() ? "" : " " + result.code_suffix);
    if (result.number) std::cout << "  " << to_text(*result.number);
    if (!result.found.title.empty()) std::cout << "  " << result.found.title;
    std::cout << '\n';
    for (const Warning& warning : result.warnings)
        std::cout << "    ! " << session.words().text(warning.message) << '\n';
}

void print_summary(const IngestSummary& summary, const Session& session) {
    if (session.json) {
        std::cout << summary_json(summary) << '\n';
        return;
    }
    const BatchSummary& counts = summary.counts;
    session.tell(
        msg("{files} files: {added} added, {revised} revised, {unchanged} unchanged, {conflict} in conflict, {failed} "
            "failed, {skipped} skipped.",
            {{"files", std::to_string(counts.files)},
             {"added", std::to_string(counts.added)},
             {"revised", std::to_string(counts.revised)},
             {"unchanged", std::to_string(counts.unchanged)},
             {"conflict", std::to_string(counts.conflict)},
             {"failed", std::to_string(counts.failed)},
             {"skipped", std::to_string(counts.skipped)}}));
    if (summary.stopped)
        session.complain(
            msg("Stopped before the end. Nothing done so far is lost: run the same command again to go on."));
    if (!summary.register_report) return;
    const RegisterReport& report = *summary.register_report;
    const auto list = [&](const Message& heading, const std::vector<std::string>& items) {
        if (items.empty()) return;
        session.tell(heading);
        for (const std::string& item : items) std::cerr << "  " << item << '\n';
    };
    session.tell(msg("Register: {rows} rows, {matched} matched.",
                     {{"rows", std::to_string(report.rows)}, {"matched", std::to_string(report.matched)}}));
    if (session.quiet) return;
    list(msg("Revision differs from the register:"), report.revision_mismatch);
    list(msg("Rows without a file:"), report.rows_without_file);
    list(msg("Files without a row:"), report.files_without_row);
    list(msg("Double codes:"), report.double_codes);
    for (const Message& problem : report.problems) session.tell(problem);
}

int run(const IngestOptions& options, const Session& session) {
    Wiring wiring = session.open();
    if (!options.dry_run) wiring.act_as_account();
    const auto parser = extractor(options.jobs);
    ProgressBar progress(session, isatty(2) != 0 && !session.quiet && !std::getenv("CI"));
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
    // The index follows while files are still being read; a store of which another process keeps the index is only told
    // of.
    std::optional<IndexKeeper> keeper;
    if (!options.dry_run) keeper.emplace(wiring.context(), [&] { return wiring.index_writer(); });
    const IngestSummary summary = ingest(
        wiring.context(), *parser, wiring.codebook, options,
        [&](const FileResult& result) {
            progress.clear();
            print_result(result, session);
        },
        [&](long done, long total, long failed) {
            progress.draw(done, total, failed);
            if (keeper) keeper->wake();
        },
        stop_asked);
    progress.clear();
    print_summary(summary, session);
    std::cout.flush();
    if (keeper) follow_until_whole(session, wiring, *keeper);
    const bool whole = summary.counts.failed == 0 && summary.counts.conflict == 0 && !summary.stopped;
    return whole ? kDone : kPartFailed;
}

}  // namespace

Run define_ingest(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<IngestOptions>();
    auto jobs = std::make_shared<long>(0);
    app.add_option("PATH", options->paths, words.text(msg("Files and folders; folders with everything in them")))
        ->required();
    app.add_option("--register", options->register_file,
                   words.text(msg("The institution's own register, CSV or XLSX")));
    app.add_flag("--dry-run", options->dry_run, words.text(msg("Do everything, tell, and take it back")));
    app.add_option("--jobs", *jobs, words.text(msg("Files parsed at a time (1 to 16)")))->check(CLI::Range(1, 16));
    return [options, jobs](const Session& session) {
        options->jobs = static_cast<unsigned>(*jobs ? *jobs : session.settings.jobs);
        return run(*options, session);
    };
}

}  // namespace pravila::cli
