#include <algorithm>

#include "indexer/recognise/sources.h"
#include "indexer/recognise/values.h"

namespace pravila::recognise_detail {

namespace {

std::optional<Seen<StatedDate>> date_of(const Candidate& candidate) {
    const auto found = date_in(candidate.value.text);
    if (!found || found->begin > 12) return {};
    return Seen<StatedDate>{found->date, candidate.value.slice(found->begin, found->end), candidate.place};
}

std::optional<Seen<StatedDate>> labelled(const Sources& sources, Field field) {
    for (const auto& [trust, zone] : sources.zones())
        for (const Candidate& candidate : zone->candidates)
            if (candidate.field == field)
                if (auto date = date_of(candidate)) return date;
    return {};
}

/// "Aprobat: Radu Văcărescu, primar, 08.03.2024"
std::optional<Seen<StatedDate>> approved_by(const Sources& sources) {
    for (const auto& [trust, zone] : sources.zones())
        for (const Candidate& candidate : zone->candidates) {
            if (candidate.field != Field::kStop || !candidate.label.starts_with("aprobat")) continue;
            const auto found = date_in(candidate.value.text);
            if (found && found->date.certainty == DateCertainty::kDay)
                return Seen<StatedDate>{found->date, candidate.value.slice(found->begin, found->end), candidate.place};
        }
    return {};
}

/// "Data" without more is the date of the edition when it stands among code, edition and revision.
std::optional<Seen<StatedDate>> lone_date(const Sources& sources) {
    for (const auto& [trust, zone] : sources.zones()) {
        if (trust == Trust::kFooter) continue;
        const auto& candidates = zone->candidates;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (candidates[i].field != Field::kDate) continue;
            auto date = date_of(candidates[i]);
            if (!date) continue;
            const std::size_t from = i > 4 ? i - 4 : 0, to = std::min(candidates.size(), i + 5);
            for (std::size_t near = from; near < to; ++near) {
                const Field field = candidates[near].field;
                if (field == Field::kEdition || field == Field::kRevision || field == Field::kEditionRevision ||
                    field == Field::kVersion || field == Field::kCode)
                    return date;
            }
        }
    }
    return {};
}

std::optional<Seen<StatedDate>> from_changes(const Sources& sources, const Recognised& seen, bool applies) {
    if (!seen.edition) return {};
    const int revision = seen.revision ? seen.revision->value : 0;
    for (const ChangeRow& row : sources.changes) {
        if (row.edition != seen.edition->value || row.revision != revision) continue;
        const auto& date = applies ? row.applies : row.issued;
        if (date) return date;
    }
    // A table that begins with "Revizia 2" is about the edition on the cover; only when it names this revision once.
    std::optional<Seen<StatedDate>> found;
    for (const ChangeRow& row : sources.changes) {
        const auto& date = applies ? row.applies : row.issued;
        if (row.edition != 0 || row.revision != revision || !date) continue;
        if (found) return {};
        found = date;
    }
    return found;
}

}  // namespace

void recognise_dates(Sources& sources, Recognised& seen) {
    seen.approved = labelled(sources, Field::kApproved);
    if (!seen.approved) seen.approved = approved_by(sources);
    if (!seen.approved) seen.approved = approval_date(sources.document, sources.first, sources.last);

    seen.effective = labelled(sources, Field::kEffective);
    const auto tabled = from_changes(sources, seen, true);
    if (seen.effective && tabled && tabled->value.day != seen.effective->value.day &&
        tabled->value.certainty == seen.effective->value.certainty)
        sources.warn(
            "effective.differs",
            msg("The cover says it applies from {cover}, the table of changes from {table}. The cover's is kept.",
                {{"cover", seen.effective->printed}, {"table", tabled->printed}}));
    if (!seen.effective) seen.effective = tabled;
    if (!seen.effective) seen.effective = from_changes(sources, seen, false);
    if (!seen.effective) {
        const auto date = lone_date(sources);
        // The same day as the signature of who approves: then it is that day, and from when it applies is not said.
        if (date && !(seen.approved && seen.approved->value.day == date->value.day)) seen.effective = date;
    }
    if (seen.approved && seen.effective && seen.approved->value.certainty == DateCertainty::kDay &&
        seen.effective->value.certainty == DateCertainty::kDay &&
        *seen.effective->value.day < *seen.approved->value.day)
        sources.warn("date.order",
                     msg("It applies from {effective}, before it was approved on {approved}. Check both dates.",
                         {{"effective", seen.effective->printed}, {"approved", seen.approved->printed}}));
}

void recognise_registration(Sources& sources, Recognised& seen) {
    const auto take = [&](const RegistryInText& found, const Folded& text, std::size_t begin, const Place& place) {
        seen.registry_number = Seen<std::string>{found.number, text.slice(begin, found.end), place};
        if (found.date) seen.registry_date = Seen<Date>{*found.date, text.slice(begin, found.end), place};
    };
    for (const auto& [trust, zone] : sources.zones())
        for (const Candidate& candidate : zone->candidates) {
            if (candidate.field == Field::kRegistry && !seen.registry_number) {
                if (const auto found = registry_at(candidate.value.text, 0))
                    take(*found, candidate.value, 0, candidate.place);
            }
            if (candidate.field == Field::kRegistryDate && !seen.registry_date) {
                const auto date = whole_date(candidate.value.text);
                if (date && date->certainty == DateCertainty::kDay)
                    seen.registry_date = Seen<Date>{*date->day, candidate.value.original, candidate.place};
            }
        }
    if (!seen.registry_number) {
        // "Nr. 436 / 25.02.2022" as a line of its own on the cover.
        for (const Line& line : sources.view.cover.lines) {
            const std::string& text = line.text.text;
            if (!text.starts_with("nr. ") && !text.starts_with("nr ")) continue;
            const std::size_t begin = text.find(' ') + 1;
            const auto found = registry_at(text, begin);
            if (!found || !found->date || found->end != text.size()) continue;
            take(*found, line.text, begin, line.place);
            break;
        }
    }
    if (seen.registry_number && seen.registry_date && seen.registry_number->value.find('/') == std::string::npos)
        seen.registry_number->value += "/" + std::to_string(seen.registry_date->value.year());
}

}  // namespace pravila::recognise_detail
