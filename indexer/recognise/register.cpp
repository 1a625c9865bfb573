#include "indexer/recognise/register.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "core/codification/code_key.h"
#include "indexer/recognise/fold.h"
#include "indexer/recognise/labels.h"
#include "indexer/recognise/register_columns.h"
#include "indexer/recognise/values.h"

namespace pravila {

namespace {

using namespace recognise_detail;

constexpr std::size_t kMostRows = 50000, kMostCellBytes = 4000, kMostProblems = 1000;

bool is_nothing(const std::string& text) {
    static constexpr std::array<std::string_view, 12> kWords = {
        "-", "?", "x", "n/a", "na", "nu", "nu este", "nu are", "fara", "fara cod", "necunoscut", "necunoscuta"};
    return is_blank_field(text) || std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

/// Days since 30 December 1899, as spreadsheets count (true from March 1900 on). Only days of 1954 to 2119 are dates
/// here, so that no plain number is taken for one.
std::optional<Date> serial_date(const std::string& text) {
    int days = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (problem != std::errc() || days < 20000 || days > 80000) return {};
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (!rest.empty() && (rest[0] != '.' || rest.find_first_not_of("0123456789", 1) != std::string_view::npos))
        return {};
    return Date::from_ymd(1900, 1, 1)->plus_days(days - 2);
}

bool begins_with_unit_word(const std::string& text) {
    for (const std::string_view word :
         {"serviciul", "serviciu", "compartimentul", "compartiment", "directia", "directie", "biroul", "birou",
          "secretariat", "secretariatul", "departamentul", "departament", "oficiul"})
        if (text.starts_with(word) && word_ends(text, word.size())) return true;
    return false;
}

/// Whether the name of a sheet says whose procedures are on it.
bool names_a_unit(const std::string& name) {
    const std::string text = folded(name);
    if (text.size() < 2 || is_digit(text[0])) return false;
    for (const std::string_view word : {"sheet", "foaie", "foaia", "registru", "registrul", "lista", "proceduri",
                                        "tabel", "export", "date", "evidenta proced", "centralizator"})
        if (text.starts_with(word)) return false;
    return text != "po" && text != "ps" && text != "il";
}

/// Reads the rows of one sheet.
class SheetReader {
  public:
    SheetReader(const Codebook& codebook, std::string sheet, const std::vector<std::vector<std::string>>& rows,
                DocumentList& list)
        : codebook_(codebook), sheet_(std::move(sheet)), rows_(rows), list_(list) {}

    void read() {
        const auto headings = find_headings(rows_);
        if (!headings) {
            if (rows_.size() > 1)
                problem(0, "register.no_header",
                        msg("The sheet “{sheet}” has no row of headings such as Cod, Denumirea procedurii, Ediția. It "
                            "was not read.",
                            {{"sheet", sheet_}}));
            return;
        }
        headings_ = *headings;
        for (std::size_t i = headings_.first_row; i < rows_.size() && list_.rows.size() < kMostRows; ++i) row(i);
    }

  private:
    void problem(std::size_t row, const char* rule, Message message) {
        if (list_.problems.size() < kMostProblems)
            list_.problems.push_back({sheet_, static_cast<long>(row) + 1, rule, std::move(message)});
    }
    void bad_cell(std::size_t row, const char* rule, const std::string& column, const std::string& cell) {
        problem(row, rule,
                msg("Row {row} of “{sheet}”: “{cell}” in the column {column} cannot be read. The field was left empty.",
                    {{"row", std::to_string(row + 1)}, {"sheet", sheet_}, {"cell", cell}, {"column", column}}));
    }

    /// The cell of a column, trimmed; empty when the sheet has no such column.
    std::string cell(std::size_t row, Column column) const {
        const auto at = headings_.find(column);
        if (!at || *at >= rows_[row].size() || rows_[row][*at].size() > kMostCellBytes) return {};
        const Folded text = fold(rows_[row][*at]);
        return text.slice(0, text.text.size());
    }

    /// Title rows between departments: one text alone in its row.
    bool is_section(std::size_t row, std::string& text) const {
        int filled = 0;
        for (const std::string& value : rows_[row]) {
            if (folded(value.substr(0, 500)).empty()) continue;
            ++filled;
            text = value;
        }
        return filled == 1;
    }

    bool repeats_headings(std::size_t row) const {
        int same = 0;
        for (std::size_t i = 0; i < std::min(rows_[row].size(), headings_.columns.size()); ++i)
            same += headings_.columns[i] && column_of(rows_[row][i]) == headings_.columns[i];
        return same >= 2;
    }

    /// "0 1 2 3" under the headings.
    bool numbers_columns(std::size_t row) const {
        int last = -1, count = 0;
        for (const std::string& value : rows_[row]) {
            if (value.empty()) continue;
            int number = 0;
            const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
            if (failure != std::errc() || end != value.data() + value.size() ||
                number != (last < 0 ? number : last + 1) || number > 99)
                return false;
            last = number;
            ++count;
        }
        return count >= 3;
    }

    void row(std::size_t index) {
        std::string alone;
        if (is_section(index, alone)) {
            const std::string text = folded(alone);
            const bool code_or_title = !cell(index, Column::kCode).empty() && codebook_.parse_code(alone).ok;
            if (!code_or_title && begins_with_unit_word(text)) section_ = unit_ = trimmed_nfc(alone);
            if (!code_or_title) return;
        }
        if (repeats_headings(index) || numbers_columns(index)) return;
        ListedDocument document;
        document.sheet = sheet_;
        document.row = static_cast<long>(index) + 1;
        document.path = cell(index, Column::kPath);
        document.title = cell(index, Column::kTitle);
        read_code(index, document);
        const bool anything = std::any_of(rows_[index].begin(), rows_[index].end(),
                                          [](const std::string& value) { return !value.empty(); });
        if (!anything) return;
        read_unit(index, document);
        if (document.path.empty() && document.title.empty() && document.code.key.empty()) {
            const bool content = !cell(index, Column::kEffective).empty() || !cell(index, Column::kEdition).empty() ||
                                 !cell(index, Column::kEditionRevision).empty();
            if (content)
                problem(index, "register.no_identity",
                        msg("Row {row} of “{sheet}” has neither code nor title nor file. It was left out.",
                            {{"row", std::to_string(index + 1)}, {"sheet", sheet_}}));
            return;
        }
        read_type(index, document);
        read_number(index, document);
        document.effective = date(index, Column::kEffective, "Data intrării în vigoare");
        document.approved = date(index, Column::kApproved, "Data aprobării");
        document.review_by = date(index, Column::kReviewBy, "Următoarea analiză").day;
        read_registry(index, document);
        read_public(index, document);
        document.owner = some(cell(index, Column::kOwner));
        document.place = some(cell(index, Column::kPlace));
        document.remarks = some(cell(index, Column::kRemarks));
        note_double(index, document);
        list_.rows.push_back(std::move(document));
    }

    static std::string some(const std::string& text) { return folded(text) == "-" ? std::string() : text; }

    void read_code(std::size_t index, ListedDocument& document) {
        const std::string text = cell(index, Column::kCode);
        const std::string plain = folded(text);
        if (is_nothing(plain) || std::none_of(plain.begin(), plain.end(), is_digit)) return;
        document.code = codebook_.parse_code(text);
        if (document.code.ok) return;
        const auto found = codebook_.find_codes(text);
        if (!found.empty() && found[0].begin == 0) document.code = found[0].code;
        if (document.code.key.empty()) {
            document.code = {};
            bad_cell(index, "register.bad_value", "Cod", text);
        }
    }

    /// Merged cells stand once, at their top: only here does an empty cell take the value above it.
    void read_unit(std::size_t index, ListedDocument& document) {
        const std::string text = cell(index, Column::kUnit);
        if (!text.empty() && folded(text) != "-") unit_ = text;
        if (headings_.find(Column::kUnit))
            document.unit = unit_;
        else if (!section_.empty())
            document.unit = section_;
        else if (names_a_unit(sheet_))
            document.unit = sheet_;
        std::replace(document.unit.begin(), document.unit.end(), '\n', ' ');
    }

    void read_type(std::size_t index, ListedDocument& document) {
        const std::string text = cell(index, Column::kType);
        if (!is_nothing(folded(text))) {
            document.type = codebook_.type_of(text);
            if (!document.type) document.type = codebook_.type_of("procedură " + text);
            if (!document.type) bad_cell(index, "register.bad_value", "Tip", text);
        }
        if (!document.type) document.type = document.code.type;
    }

    void read_number(std::size_t index, ListedDocument& document) {
        const std::string both = cell(index, Column::kEditionRevision);
        if (!is_nothing(folded(both))) {
            document.number_printed = both;
            if (!read_pair(both, document)) bad_number(index, "Ed./Rev.", both, document);
            return;
        }
        const std::string edition = cell(index, Column::kEdition), revision = cell(index, Column::kRevision);
        if (!is_nothing(folded(edition))) {
            const std::string text = folded(edition);
            const auto number = numeral_at(text, 0);
            if (number && number->end == text.size())
                document.edition = number->value;
            else if (!read_pair(edition, document))
                bad_number(index, "Ediția", edition, document);
            document.number_printed = edition;
        }
        const std::string text = folded(revision);
        if (text == "-" && document.edition) {
            document.revision = 0;
        } else if (!is_nothing(text)) {
            const auto number = numeral_at(text, 0);
            if (number && number->end == text.size()) {
                document.revision = number->value;
            } else {
                for (const LabelHit& hit : labels_in(text))
                    if (const auto value = numeral_at(text, hit.end); value && hit.field == Field::kRevision)
                        document.revision = value->value;
                if (!document.revision) bad_number(index, "Revizia", revision, document);
            }
        }
        if (!revision.empty()) document.number_printed += (document.number_printed.empty() ? "" : "/") + revision;
    }

    void bad_number(std::size_t index, const char* column, const std::string& text, ListedDocument& document) {
        document.number_printed.clear();
        if (date_in(folded(text)) || serial_date(text))
            problem(index, "register.bad_number",
                    msg("Row {row} of “{sheet}”: the spreadsheet turned the edition and revision into a date "
                        "(“{cell}”). Format the column as text and type it again.",
                        {{"row", std::to_string(index + 1)}, {"sheet", sheet_}, {"cell", text}}));
        else
            bad_cell(index, "register.bad_number", column, text);
    }

    /// "II/1", "2.0", "Ed. II Rev. 1", "Ediția a II-a, revizia 1", "II".
    static bool read_pair(const std::string& printed, ListedDocument& document) {
        const std::string text = folded(printed);
        if (const auto pair = pair_at(text, 0, true); pair && pair->end == text.size()) {
            document.edition = pair->edition;
            document.revision = pair->revision;
            return true;
        }
        for (const LabelHit& hit : labels_in(text)) {
            const auto number = numeral_at(text, hit.end);
            if (!number) continue;
            if (hit.field == Field::kEdition) document.edition = number->value;
            if (hit.field == Field::kRevision) document.revision = number->value;
        }
        if (document.edition || document.revision) return true;
        const auto number = numeral_at(text, 0);
        if (!number || number->end != text.size()) return false;
        document.edition = number->value;
        return true;
    }

    StatedDate date(std::size_t index, Column column, const char* name) {
        const std::string text = cell(index, column);
        const std::string plain = folded(text);
        if (is_nothing(plain)) return {};
        if (const auto serial = serial_date(text)) return {serial, DateCertainty::kDay};
        if (const auto stated = whole_date(plain)) return *stated;
        bad_cell(index, "register.bad_date", name, text);
        return {};
    }

    void read_registry(std::size_t index, ListedDocument& document) {
        const StatedDate day = date(index, Column::kRegistryDate, "Data înregistrării");
        if (day.certainty == DateCertainty::kDay) document.registry_date = day.day;
        const std::string text = cell(index, Column::kRegistry);
        if (is_nothing(folded(text))) return;
        std::string plain = folded(text);
        const std::size_t skip = plain.starts_with("nr.") ? 3 : 0;
        const auto found = registry_at(plain, skip);
        if (!found) return bad_cell(index, "register.bad_value", "Nr. înreg.", text);
        document.registry_number = found->number;
        if (found->date) document.registry_date = found->date;
        if (document.registry_date && document.registry_number.find('/') == std::string::npos)
            document.registry_number += "/" + std::to_string(document.registry_date->year());
    }

    void read_public(std::size_t index, ListedDocument& document) {
        const std::string text = folded(cell(index, Column::kPublic));
        if (text.empty() || text == "-") return;
        for (const std::string_view word : {"da", "yes", "true", "1", "x", "public", "publica"})
            if (text == word) document.is_public = true;
        for (const std::string_view word : {"nu", "no", "false", "0", "intern", "interna", "confidential"})
            if (text == word) document.is_public = false;
        if (!document.is_public) bad_cell(index, "register.bad_value", "Public", cell(index, Column::kPublic));
    }

    void note_double(std::size_t index, const ListedDocument& document) {
        if (document.code.key.empty()) return;
        const std::string same = key_text(document.code.key) + "|" + folded(document.title) + "|" +
                                 std::to_string(document.edition.value_or(0)) + "." +
                                 std::to_string(document.revision.value_or(0)) + "|" + document.path;
        if (!seen_.insert(same).second)
            problem(index, "register.double_row",
                    msg("Row {row} of “{sheet}” repeats {code}, which stands in a row above.",
                        {{"row", std::to_string(index + 1)}, {"sheet", sheet_}, {"code", document.code.canonical}}));
    }

    const Codebook& codebook_;
    std::string sheet_;
    const std::vector<std::vector<std::string>>& rows_;
    DocumentList& list_;
    Headings headings_;
    std::string unit_, section_;
    std::set<std::string> seen_;
};

}  // namespace

DocumentList read_document_list(const ExtractedDocument& document, const Codebook& codebook) {
    DocumentList list;
    std::string sheet;
    for (const Block& block : document.blocks) {
        if (block.kind == Block::Kind::kHeading) sheet = trimmed_nfc(block.text.substr(0, 200));
        if (block.rows.empty()) continue;
        SheetReader(codebook, block.text.empty() ? sheet : trimmed_nfc(block.text.substr(0, 200)), block.rows, list)
            .read();
    }
    return list;
}

}  // namespace pravila
