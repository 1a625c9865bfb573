#include "indexer/pipeline/prepare.h"

#include <set>

#include "core/error.h"
#include "core/history/hash.h"
#include "indexer/recognise/recognise.h"
#include "indexer/recognise/register.h"

namespace pravila {

namespace {

constexpr std::uintmax_t kLargestFile = 256u << 20;

ExtractionFailure skipped(const std::string& rule) {
    if (rule == "file.temporary") return {rule, msg("A temporary file of an office program."), true};
    if (rule == "file.hidden") return {rule, msg("A hidden file."), true};
    if (rule == "file.register") return {rule, msg("The register itself."), true};
    return {rule, msg("Not a regular file."), true};
}

/// What the cover and the tables said, as the import needs it.
void take(const Recognised& seen, ImportCandidate& candidate) {
    if (seen.code) {
        candidate.code = seen.code->value.canonical;
        candidate.key = seen.code->value.key;
    }
    for (const auto& code : seen.further_codes) {
        CodeAssignment further;
        further.system = code.value.codification.empty() ? "ISO" : code.value.codification;
        further.printed = code.value.canonical;
        further.key = code.value.key;
        candidate.further_codes.push_back(std::move(further));
    }
    if (seen.title) candidate.title = seen.title->value;
    if (seen.type) candidate.type = seen.type->value;
    if (seen.unit) candidate.unit = seen.unit->value;
    for (const auto& unit : seen.participating) candidate.participating.push_back(unit.value);
    if (seen.edition || seen.revision)
        candidate.number =
            EditionRevision{seen.edition ? seen.edition->value : 1, seen.revision ? seen.revision->value : 0};
    candidate.number_printed = seen.number_printed;
    if (seen.approved) candidate.approved = seen.approved->value;
    if (seen.effective) candidate.effective = seen.effective->value;
    if (seen.registry_number) candidate.registry_number = seen.registry_number->value;
    if (seen.registry_date) candidate.registry_date = seen.registry_date->value;
    if (seen.template_code) candidate.template_code = seen.template_code->value;
    if (seen.parent_code) candidate.parent_code = seen.parent_code->value;
    candidate.role = seen.role;
    candidate.warnings.insert(candidate.warnings.end(), seen.warnings.begin(), seen.warnings.end());
}

/// A title is needed to show anything: without one on the cover, the file's own name.
void ensure_title(ImportCandidate& candidate) {
    if (!candidate.title.empty()) return;
    candidate.title = candidate.file_name.substr(0, candidate.file_name.rfind('.'));
    candidate.warnings.push_back(
        {"title.from_file_name", msg("No title was found in the text; the name of the file is shown instead.")});
}

void warn_of_missing(ImportCandidate& candidate) {
    if (candidate.key.empty())
        candidate.warnings.push_back(
            {"code.none",
             msg("No code was found. The document is kept as “without a code” until someone gives it one.")});
    if (!candidate.effective.day)
        candidate.warnings.push_back({"date.unknown", msg("It does not say from when it applies. It counts as in force "
                                                          "today, and is shown apart on past days.")});
    if (!candidate.number)
        candidate.warnings.push_back(
            {"number.unknown", msg("No edition and revision were found; it counts as Edition I, Revision 0.")});
}

/// Several procedures bound into one file are never taken in as one: it says where to split.
ExtractionFailure binder(const std::vector<Cover>& covers) {
    std::string parts;
    for (const Cover& cover : covers) {
        parts += (parts.empty() ? "" : ", ") + (cover.code.empty() ? cover.title : cover.code);
        if (cover.first_page > 0)
            parts += " (" + std::to_string(cover.first_page) + "–" + std::to_string(cover.last_page) + ")";
    }
    return {"binder.several_covers",
            msg("The file holds {count} procedures, each with its own cover: {parts}. Split it into one file for each "
                "and take those in.",
                {{"count", std::to_string(covers.size())}, {"parts", parts}}),
            false};
}

/// A list of procedures that lies in their folder is no procedure itself.
bool is_register(const ExtractedDocument& document, const Codebook& codebook) {
    if (document.format != "xlsx" && document.format != "csv") return false;
    std::set<CodeKey> codes;
    for (const ListedDocument& row : read_document_list(document, codebook).rows)
        if (!row.code.key.empty()) codes.insert(row.code.key);
    return codes.size() > 1;
}

std::optional<ExtractionFailure> parse(ImportCandidate& candidate, Extractor& extractor, const Codebook& codebook) {
    auto extracted = extractor.extract(candidate.bytes, candidate.file_name);
    if (auto* failure = std::get_if<ExtractionFailure>(&extracted)) return std::move(*failure);
    const auto& document = std::get<ExtractedDocument>(extracted);
    if (is_register(document, codebook))
        return ExtractionFailure{"file.register",
                                 msg("A register of procedures. To use what it says, name it with --register."), true};
    const Recognised seen = recognise(document, candidate.path, codebook);
    if (seen.covers.size() > 1) return binder(seen.covers);
    candidate.format = document.format;
    candidate.extractor = document.extractor;
    candidate.extraction = to_json(document);
    candidate.language = document.language;
    take(seen, candidate);
    ensure_title(candidate);
    warn_of_missing(candidate);
    return {};
}

}  // namespace

Prepared prepare(const ScannedFile& file, Extractor& extractor, const Codebook& codebook,
                 const std::function<bool(const std::string&)>& known) {
    Prepared prepared;
    ImportCandidate& candidate = prepared.candidate;
    candidate.path = file.shown;
    candidate.file_name = file.shown.substr(file.shown.rfind('/') + 1);
    if (!file.skipped.empty()) {
        prepared.failure = skipped(file.skipped);
        return prepared;
    }
    try {
        candidate.bytes = read_file(file.full, kLargestFile);
        candidate.sha256 = sha256_hex(candidate.bytes);
        if (!known(candidate.sha256)) prepared.failure = parse(candidate, extractor, codebook);
    } catch (const Error& error) {
        prepared.failure = ExtractionFailure{"file.unreadable", error.message(), false};
    } catch (const std::exception&) {
        prepared.failure = ExtractionFailure{
            "file.unreadable",
            msg("The file could not be taken in. Open it in its own program, save it again and retry."), false};
    }
    return prepared;
}

}  // namespace pravila
