#include "indexer/recognise/view.h"

#include <algorithm>
#include <array>

namespace pravila::recognise_detail {

namespace {

constexpr std::size_t kMostCoverBlocks = 60, kMostLineBytes = 1200, kLongParagraph = 600, kMostRows = 60,
                      kMostMarginBlocks = 200;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The folded cells of the first rows, joined: enough to tell what a table is about.
std::string heading_of(const Block& table) {
    std::string all;
    for (std::size_t row = 0; row < std::min<std::size_t>(table.rows.size(), 3); ++row) {
        // Rows of two cells are a label and a value; what the value says is no heading.
        if (table.rows[row].size() < 3) continue;
        for (const std::string& cell : table.rows[row])
            if (cell.size() < 300) all += " | " + folded(cell);
    }
    return all;
}

/// Without a number before it and a colon or dot after it.
std::string section_name(const Block& block) {
    if (block.text.size() > 200) return {};
    std::string text = folded(block.text);
    std::size_t at = 0;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == ')' || text[at] == ' ')) ++at;
    text.erase(0, at);
    for (const std::string_view roman : {"i. ", "ii. ", "iii. ", "iv. ", "v. ", "vi. ", "vii. "})
        if (text.starts_with(roman)) text.erase(0, roman.size());
    while (!text.empty() && (text.back() == '.' || text.back() == ':' || text.back() == ' ')) text.pop_back();
    return text;
}

/// Lines of a text with their places in it, as far as a line is short enough to be a statement.
void add_lines(Zone& zone, std::string_view text, const Place& place, bool heading) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.size() > kMostLineBytes) continue;
        Line entry{fold(line), place, heading};
        if (!entry.text.empty()) zone.lines.push_back(std::move(entry));
    }
}

Folded part_of(const Folded& whole, std::size_t begin, std::size_t end) { return fold(whole.slice(begin, end)); }

/// Where a value really ends: without the separators before the next label. A dash that is the value stays.
std::size_t trimmed_end(const std::string& text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        const char c = text[end - 1];
        const bool lone_dash = c == '-' && end - begin > 1 && text[end - 2] == ' ';
        if (c != ' ' && c != ',' && c != ';' && c != '|' && c != '/' && !lone_dash) break;
        --end;
    }
    return end;
}

/// Reads the labels of one line. @return the field whose value must be sought elsewhere, when the line is only its
/// label.
std::optional<LabelHit> read_line(Zone& zone, const Line& line) {
    const std::vector<LabelHit> hits = labels_in(line.text.text);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const LabelHit& hit = hits[i];
        const std::size_t end =
            trimmed_end(line.text.text, hit.end, i + 1 < hits.size() ? hits[i + 1].begin : line.text.text.size());
        if (end <= hit.end && hit.whole) return hit;
        Candidate candidate;
        candidate.field = hit.field;
        candidate.value = part_of(line.text, hit.end, end);
        candidate.place = line.place;
        candidate.with_label = line.text.slice(hit.begin, std::max(end, hit.begin));
        candidate.label = line.text.text.substr(hit.begin, hit.end - hit.begin);
        zone.candidates.push_back(std::move(candidate));
    }
    return {};
}

bool is_lone_label(const Folded& text) {
    const auto hits = labels_in(text.text);
    return hits.size() == 1 && hits[0].whole;
}

void add_neighbour(Zone& zone, const LabelHit& label, const Folded& label_text, Folded value, Place place) {
    Candidate candidate;
    candidate.field = label.field;
    std::size_t end = label_text.text.size();
    while (end > 0 && (label_text.text[end - 1] == ':' || label_text.text[end - 1] == ' ')) --end;
    candidate.with_label = label_text.slice(0, end) + (value.empty() ? "" : " ") + value.original;
    candidate.value = std::move(value);
    candidate.place = std::move(place);
    candidate.label = label_text.text;
    zone.candidates.push_back(std::move(candidate));
}

/// Reads a plain table: labels inside cells, labels beside their values, rows of labels above rows of values.
class GridReader {
  public:
    GridReader(Zone& zone, const Block& table, std::size_t block) : zone_(zone), block_(block) {
        for (std::size_t row = 0; row < std::min(table.rows.size(), kMostRows); ++row) {
            cells_.emplace_back();
            for (const std::string& cell : table.rows[row])
                cells_.back().push_back(
                    fold(cell.size() > kMostLineBytes ? std::string_view() : std::string_view(cell)));
        }
    }

    void read() {
        for (std::size_t row = 0; row < cells_.size(); ++row) {
            if (is_signers_heading(row)) continue;
            const bool labels_only = is_row_of_labels(row);
            for (std::size_t cell = 0; cell < cells_[row].size(); ++cell) read_cell(row, cell, labels_only);
        }
    }

  private:
    Place place(std::size_t row, std::size_t cell) const { return {Place::Where::kCell, block_, row, cell, {}}; }

    bool is_signers_heading(std::size_t row) const {
        int words = 0;
        for (const Folded& cell : cells_[row])
            words +=
                contains(cell.text, "numele") || cell.text.starts_with("functia") || cell.text.starts_with("semnatura");
        return words >= 2;
    }

    /// Two labels or more and nothing else: their values stand below.
    bool is_row_of_labels(std::size_t row) const {
        int labels = 0;
        for (const Folded& cell : cells_[row]) {
            if (cell.empty()) continue;
            if (!is_lone_label(cell)) return false;
            ++labels;
        }
        return labels >= 2 && row + 1 < cells_.size();
    }

    void read_cell(std::size_t row, std::size_t cell, bool labels_only) {
        const Folded& whole = cells_[row][cell];
        if (whole.empty()) return;
        Zone lines;
        add_lines(lines, whole.original, place(row, cell), false);
        for (std::size_t i = 0; i < lines.lines.size(); ++i) {
            const Line& line = lines.lines[i];
            zone_.lines.push_back(line);
            const auto open = read_line(zone_, line);
            if (!open) continue;
            if (i + 1 < lines.lines.size()) {
                if (!is_lone_label(lines.lines[i + 1].text))
                    add_neighbour(zone_, *open, line.text, lines.lines[i + 1].text, line.place);
            } else {
                seek(*open, line.text, row, cell, labels_only);
            }
        }
    }

    void seek(const LabelHit& label, const Folded& text, std::size_t row, std::size_t cell, bool labels_only) {
        if (labels_only) {
            if (cell < cells_[row + 1].size())
                add_neighbour(zone_, label, text, cells_[row + 1][cell], place(row + 1, cell));
            return;
        }
        for (std::size_t right = cell + 1; right < cells_[row].size(); ++right) {
            const Folded& value = cells_[row][right];
            if (value.empty() && right + 1 < cells_[row].size()) continue;
            if (is_lone_label(value)) return add_neighbour(zone_, label, text, {}, place(row, cell));
            return add_neighbour(zone_, label, text, value, place(row, right));
        }
    }

    Zone& zone_;
    std::size_t block_;
    std::vector<std::vector<Folded>> cells_;
};

void read_block(Zone& zone, const Block& block, std::size_t index) {
    if (!block.rows.empty()) {
        if (kind_of_table(block) == TableKind::kPlain) GridReader(zone, block, index).read();
        return;
    }
    Zone lines;
    const Place place{Place::Where::kBlock, index, 0, 0, {}};
    const std::string text =
        block.label.empty() || block.kind == Block::Kind::kHeading ? block.text : block.label + " " + block.text;
    add_lines(lines, text, place, block.kind == Block::Kind::kHeading);
    zone.lines.insert(zone.lines.end(), lines.lines.begin(), lines.lines.end());
}

/// Reads the labels of lines that are no cells; a lone label takes the next line.
void read_free_lines(Zone& zone) {
    for (std::size_t i = 0; i < zone.lines.size(); ++i) {
        const Line& line = zone.lines[i];
        if (line.place.where != Place::Where::kBlock) continue;
        const auto open = read_line(zone, line);
        if (!open || i + 1 >= zone.lines.size()) continue;
        const Line& next = zone.lines[i + 1];
        if (next.place.where == Place::Where::kBlock && labels_in(next.text.text).empty())
            add_neighbour(zone, *open, line.text, next.text, next.place);
    }
}

}  // namespace

TableKind kind_of_table(const Block& table) {
    const std::string all = heading_of(table);
    const bool signature = contains(all, "semnatura");
    if (contains(all, "modalitatea") || contains(all, "componenta revizuita") ||
        contains(all, "descrierea modificarii") || (contains(all, "data editiei") && contains(all, "data reviziei")) ||
        (contains(all, "editia") && contains(all, "modific") && contains(all, "data")))
        return TableKind::kChanges;
    if (contains(all, "aviz favorabil") || contains(all, "aviz nefavorabil")) return TableKind::kAnalysis;
    if (contains(all, "difuz") || contains(all, "data primirii") || contains(all, "data retragerii"))
        return TableKind::kDistribution;
    const bool operations = contains(all, "elaborat") || contains(all, "verificat") || contains(all, "aprobat") ||
                            contains(all, "operatiun");
    if (operations && (contains(all, "numele") || contains(all, "nume si prenume")) &&
        (signature || contains(all, "functia")))
        return TableKind::kSigners;
    return TableKind::kPlain;
}

bool begins_body(const Block& block) {
    static constexpr std::array<std::string_view, 14> kWhole = {"scop",
                                                                "scopul",
                                                                "scopul procedurii",
                                                                "scopul procedurii operationale",
                                                                "scopul procedurii de sistem",
                                                                "scopul instructiunii",
                                                                "scopul regulamentului",
                                                                "cuprins",
                                                                "cuprinsul",
                                                                "continut",
                                                                "introducere",
                                                                "generalitati",
                                                                "preambul",
                                                                "domeniu"};
    static constexpr std::array<std::string_view, 13> kBeginnings = {"domeniul de aplicare",
                                                                     "domeniu de aplicare",
                                                                     "documente de referinta",
                                                                     "definitii si",
                                                                     "lista responsabililor",
                                                                     "situatia editiilor",
                                                                     "lista persoanelor la",
                                                                     "lista de difuzare",
                                                                     "formular de evidenta",
                                                                     "formular de analiza",
                                                                     "dispozitii generale",
                                                                     "lista cuprinzand persoanele",
                                                                     "scopul si "};
    if (!block.rows.empty() || block.kind == Block::Kind::kHeader || block.kind == Block::Kind::kFooter) return false;
    if (block.kind == Block::Kind::kHeading &&
        (block.label == "1" || block.label == "I" || block.label.starts_with("1.")))
        return true;
    const std::string name = section_name(block);
    if (name.empty()) return false;
    if (std::find(kWhole.begin(), kWhole.end(), name) != kWhole.end()) return true;
    return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](std::string_view text) { return name.starts_with(text); }) ||
           name.starts_with("capitolul i") || name.starts_with("articolul 1") || name.starts_with("art. 1");
}

bool is_purpose(const Block& block) {
    if (!block.rows.empty() || block.kind == Block::Kind::kHeader || block.kind == Block::Kind::kFooter) return false;
    const std::string name = section_name(block);
    return name == "scop" || name == "scopul" || name.starts_with("scopul procedurii") ||
           name == "scopul si domeniul de aplicare";
}

View view_of(const ExtractedDocument& document, std::size_t first, std::size_t last) {
    View view;
    last = std::min(last, document.blocks.size());
    view.cover_end = last;
    std::size_t taken = 0, margins = 0;
    bool cover = true;
    for (std::size_t i = first; i < last; ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == Block::Kind::kHeader || block.kind == Block::Kind::kFooter) {
            if (++margins <= kMostMarginBlocks)
                read_block(block.kind == Block::Kind::kHeader ? view.header : view.footer, block, i);
            continue;
        }
        if (!cover || block.kind == Block::Kind::kNote) continue;
        if (begins_body(block) || ++taken > kMostCoverBlocks || block.text.size() > kLongParagraph) {
            cover = false;
            view.cover_end = i;
            continue;
        }
        read_block(view.cover, block, i);
    }
    for (Zone* zone : {&view.cover, &view.header, &view.footer}) {
        read_free_lines(*zone);
        std::stable_sort(zone->candidates.begin(), zone->candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.place.block < b.place.block; });
    }
    return view;
}

}  // namespace pravila::recognise_detail
