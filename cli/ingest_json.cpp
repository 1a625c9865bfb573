#include "cli/ingest_json.h"

#include <nlohmann/json.hpp>

namespace pravila::cli {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }
json or_null(const std::optional<Date>& day) { return day ? json(day->iso()) : json(nullptr); }

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

bool recognised(const FileResult& result) { return !result.found.sha256.empty(); }

}  // namespace

std::string result_json(const FileResult& result, const Catalogue& words) {
    const ImportCandidate& found = result.found;
    json warnings = json::array();
    for (const Warning& warning : result.warnings)
        warnings.push_back({{"rule", warning.rule}, {"message", words.text(warning.message)}});
    json value{{"path", result.path},
               {"status", to_text(result.status)},
               {"code", or_null(result.code)},
               {"title", or_null(found.title)},
               {"type", recognised(result) ? json(to_text(found.type)) : json(nullptr)},
               {"unit", or_null(found.unit)},
               {"participating_units", found.participating},
               {"edition", found.number ? json(found.number->edition) : json(nullptr)},
               {"revision", found.number ? json(found.number->revision) : json(nullptr)},
               {"approved_on", or_null(found.approved.day)},
               {"effective_from", or_null(found.effective.day)},
               {"date_certainty", to_text(found.effective.certainty)},
               {"code_suffix", or_null(result.code_suffix)},
               {"registry_number", or_null(found.registry_number)},
               {"role", recognised(result) ? json(to_text(found.role)) : json(nullptr)},
               {"sha256", or_null(found.sha256)},
               {"format", or_null(found.format)},
               {"language", or_null(found.language)},
               {"warnings", std::move(warnings)},
               {"error", nullptr}};
    if (result.error) {
        value["error"] = words.text(*result.error);
        value["error_rule"] = result.error_rule;
    }
    return dump(value);
}

std::string summary_json(const IngestSummary& summary) {
    const BatchSummary& counts = summary.counts;
    json value{{"files", counts.files},         {"added", counts.added},       {"revised", counts.revised},
               {"unchanged", counts.unchanged}, {"conflict", counts.conflict}, {"failed", counts.failed},
               {"skipped", counts.skipped},     {"bytes", counts.bytes},       {"seconds", summary.seconds},
               {"stopped", summary.stopped}};
    if (summary.register_report) {
        const RegisterReport& report = *summary.register_report;
        value["register"] = {{"rows", report.rows},
                             {"matched", report.matched},
                             {"revision_mismatch", report.revision_mismatch},
                             {"rows_without_file", report.rows_without_file},
                             {"files_without_row", report.files_without_row},
                             {"double_codes", report.double_codes}};
    }
    return dump({{"summary", std::move(value)}});
}

}  // namespace pravila::cli
