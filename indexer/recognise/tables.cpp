#include "indexer/recognise/tables.h"

#include <algorithm>

#include "indexer/recognise/fold.h"
#include "indexer/recognise/labels.h"
#include "indexer/recognise/values.h"
#include "indexer/recognise/view.h"

namespace pravila::recognise_detail {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1), kMostRows = 200, kMostCellBytes = 500;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Folded cell_of(const Block& table, std::size_t row, std::size_t cell) {
    if (row >= table.rows.size() || cell >= table.rows[row].size() || table.rows[row][cell].size() > kMostCellBytes)
        return fold("");
    return fold(table.rows[row][cell]);
}

std::optional<Seen<StatedDate>> date_of(const Block& table, std::size_t block, std::size_t row, std::size_t cell) {
    const Folded text = cell_of(table, row, cell);
    const auto found = date_in(text.text);
    if (!found) return {};
    return Seen<StatedDate>{
        found->date, text.slice(found->begin, found->end), {Place::Where::kCell, block, row, cell, {}}};
}

struct Columns {
    std::size_t header = kNone;  ///< row of the headings
    std::size_t edition = kNone, revision = kNone;
    std::size_t applies = kNone, edition_date = kNone, revision_date = kNone;
    std::vector<std::size_t> says_something;  ///< component, manner, description
};

Columns columns_of(const Block& table) {
    Columns columns;
    for (std::size_t row = 0; row < std::min<std::size_t>(table.rows.size(), 4); ++row) {
        for (std::size_t cell = 0; cell < table.rows[row].size(); ++cell) {
            const std::string text = cell_of(table, row, cell).text;
            if (text.empty()) continue;
            if (contains(text, "componenta") || contains(text, "modalitatea") || contains(text, "descrier") ||
                contains(text, "modific") || contains(text, "observat")) {
                columns.says_something.push_back(cell);
            } else if (contains(text, "se aplica") || contains(text, "intrarii in vigoare") ||
                       contains(text, "aplicarii")) {
                columns.applies = cell;
            } else if (contains(text, "data editiei")) {
                columns.edition_date = cell;
            } else if (contains(text, "data reviziei") || text == "data") {
                columns.revision_date = cell;
            } else if (contains(text, "editi") || text == "ed." || text == "ed. / rev." || text == "ed./rev.") {
                columns.edition = cell;
                if (contains(text, "revizi") || contains(text, "rev.")) columns.revision = cell;
                columns.header = row;
            } else if (contains(text, "revizi") || text == "rev.") {
                columns.revision = cell;
                columns.header = row;
            } else {
                continue;
            }
            if (columns.header == kNone) columns.header = row;
        }
        if (columns.edition != kNone || columns.revision != kNone) break;
    }
    return columns;
}

struct Number {
    std::optional<int> edition, revision;
    std::string printed_edition, printed_revision;
};

/// "Ediția a II-a, Revizia 1", "2/1", "II", "1": what one cell says.
Number number_of(const Folded& text, bool edition_column, bool revision_column) {
    Number number;
    for (const LabelHit& hit : labels_in(text.text)) {
        const auto pair = pair_at(text.text, hit.end, hit.field == Field::kVersion);
        if (pair && hit.field != Field::kRevision) {
            number.edition = pair->edition;
            number.revision = pair->revision;
            number.printed_edition = number.printed_revision = text.slice(hit.end, pair->end);
            return number;
        }
        const auto value = numeral_at(text.text, hit.end);
        if (!value) continue;
        if (hit.field == Field::kEdition && !number.edition) {
            number.edition = value->value;
            number.printed_edition = text.slice(hit.end, value->end);
        } else if (hit.field == Field::kRevision && !number.revision) {
            number.revision = value->value;
            number.printed_revision = text.slice(hit.end, value->end);
        }
    }
    if (number.edition || number.revision) return number;
    if (const auto pair = pair_at(text.text, 0, false); pair && edition_column && pair->end == text.text.size()) {
        number.edition = pair->edition;
        number.revision = pair->revision;
        number.printed_edition = number.printed_revision = text.slice(0, pair->end);
    } else if (const auto value = numeral_at(text.text, 0);
               value && value->end == text.text.size() && edition_column != revision_column) {
        (edition_column ? number.edition : number.revision) = value->value;
        (edition_column ? number.printed_edition : number.printed_revision) = text.original;
    }
    return number;
}

/// A row that only numbers the columns: 0 1 2 3 4.
bool numbers_columns(const Block& table, std::size_t row) {
    int last = -1, count = 0;
    for (std::size_t cell = 0; cell < table.rows[row].size(); ++cell) {
        const std::string text = cell_of(table, row, cell).text;
        if (text.empty()) continue;
        if (text.size() > 2 || text.find_first_not_of("0123456789") != std::string::npos || std::stoi(text) <= last)
            return false;
        last = std::stoi(text);
        ++count;
    }
    return count >= 3;
}

void read_changes(const Block& table, std::size_t block, std::vector<ChangeRow>& rows) {
    const Columns columns = columns_of(table);
    if (columns.header == kNone || (columns.edition == kNone && columns.revision == kNone)) return;
    int edition = 0;
    Seen<int> edition_seen;
    for (std::size_t row = columns.header + 1; row < std::min(table.rows.size(), kMostRows); ++row) {
        if (numbers_columns(table, row)) continue;
        ChangeRow change;
        Number number;
        if (columns.edition != kNone)
            number = number_of(cell_of(table, row, columns.edition), true, columns.revision == columns.edition);
        change.edition_place = {Place::Where::kCell, block, row, columns.edition, {}};
        change.revision_place = change.edition_place;
        if (columns.revision != kNone && columns.revision != columns.edition) {
            const Number second = number_of(cell_of(table, row, columns.revision), false, true);
            if (second.revision) {
                number.revision = second.revision;
                number.printed_revision = second.printed_revision;
                change.revision_place = {Place::Where::kCell, block, row, columns.revision, {}};
            }
        }
        if (!number.edition && !number.revision) continue;
        if (number.edition) {
            edition = *number.edition;
            edition_seen = {edition, number.printed_edition, change.edition_place};
        } else {
            change.edition_place = edition_seen.place;
            number.printed_edition = edition_seen.printed;
        }
        change.edition = edition;
        change.revision = number.revision.value_or(0);
        change.printed_edition = number.printed_edition;
        change.printed_revision = number.printed_revision;
        if (columns.applies != kNone) change.applies = date_of(table, block, row, columns.applies);
        if (change.revision > 0 && columns.revision_date != kNone)
            change.issued = date_of(table, block, row, columns.revision_date);
        if (change.revision == 0 && columns.edition_date != kNone)
            change.issued = date_of(table, block, row, columns.edition_date);
        if (!change.issued && columns.edition_date == kNone && columns.revision_date != kNone)
            change.issued = date_of(table, block, row, columns.revision_date);
        change.filled = change.applies || change.issued;
        for (const std::size_t column : columns.says_something) {
            const std::string text = cell_of(table, row, column).text;
            change.filled = change.filled || (!is_blank_field(text) && text != "-" && text != "x");
        }
        rows.push_back(std::move(change));
    }
}

bool approves(const std::string& text) {
    return text.starts_with("aprobat") || text.starts_with("aproba ") || text == "aprobare" || text == "aproba";
}
bool is_operation(const std::string& text) {
    return approves(text) || text.starts_with("elaborat") || text.starts_with("verificat") ||
           text.starts_with("avizat") || text.starts_with("intocmit") || text.starts_with("elaborare") ||
           text.starts_with("verificare") || text.starts_with("avizare");
}

void keep_latest(std::optional<Seen<StatedDate>>& kept, std::optional<Seen<StatedDate>> found) {
    if (found && found->value.day && (!kept || *kept->value.day < *found->value.day)) kept = std::move(found);
}

/// One operation a row: Aprobat | Radu Văcărescu | primar | 08.03.2024 | signature.
std::optional<Seen<StatedDate>> approval_by_row(const Block& table, std::size_t block) {
    std::optional<Seen<StatedDate>> date;
    bool approving = false;
    for (std::size_t row = 0; row < std::min(table.rows.size(), kMostRows); ++row) {
        std::size_t after = 0;
        for (std::size_t cell = 0; cell < table.rows[row].size(); ++cell) {
            const std::string text = cell_of(table, row, cell).text;
            if (!is_operation(text)) continue;
            approving = approves(text);
            after = cell + 1;
        }
        if (!approving) continue;
        for (std::size_t cell = after; cell < table.rows[row].size(); ++cell)
            keep_latest(date, date_of(table, block, row, cell));
    }
    return date;
}

/// One operation a column: Elaborat | Verificat | Aprobat above names, functions and dates.
std::optional<Seen<StatedDate>> approval_by_column(const Block& table, std::size_t block) {
    std::optional<Seen<StatedDate>> date;
    std::size_t column = kNone;
    int operations = 0;
    for (std::size_t cell = 0; !table.rows.empty() && cell < table.rows[0].size(); ++cell) {
        const std::string text = cell_of(table, 0, cell).text;
        operations += is_operation(text);
        if (approves(text)) column = cell;
    }
    if (column == kNone || operations < 2) return date;
    for (std::size_t row = 1; row < std::min(table.rows.size(), kMostRows); ++row)
        keep_latest(date, date_of(table, block, row, column));
    return date;
}

}  // namespace

std::vector<ChangeRow> change_rows(const ExtractedDocument& document, std::size_t first, std::size_t last) {
    std::vector<ChangeRow> rows;
    for (std::size_t i = first; i < std::min(last, document.blocks.size()); ++i)
        if (!document.blocks[i].rows.empty() && kind_of_table(document.blocks[i]) == TableKind::kChanges)
            read_changes(document.blocks[i], i, rows);
    return rows;
}

std::optional<Seen<StatedDate>> approval_date(const ExtractedDocument& document, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < std::min(last, document.blocks.size()); ++i) {
        const Block& table = document.blocks[i];
        if (table.rows.empty() || kind_of_table(table) != TableKind::kSigners) continue;
        if (auto date = approval_by_column(table, i)) return date;
        if (auto date = approval_by_row(table, i)) return date;
    }
    return {};
}

}  // namespace pravila::recognise_detail
