#include "office/html_writer.h"

#include <algorithm>

#include "office/list_places.h"
#include "office/xml_text.h"

namespace pravila::office {
namespace {

constexpr const char* kStyle =
    "body{font-family:\"Times New Roman\",\"Liberation "
    "Serif\",serif;font-size:12pt;line-height:1.35;max-width:48em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%;margin:.6em 0 1em;font-size:.9em}th,td{border:1px solid "
    "#555;padding:.25em .45em;vertical-align:top;text-align:left}"
    "th{background:#e7e6e6;text-align:center}table.plain td{border:0}.box{border:1px solid #555;padding:.4em "
    ".7em;display:inline-block}"
    "ul.dash{list-style-type:\"-  \"}ul.typed{list-style:none;padding-left:1.2em}.notes{font-size:.85em;border-top:1px "
    "solid #999;margin-top:2em}@media print{.break{break-after:page}}";

const char* align_of(Align align) {
    switch (align) {
        case Align::kCentre:
            return " style=\"text-align:center\"";
        case Align::kEnd:
            return " style=\"text-align:right\"";
        case Align::kJustified:
            return " style=\"text-align:justify\"";
        case Align::kStart:
            break;
    }
    return "";
}

std::string with_breaks(std::string_view text) {
    std::string out;
    for (const char c : escaped(text)) {
        if (c == '\n') {
            out += "<br>";
        } else {
            out += c;
        }
    }
    return out;
}

struct ListTag {
    std::string open;
    const char* close;
};

ListTag tag_of(const ListPlace& place) {
    const std::string start = place.value > 1 ? " start=\"" + std::to_string(place.value) + "\"" : "";
    switch (place.kind) {
        case ListKind::kDash:
            return {"<ul class=\"dash\">", "</ul>"};
        case ListKind::kBullet:
            return {"<ul>", "</ul>"};
        case ListKind::kLetterBracket:
        case ListKind::kLetterDot:
            return {"<ol type=\"a\"" + start + ">", "</ol>"};
        case ListKind::kDecimalDot:
        case ListKind::kDecimalBracket:
            return {"<ol" + start + ">", "</ol>"};
        case ListKind::kTyped:
            break;
    }
    return {"<ul class=\"typed\">", "</ul>"};
}

/// A list that is being written; an inner list stands inside the item before it.
struct OpenList {
    const char* close;
    bool item_open;
};

class HtmlWriter {
  public:
    explicit HtmlWriter(const Document& document) : document_(document), places_(place_list_items(document.body)) {}

    std::string body() {
        std::string out;
        for (std::size_t i = 0; i < document_.body.size(); ++i) {
            out += lists_before(i);
            out += std::visit(*this, document_.body[i]);
        }
        out += close_lists(0);
        if (!notes_.empty()) out += "<ol class=\"notes\">\n" + notes_ + "</ol>\n";
        return out;
    }

    std::string operator()(const Paragraph& paragraph) {
        const std::string text = runs(paragraph.runs);
        return text.empty() ? "" : std::string("<p") + align_of(paragraph.align) + ">" + text + "</p>\n";
    }
    std::string operator()(const Heading& heading) {
        const std::string tag = "h" + std::to_string(std::clamp(heading.level, 0, 5) + 1);
        const std::string number = heading.number.empty() ? "" : escaped(heading.number) + " ";
        return "<" + tag + " id=\"" + heading_id(next_heading_++) + "\">" + number + runs(heading.runs) + "</" + tag +
               ">\n";
    }
    std::string operator()(const ListItem& item) {
        const bool typed = read_label(item.label).kind == ListKind::kTyped;
        std::string out = open_.back().item_open ? "</li>\n" : "";
        open_.back().item_open = true;
        return out + "<li>" + (typed ? escaped(item.label) + " " : "") + runs(item.runs);
    }
    std::string operator()(const Table& table) {
        std::string out = table.borders ? "<table>\n" : "<table class=\"plain\">\n";
        const auto placed = place_cells(table);
        std::size_t next = 0;
        for (const auto& row : table.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.cells.size(); ++i, ++next) out += cell(placed[next], row.header);
            out += "</tr>\n";
        }
        return out + "</table>\n";
    }
    std::string operator()(const TextBox& box) {
        std::string out = "<div class=\"box\">\n";
        for (const auto& paragraph : box.paragraphs) out += (*this)(paragraph);
        return out + "</div>\n";
    }
    std::string operator()(const PageBreak&) { return "<div class=\"break\"></div>\n"; }
    std::string operator()(const Contents& contents) {
        std::string out = "<nav><p><b>" + escaped(contents.title) + "</b></p>\n<ul class=\"typed\">\n";
        int number = 0;
        for (const auto& block : document_.body) {
            const auto* heading = std::get_if<Heading>(&block);
            if (heading == nullptr) continue;
            const int own = number++;
            if (heading->level < 1 || heading->level > contents.depth) continue;
            out += "<li><a href=\"#" + heading_id(own) + "\">" + escaped(heading_text(*heading)) + "</a></li>\n";
        }
        return out + "</ul></nav>\n";
    }

  private:
    static std::string heading_id(int number) { return "titlu-" + std::to_string(number + 1); }

    std::string cell(const PlacedCell& placed, bool header) {
        const char* tag = header ? "th" : "td";
        std::string out = std::string("<") + tag;
        if (placed.columns > 1) out += " colspan=\"" + std::to_string(placed.columns) + "\"";
        if (placed.rows > 1) out += " rowspan=\"" + std::to_string(placed.rows) + "\"";
        out += ">";
        for (std::size_t i = 0; i < placed.cell->paragraphs.size(); ++i)
            out += (i > 0 ? "<br>" : "") + runs(placed.cell->paragraphs[i].runs);
        return out + "</" + tag + ">";
    }

    /// Closes and opens lists so that block `index` stands in the right one.
    std::string lists_before(std::size_t index) {
        const auto* item = std::get_if<ListItem>(&document_.body[index]);
        if (item == nullptr) return close_lists(0);
        const auto depth = static_cast<std::size_t>(std::clamp(item->level, 0, 1));
        std::string out = close_lists(depth + 1);
        if (places_[index].first) out += close_lists(depth);
        if (open_.size() < depth) {
            out += open_list(ListPlace{.kind = ListKind::kTyped}) + "<li>";
            open_.back().item_open = true;
        }
        if (open_.size() == depth) out += open_list(places_[index]);
        return out;
    }
    std::string open_list(const ListPlace& place) {
        const ListTag tag = tag_of(place);
        open_.push_back({tag.close, false});
        return "\n" + tag.open + "\n";
    }
    std::string close_lists(std::size_t down_to) {
        std::string out;
        for (; open_.size() > down_to; open_.pop_back())
            out += std::string(open_.back().item_open ? "</li>\n" : "") + open_.back().close + "\n";
        return out;
    }

    std::string runs(const Runs& runs) {
        std::string out;
        for (const auto& run : runs) {
            if (run.hidden || run.field != Field::kNone) continue;
            std::string text = with_breaks(run.text);
            if (run.bold) text = "<b>" + text + "</b>";
            if (run.italic) text = "<i>" + text + "</i>";
            if (run.tracked == Tracked::kInserted) text = "<ins>" + text + "</ins>";
            if (run.tracked == Tracked::kDeleted) text = "<del>" + text + "</del>";
            out += text;
            if (!run.footnote.empty()) {
                const std::string number = std::to_string(++note_count_);
                out += "<sup><a href=\"#nota-" + number + "\" id=\"loc-" + number + "\">" + number + "</a></sup>";
                notes_ += "<li id=\"nota-" + number + "\">" + with_breaks(run.footnote) + " <a href=\"#loc-" + number +
                          "\">↑</a></li>\n";
            }
        }
        return out;
    }

    const Document& document_;
    std::vector<ListPlace> places_;
    std::vector<OpenList> open_;
    std::string notes_;
    int note_count_ = 0;
    int next_heading_ = 0;
};

}  // namespace

std::string write_html(const Document& document) {
    const std::string language = document.metadata.language.substr(0, document.metadata.language.find('-'));
    return "<!DOCTYPE html>\n<html lang=\"" + escaped(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
           escaped(document.metadata.title) + "</title>\n<meta name=\"author\" content=\"" +
           escaped(document.metadata.author) + "\">\n<style>" + kStyle + "</style>\n</head>\n<body>\n" +
           HtmlWriter(document).body() + "</body>\n</html>\n";
}

}  // namespace pravila::office
