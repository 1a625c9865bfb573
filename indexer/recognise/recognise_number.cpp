#include <algorithm>

#include "indexer/recognise/sources.h"
#include "indexer/recognise/values.h"

namespace pravila::recognise_detail {

namespace {

struct NumberSeen {
    Seen<int> seen;
    std::string with_label;
    Trust trust = Trust::kCover;
};

struct Numbers {
    std::vector<NumberSeen> editions, revisions;
};

/// The label as printed, with the number after it and nothing that follows.
std::string printed_with_label(const Candidate& candidate, std::size_t end) {
    const Folded whole = fold(candidate.with_label);
    const std::size_t value = whole.text.size() - std::min(whole.text.size(), candidate.value.text.size());
    return whole.slice(0, std::min(whole.text.size(), value + end));
}

void read(Numbers& numbers, const Candidate& candidate, Trust trust) {
    const std::string& text = candidate.value.text;
    const auto seen = [&](int value, std::size_t begin, std::size_t end) {
        return NumberSeen{
            {value, candidate.value.slice(begin, end), candidate.place}, printed_with_label(candidate, end), trust};
    };
    const bool edition = candidate.field == Field::kEdition, revision = candidate.field == Field::kRevision;
    if (!edition && !revision && candidate.field != Field::kEditionRevision && candidate.field != Field::kVersion)
        return;
    if (!revision) {
        if (const auto pair = pair_at(text, 0, !edition)) {
            numbers.editions.push_back(seen(pair->edition, 0, pair->middle));
            numbers.editions.back().with_label = printed_with_label(candidate, pair->end);
            numbers.revisions.push_back(seen(pair->revision, pair->middle + 1, pair->end));
            numbers.revisions.back().with_label.clear();
            return;
        }
    }
    if (revision && (text == "-" || text.empty())) {
        // "Revizia -" and an empty field say that there was none yet; dots and underscores say that nobody filled it
        // in.
        if (candidate.value.original.find_first_of("_.") == std::string::npos)
            numbers.revisions.push_back(seen(0, 0, text.size()));
        return;
    }
    const auto number = numeral_at(text, 0);
    if (!number) return;
    (revision ? numbers.revisions : numbers.editions).push_back(seen(number->value, 0, number->end));
}

Numbers numbers_of(const Sources& sources) {
    Numbers numbers;
    for (const auto& [trust, zone] : sources.zones())
        for (const Candidate& candidate : zone->candidates) read(numbers, candidate, trust);
    return numbers;
}

/// "Ed. 2", "ed1", "Rev.3" in the name of the file.
Numbers numbers_of_file_name(const Sources& sources) {
    Numbers numbers;
    std::string name = sources.file_name;
    std::replace(name.begin(), name.end(), '-', ' ');
    const Folded text = fold(name);
    for (const LabelHit& hit : labels_in(text.text)) {
        const auto number = numeral_at(text.text, hit.end);
        if (!number) continue;
        const NumberSeen seen{{number->value, text.slice(hit.end, number->end), {Place::Where::kFileName, 0, 0, 0, {}}},
                              text.slice(hit.begin, number->end),
                              Trust::kFileName};
        if (hit.field == Field::kEdition) numbers.editions.push_back(seen);
        if (hit.field == Field::kRevision) numbers.revisions.push_back(seen);
    }
    return numbers;
}

/// A blank line printed in advance says nothing about which revision this is.
const ChangeRow* last_filled(const Sources& sources, std::optional<int> edition) {
    const ChangeRow* last = nullptr;
    for (const ChangeRow& row : sources.changes) {
        if (!row.filled || row.edition == 0 || (edition && row.edition != *edition)) continue;
        if (!last || std::pair(row.edition, row.revision) >= std::pair(last->edition, last->revision)) last = &row;
    }
    return last;
}

void warn_of_header(Sources& sources, const std::vector<NumberSeen>& all, std::string_view what) {
    for (const NumberSeen& other : all) {
        if (other.trust != Trust::kHeader || all[0].trust >= Trust::kHeader || other.seen.value == all[0].seen.value)
            continue;
        if (what == "edition")
            sources.warn(
                "edition.header_differs",
                msg("The page header says edition {header}, the cover {cover}. The cover's is kept.",
                    {{"header", std::to_string(other.seen.value)}, {"cover", std::to_string(all[0].seen.value)}}));
        else
            sources.warn(
                "revision.header_differs",
                msg("The page header says revision {header}, the cover {cover}. The cover's is kept.",
                    {{"header", std::to_string(other.seen.value)}, {"cover", std::to_string(all[0].seen.value)}}));
    }
}

}  // namespace

void recognise_number(Sources& sources, Recognised& seen) {
    const Numbers numbers = numbers_of(sources);
    std::string edition_words, revision_words;
    const auto take = [](const NumberSeen& number, std::optional<Seen<int>>& into, std::string& words) {
        into = number.seen;
        words = number.with_label;
    };
    if (!numbers.editions.empty()) take(numbers.editions[0], seen.edition, edition_words);
    if (!numbers.revisions.empty()) take(numbers.revisions[0], seen.revision, revision_words);
    if (!numbers.editions.empty()) warn_of_header(sources, numbers.editions, "edition");
    if (!numbers.revisions.empty()) warn_of_header(sources, numbers.revisions, "revision");

    const ChangeRow* row = last_filled(sources, seen.edition ? std::optional<int>(seen.edition->value) : std::nullopt);
    if (row && !seen.revision) {
        if (!seen.edition) {
            seen.edition = Seen<int>{row->edition, row->printed_edition, row->edition_place};
            edition_words = row->printed_edition;
        }
        seen.revision = Seen<int>{row->revision, row->printed_revision, row->revision_place};
        revision_words = row->printed_revision;
        sources.warn("revision.from_change_table",
                     msg("The cover does not say which revision this is; {number} was taken from the table of changes. "
                         "Check it.",
                         {{"number", to_text(EditionRevision{row->edition, row->revision})}}));
    }
    const Numbers named = numbers_of_file_name(sources);
    if (!seen.edition && !named.editions.empty()) {
        take(named.editions[0], seen.edition, edition_words);
        sources.warn("edition.from_file_name",
                     msg("The text names no edition; {edition} was taken from the name of the file. Check it.",
                         {{"edition", std::to_string(seen.edition->value)}}));
    }
    if (!seen.revision && !named.revisions.empty()) {
        take(named.revisions[0], seen.revision, revision_words);
        sources.warn("revision.from_file_name",
                     msg("The text names no revision; {revision} was taken from the name of the file. Check it.",
                         {{"revision", std::to_string(seen.revision->value)}}));
    }
    seen.number_printed = edition_words;
    if (!revision_words.empty()) seen.number_printed += (edition_words.empty() ? "" : ", ") + revision_words;
}

}  // namespace pravila::recognise_detail
