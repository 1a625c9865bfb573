#include <algorithm>
#include <numeric>

#include "office/pdf_flow.h"

namespace pravila::office {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kSide = 1.5 * kPointsPerMm;  // inner margins of a cell
constexpr double kTop = 2;

struct SetCell {
    PlacedCell place;
    std::vector<PlacedLine> lines;  // y from the top of the text
    double height = 0;              // of the text
    bool header = false;
};

class TableSetter {
  public:
    TableSetter(const Table& table, TextSetter& setter, double width_pt, const PageNumbers& numbers)
        : table_(table), setter_(setter), numbers_(numbers) {
        double total_mm = 0;
        const auto widths = fit_columns(table, width_pt / kPointsPerMm);
        for (const double width : widths) total_mm += width;
        left_.push_back((width_pt - total_mm * kPointsPerMm) / 2);
        for (const double width : widths) left_.push_back(left_.back() + width * kPointsPerMm);
        for (const auto& place : place_cells(table)) cells_.push_back(set_cell(place));
        heights_.assign(table.rows.size(), 0);
        for (std::size_t row = 0; row < heights_.size(); ++row)
            heights_[row] = std::max(table.rows[row].min_height_mm * kPointsPerMm, table.size_pt + 2 * kTop);
        for (const auto& cell : cells_) {
            if (cell.place.rows == 1)
                height_of(cell.place.row) = std::max(height_of(cell.place.row), cell.height + 2 * kTop);
        }
        // What a tall cell needs more than its rows have goes to its last row.
        for (const auto& cell : cells_) {
            const double missing =
                cell.height + 2 * kTop - sum_of_heights(cell.place.row, cell.place.row + cell.place.rows);
            if (missing > 0) height_of(cell.place.row + cell.place.rows - 1) += missing;
        }
    }

    Atoms atoms(double tallest) {
        Atoms out;
        const int count = static_cast<int>(table_.rows.size());
        int header_rows = 0;
        while (header_rows < count && table_.rows[static_cast<std::size_t>(header_rows)].header) ++header_rows;
        const double header_height = sum_of_heights(0, header_rows);
        const bool repeats = header_rows > 0 && header_rows < count && header_height < tallest / 3;
        std::shared_ptr<const Atoms> repeated;
        for (int row = 0; row < count;) {
            int end = row + 1;
            for (const auto& cell : cells_) {
                if (cell.place.row < end && cell.place.row >= row)
                    end = std::max(end, cell.place.row + cell.place.rows);
            }
            const double room = repeated ? tallest - header_height : tallest;
            if (sum_of_heights(row, end) <= room) {
                out.push_back(group(row, end));
                out.back().repeated = repeated;
            } else {
                for (int single = row; single < end; ++single) add_parted_row(single, room, repeated, out);
            }
            row = end;
            if (row <= header_rows) out.back().keep_with_next = true;
            if (repeats && row == header_rows) {
                Atoms copies = out;
                for (auto& copy : copies) copy.notes.clear();
                repeated = std::make_shared<const Atoms>(std::move(copies));
            }
        }
        return out;
    }

  private:
    double& height_of(int row) { return heights_[static_cast<std::size_t>(row)]; }
    double sum_of_heights(int from, int to) const {
        return std::accumulate(heights_.begin() + from, heights_.begin() + to, 0.0);
    }
    double x_of(int column) const { return left_[static_cast<std::size_t>(column)]; }
    double width_of(const PlacedCell& place) const { return x_of(place.column + place.columns) - x_of(place.column); }

    SetCell set_cell(const PlacedCell& place) {
        SetCell cell{place, {}, 0, table_.rows[static_cast<std::size_t>(place.row)].header};
        for (const auto& paragraph : place.cell->paragraphs) {
            const double size = paragraph.size_pt > 0 ? paragraph.size_pt : table_.size_pt;
            cell.height += cell.lines.empty() ? 0 : paragraph.space_before_pt;
            for (auto& line : setter_.set(paragraph.runs,
                                          {.size_pt = size,
                                          .width_pt = std::max(6.0, width_of(place) - 2 * kSide),
                                          .align = paragraph.align,
                                          .bold = cell.header},
                                          numbers_)) {
                const double height = line.height;
                cell.lines.push_back({std::move(line), kSide, cell.height});
                cell.height += height;
            }
            cell.height += &paragraph == &place.cell->paragraphs.back() ? 0 : paragraph.space_after_pt;
        }
        return cell;
    }

    void draw_cell(const SetCell& cell, double y, double height, Atom& atom) const {
        if (table_.borders)
            atom.frames.push_back({x_of(cell.place.column), y, width_of(cell.place), height, cell.header});
        const double down = table_.borders ? std::max(kTop, (height - cell.height) / 2) : kTop;
        for (const auto& line : cell.lines) {
            atom.lines.push_back({line.line, x_of(cell.place.column) + line.x, y + down + line.y});
            atom.notes.insert(atom.notes.end(), line.line.notes.begin(), line.line.notes.end());
        }
    }

    /// Rows that stay on one page.
    Atom group(int from, int to) const {
        Atom atom;
        atom.height = sum_of_heights(from, to);
        for (const auto& cell : cells_) {
            if (cell.place.row < from || cell.place.row >= to) continue;
            draw_cell(cell, sum_of_heights(from, cell.place.row),
                      sum_of_heights(cell.place.row, cell.place.row + cell.place.rows), atom);
        }
        return atom;
    }

    /// A row that is taller than a page, as several atoms, each with the next lines of every cell. Merged cells count
    /// for their first row only.
    void add_parted_row(int row, double room, const std::shared_ptr<const Atoms>& repeated, Atoms& out) const {
        std::vector<SetCell> rest;
        for (const auto& cell : cells_) {
            if (cell.place.row == row) rest.push_back(cell);
        }
        bool more = true;
        while (more) {
            more = false;
            std::vector<SetCell> parts;
            double height = table_.size_pt + 2 * kTop;
            for (auto& cell : rest) {
                SetCell part{cell.place, {}, 0, cell.header};
                part.place.rows = 1;
                std::size_t taken = 0;
                const double first_y = cell.lines.empty() ? 0 : cell.lines.front().y;
                for (auto& line : cell.lines) {
                    const double bottom = line.y - first_y + line.line.height;
                    if (bottom + 2 * kTop > room && taken > 0) break;
                    part.height = bottom;
                    part.lines.push_back({line.line, line.x, line.y - first_y});
                    ++taken;
                }
                cell.lines.erase(cell.lines.begin(), cell.lines.begin() + static_cast<std::ptrdiff_t>(taken));
                more = more || !cell.lines.empty();
                height = std::max(height, part.height + 2 * kTop);
                parts.push_back(std::move(part));
            }
            Atom atom;
            atom.height = height;
            atom.repeated = repeated;
            for (const auto& part : parts) draw_cell(part, 0, height, atom);
            out.push_back(std::move(atom));
        }
    }

    const Table& table_;
    TextSetter& setter_;
    PageNumbers numbers_;
    std::vector<double> left_;  // of every column, and the right edge
    std::vector<SetCell> cells_;
    std::vector<double> heights_;
};

}  // namespace

Atoms table_atoms(const Table& table, TextSetter& setter, double width_pt, double tallest_pt,
                  const PageNumbers& numbers) {
    if (table.rows.empty() || column_count(table) == 0) return {};
    return TableSetter(table, setter, width_pt, numbers).atoms(tallest_pt);
}

}  // namespace pravila::office
