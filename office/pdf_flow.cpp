#include "office/pdf_flow.h"

#include <algorithm>

#include "office/xml_text.h"

namespace pravila::office {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kBodySize = 12;

struct HeadingLook {
    double size;
    double before;
    double after;
    Align align;
};

HeadingLook look_of(int level) {
    switch (level) {
        case 0:
            return {16, 0, 8, Align::kCentre};
        case 1:
            return {13, 14, 6, Align::kStart};
        case 2:
            return {12, 10, 5, Align::kStart};
        default:
            return {12, 8, 4, Align::kStart};
    }
}

}  // namespace

Atoms Flow::atoms(const std::vector<Block>& blocks, const PageNumbers& numbers) {
    numbers_ = numbers;
    Atoms out;
    for (const auto& block : blocks) {
        const std::size_t first = out.size();
        if (std::holds_alternative<PageBreak>(block)) page_break_waits_ = true;
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) add_paragraph(*paragraph, out);
        if (const auto* heading = std::get_if<Heading>(&block)) add_heading(*heading, out);
        if (const auto* item = std::get_if<ListItem>(&block)) add_item(*item, out);
        if (const auto* table = std::get_if<Table>(&block)) add_table(*table, out);
        if (const auto* contents = std::get_if<Contents>(&block)) add_contents(*contents, blocks, out);
        if (const auto* box = std::get_if<TextBox>(&block)) {
            Table frame;
            frame.size_pt = kBodySize;
            frame.widths_mm = {box->width_mm};
            frame.rows.push_back({.cells = {{.paragraphs = box->paragraphs}}});
            add_table(frame, out);
        }
        if (page_break_waits_ && out.size() > first) {
            out[first].starts_page = true;
            page_break_waits_ = false;
        }
    }
    return out;
}

Atoms Flow::note(int number, const std::string& text) {
    Atoms out;
    constexpr double kIndent = 14;
    auto lines = setter_.set({Run{.text = text}},
                             {.size_pt = 10, .width_pt = width_ - kIndent, .align = Align::kStart, .bold = false});
    add_lines(std::move(lines), kIndent, 0, 0, out);
    const auto label = setter_.set({Run{.text = std::to_string(number)}},
                                   {.size_pt = 7, .width_pt = kIndent, .align = Align::kStart, .bold = false});
    out.front().lines.push_back({label.front(), 0, 0});
    return out;
}

void Flow::add_lines(std::vector<LineBox> lines, double x, double before, double after, Atoms& out) {
    const std::size_t count = lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        Atom atom;
        atom.height = lines[i].height;
        if (i == 0) atom.space_before = std::max(before, space_after_);
        // At least two lines of a paragraph stay together, at its beginning and at its end.
        atom.keep_with_next = (i == 0 && count > 1) || (i + 2 == count);
        atom.notes = lines[i].notes;
        atom.lines.push_back({std::move(lines[i]), x, 0});
        out.push_back(std::move(atom));
    }
    space_after_ = after;
}

void Flow::add_paragraph(const Paragraph& paragraph, Atoms& out) {
    const double size = paragraph.size_pt > 0 ? paragraph.size_pt : kBodySize;
    add_lines(setter_.set(paragraph.runs,
                          {.size_pt = size, .width_pt = width_, .align = paragraph.align, .bold = false}, numbers_),
              0, paragraph.space_before_pt, paragraph.space_after_pt, out);
}

void Flow::add_heading(const Heading& heading, Atoms& out) {
    const HeadingLook look = look_of(heading.level);
    Runs runs = heading.runs;
    if (!heading.number.empty()) runs.insert(runs.begin(), text(heading.number + " "));
    const std::size_t first = out.size();
    add_lines(
        setter_.set(runs, {.size_pt = look.size, .width_pt = width_, .align = look.align, .bold = true}, numbers_), 0,
        look.before, look.after, out);
    for (std::size_t i = first; i < out.size(); ++i) out[i].keep_with_next = true;
    out[first].heading = next_heading_++;
}

void Flow::add_item(const ListItem& item, Atoms& out) {
    const double left = (12.0 + 8.0 * std::clamp(item.level, 0, 1)) * kPointsPerMm;
    const double hanging = 7 * kPointsPerMm;
    const std::size_t first = out.size();
    add_lines(setter_.set(item.runs,
                          {.size_pt = kBodySize, .width_pt = width_ - left, .align = Align::kJustified, .bold = false},
                          numbers_),
              left, 0, 3, out);
    const auto label = setter_.set({text(item.label)},
                                   {.size_pt = kBodySize, .width_pt = left, .align = Align::kStart, .bold = false});
    // The label is drawn first, so that the text of the page reads in order.
    out[first].lines.insert(out[first].lines.begin(), {label.front(), left - hanging, 0});
}

void Flow::add_table(const Table& table, Atoms& out) {
    Atoms rows = table_atoms(table, setter_, width_, tallest_, numbers_);
    if (rows.empty()) return;
    rows.front().space_before = std::max(space_after_, 2.0);
    for (auto& row : rows) out.push_back(std::move(row));
    space_after_ = 8;
}

void Flow::add_contents(const Contents& contents, const std::vector<Block>& blocks, Atoms& out) {
    Paragraph title = paragraph({bold(contents.title)}, Align::kCentre);
    title.size_pt = 14;
    title.space_after_pt = 10;
    add_paragraph(title, out);
    int number = 0;
    for (const auto& block : blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr) continue;
        const int own = number++;
        if (heading->level < 1 || heading->level > contents.depth) continue;
        const double indent = (heading->level - 1) * 5 * kPointsPerMm;
        auto lines = setter_.set(
            {text(heading_text(*heading))},
            {.size_pt = kBodySize, .width_pt = width_ - indent - 36, .align = Align::kStart, .bold = false});
        const LineBox last = lines.back();
        add_lines(std::move(lines), indent, 0, 3, out);
        PangoRectangle logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(last.layout.get(), last.line), nullptr, &logical);
        out.back().leaders.push_back({own, indent + pango_units_to_double(logical.width) + 4, last.baseline});
    }
}

}  // namespace pravila::office
