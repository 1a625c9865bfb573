#include "indexer/recognise/recognise.h"

#include <algorithm>

#include "indexer/recognise/sources.h"

namespace pravila {

namespace {

using namespace recognise_detail;

std::string base_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
    const std::size_t dot = name.rfind('.');
    if (dot != std::string::npos && dot > 0 && name.size() - dot <= 9) name.resize(dot);
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

/// Front matter of a text file as a zone. Office files' properties are no statements of the document: their "revision"
/// counts how often it was saved.
Zone metadata_zone(const ExtractedDocument& document) {
    Zone zone;
    if (document.format != "markdown") return zone;
    for (const auto& [key, value] : document.metadata) {
        Candidate candidate;
        candidate.label = folded(key);
        candidate.field = field_of_heading(candidate.label);
        if (candidate.field == Field::kStop || value.size() > 1000) continue;
        candidate.value = fold(value);
        candidate.with_label = value;
        candidate.place = {Place::Where::kMetadata, 0, 0, 0, key};
        zone.candidates.push_back(std::move(candidate));
    }
    return zone;
}

Sources sources_of(const ExtractedDocument& document, const Codebook& codebook, std::string_view path,
                   std::size_t first, std::size_t last) {
    return Sources{document,
                   codebook,
                   first,
                   last,
                   metadata_zone(document),
                   view_of(document, first, last),
                   change_rows(document, first, last),
                   base_name(path),
                   {},
                   type_phrases(codebook)};
}

/// An annex or a form without a code of its own, or a scan that only shows the signatures.
void recognise_role(const Sources& sources, Recognised& seen) {
    const auto& warnings = sources.document.warnings;
    const bool no_text = std::find(warnings.begin(), warnings.end(), "text.none") != warnings.end();
    if (sources.document.format == "pdf" && no_text) {
        seen.role = PartRole::kSignedCopy;
        return;
    }
    if (seen.code && seen.code->place.where != Place::Where::kFileName) return;
    const auto& lines = sources.view.cover.lines;
    const std::string first = lines.empty() ? std::string() : lines[0].text.text;
    const bool annex = first.starts_with("anexa"), form = first.starts_with("formular") && word_ends(first, 8);
    if (!annex && !form) return;
    for (const Candidate& candidate : sources.view.cover.candidates) {
        if (candidate.field != Field::kParent || seen.parent_code) continue;
        const auto codes = sources.codebook.find_codes(candidate.value.original);
        if (codes.empty()) continue;
        seen.parent_code = Seen<std::string>{
            codes[0].code.canonical, candidate.value.original.substr(codes[0].begin, codes[0].end - codes[0].begin),
            candidate.place};
    }
    if (!seen.parent_code) {
        const std::string& text = lines[0].text.original;
        const auto codes = sources.codebook.find_codes(text);
        if (codes.empty()) return;
        seen.parent_code = Seen<std::string>{
            codes[0].code.canonical, text.substr(codes[0].begin, codes[0].end - codes[0].begin), lines[0].place};
    }
    seen.role = annex ? PartRole::kAnnex : PartRole::kForm;
}

}  // namespace

Recognised recognise(const ExtractedDocument& document, std::string_view path, const Codebook& codebook) {
    Recognised seen;
    seen.language = document.language;
    std::vector<Cover> covers = find_covers(document, codebook);
    if (covers.size() > 1) {
        for (Cover& cover : covers) {
            Sources part = sources_of(document, codebook, {}, cover.first_block, cover.last_block + 1);
            Recognised one;
            recognise_code(part, one);
            recognise_title(part, one);
            if (one.title) cover.title = one.title->value;
        }
        seen.warnings.push_back(
            {"binder.several_covers", msg("The file holds {count} procedures, each with its own cover. Split it into "
                                          "one file for each and take those in.",
                                          {{"count", std::to_string(covers.size())}})});
        seen.covers = std::move(covers);
        return seen;
    }
    Sources sources = sources_of(document, codebook, path, 0, document.blocks.size());
    recognise_code(sources, seen);
    recognise_number(sources, seen);
    recognise_title(sources, seen);
    recognise_type_and_unit(sources, seen);
    recognise_dates(sources, seen);
    recognise_registration(sources, seen);
    recognise_role(sources, seen);
    seen.warnings = std::move(sources.warnings);
    return seen;
}

}  // namespace pravila
