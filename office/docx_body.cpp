#include "office/docx_body.h"

#include <algorithm>

#include "office/heading_numbers.h"
#include "office/xml_text.h"

namespace pravila::office {
namespace {

std::string jc(Align align) {
    switch (align) {
        case Align::kCentre:
            return "<w:jc w:val=\"center\"/>";
        case Align::kEnd:
            return "<w:jc w:val=\"right\"/>";
        case Align::kJustified:
            return "<w:jc w:val=\"both\"/>";
        case Align::kStart:
            break;
    }
    return "";
}

std::string value_attribute(int value) { return " w:val=\"" + std::to_string(value) + "\""; }

std::string run_properties(const Run& run, double size_pt, bool all_bold) {
    std::string inner;
    if (run.bold || all_bold) inner += "<w:b/>";
    if (run.italic) inner += "<w:i/>";
    if (run.hidden) inner += "<w:vanish/>";
    const double size = run.size_pt > 0 ? run.size_pt : size_pt;
    if (size > 0) {
        const int half_points = twips_of_pt(size) / 10;
        inner += "<w:sz" + value_attribute(half_points) + "/><w:szCs" + value_attribute(half_points) + "/>";
    }
    return inner.empty() ? "" : "<w:rPr>" + inner + "</w:rPr>";
}

/// The text of a run: line breaks and tabs are elements of their own.
std::string text_xml(std::string_view text, bool deleted) {
    const std::string tag = deleted ? "w:delText" : "w:t";
    std::string out;
    std::string piece;
    const auto flush = [&] {
        if (!piece.empty()) out += "<" + tag + " xml:space=\"preserve\">" + escaped(piece) + "</" + tag + ">";
        piece.clear();
    };
    for (const char c : text) {
        if (c == '\n' || c == '\t') {
            flush();
            out += c == '\n' ? "<w:br/>" : "<w:tab/>";
        } else {
            piece += c;
        }
    }
    flush();
    return out;
}

std::string bookmark_name(int heading) { return "_Toc" + std::to_string(100000 + heading); }

constexpr std::string_view kSpacer =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";

}  // namespace

DocxBody::DocxBody(const Document& document)
    : document_(document),
      numbers_headings_(document.automatic_heading_numbers && numbers_follow_a_list(document.body)) {}

std::string DocxBody::body_xml() {
    std::string out;
    const auto places = place_list_items(document_.body);
    for (std::size_t i = 0; i < document_.body.size(); ++i) out += block_xml(document_.body[i], places[i]);
    if (page_break_waits_) out += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    page_break_waits_ = false;
    return out;
}

std::string DocxBody::running_xml(const std::vector<Block>& blocks) {
    std::string out;
    for (const auto& block : blocks) {
        if (const auto* table = std::get_if<Table>(&block)) out += table_xml(*table);
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            out += paragraph_xml(*paragraph, "", paragraph->size_pt, false);
    }
    // A header or footer may not be empty and may not end with a table.
    if (blocks.empty() || std::holds_alternative<Table>(blocks.back())) out += kSpacer;
    return out;
}

std::string DocxBody::taken_page_break() {
    if (!page_break_waits_) return "";
    page_break_waits_ = false;
    return "<w:pageBreakBefore/>";
}

std::string DocxBody::block_xml(const Block& block, const ListPlace& place) {
    if (std::holds_alternative<PageBreak>(block)) {
        page_break_waits_ = true;
        return "";
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
        return paragraph_xml(*paragraph, "", paragraph->size_pt, false);
    if (const auto* heading = std::get_if<Heading>(&block)) return heading_xml(*heading);
    if (const auto* item = std::get_if<ListItem>(&block)) return item_xml(*item, place);
    if (const auto* contents = std::get_if<Contents>(&block)) return contents_xml(*contents);
    // Tables and frames cannot start a page themselves: a thin paragraph before them does.
    std::string before;
    if (page_break_waits_) {
        before = "<w:p><w:pPr>" + taken_page_break() +
                 "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    }
    if (const auto* table = std::get_if<Table>(&block)) return before + table_xml(*table) + std::string(kSpacer);
    return before + text_box_xml(std::get<TextBox>(block));
}

std::string DocxBody::paragraph_xml(const Paragraph& paragraph, std::string_view style, double size_pt, bool all_bold) {
    std::string properties;
    if (!style.empty()) properties += "<w:pStyle w:val=\"" + std::string(style) + "\"/>";
    properties += taken_page_break();
    properties += "<w:spacing w:before=\"" + std::to_string(twips_of_pt(paragraph.space_before_pt)) + "\" w:after=\"" +
                  std::to_string(twips_of_pt(paragraph.space_after_pt)) + "\"/>" + jc(paragraph.align);
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs_xml(paragraph.runs, size_pt, all_bold) + "</w:p>";
}

std::string DocxBody::heading_xml(const Heading& heading) {
    const int level = std::clamp(heading.level, 0, 6);
    std::string properties =
        "<w:pStyle w:val=\"" + (level == 0 ? "Title" : "Heading" + std::to_string(level)) + "\"/>" + taken_page_break();
    Runs runs = heading.runs;
    if (!heading.number.empty()) {
        if (numbers_headings_ && level > 0) {
            properties += "<w:numPr><w:ilvl" + value_attribute(level - 1) + "/><w:numId" +
                          value_attribute(kHeadingList) + "/></w:numPr>";
        } else {
            runs.insert(runs.begin(), text(heading.number + " "));
        }
    }
    const int number = next_heading_++;
    const std::string id = std::to_string(100000 + number);
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:bookmarkStart w:id=\"" + id + "\" w:name=\"" +
           bookmark_name(number) + "\"/>" + runs_xml(runs) + "<w:bookmarkEnd w:id=\"" + id + "\"/></w:p>";
}

int DocxBody::list_number(const ListPlace& place, int level) {
    const auto list = static_cast<std::size_t>(place.list);
    if (instance_of_list_.size() <= list) instance_of_list_.resize(list + 1, 0);
    if (instance_of_list_[list] == 0) {
        const int number = next_instance_++;
        instance_of_list_[list] = number;
        // Abstract lists are numbered by kind (docx_numbering.cpp); 0 is the headings' own.
        instances_ += "<w:num w:numId=\"" + std::to_string(number) + "\"><w:abstractNumId" +
                      value_attribute(static_cast<int>(place.kind)) + "/>";
        if (place.value > 0) {
            instances_ += "<w:lvlOverride w:ilvl=\"" + std::to_string(level) + "\"><w:startOverride" +
                          value_attribute(place.value) + "/></w:lvlOverride>";
        }
        instances_ += "</w:num>";
    }
    return instance_of_list_[list];
}

std::string DocxBody::item_xml(const ListItem& item, const ListPlace& place) {
    const int level = std::clamp(item.level, 0, 1);
    std::string properties = "<w:pStyle w:val=\"ListParagraph\"/>" + taken_page_break();
    Runs runs = item.runs;
    if (place.kind == ListKind::kTyped) {
        const int left = twips_of_mm(12.0 + 8.0 * level);
        properties +=
            "<w:ind w:left=\"" + std::to_string(left) + "\" w:hanging=\"" + std::to_string(twips_of_mm(7)) + "\"/>";
        runs.insert(runs.begin(), text(item.label + "\t"));
    } else {
        properties += "<w:numPr><w:ilvl" + value_attribute(level) + "/><w:numId" +
                      value_attribute(list_number(place, level)) + "/></w:numPr>";
    }
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs_xml(runs) + "</w:p>";
}

std::string DocxBody::contents_xml(const Contents& contents) {
    std::string out = paragraph_xml({.runs = {text(contents.title)}, .align = Align::kCentre}, "TOCHeading", 0, false);
    struct Entry {
        const Heading* heading;
        int number;
    };
    std::vector<Entry> entries;
    int number = 0;
    for (const auto& block : document_.body) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr) continue;
        if (heading->level >= 1 && heading->level <= contents.depth) entries.push_back({heading, number});
        ++number;
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto [heading, index] = entries[i];
        const auto page = static_cast<std::size_t>(index) < contents.pages.size()
                              ? std::to_string(contents.pages[static_cast<std::size_t>(index)])
                              : "";
        out += "<w:p><w:pPr><w:pStyle w:val=\"TOC" + std::to_string(std::min(heading->level, 3)) + "\"/></w:pPr>";
        if (i == 0) {
            out +=
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o "
                "\"1-" +
                std::to_string(contents.depth) +
                "\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        }
        out += "<w:hyperlink w:anchor=\"" + bookmark_name(index) + "\" w:history=\"1\">" +
               runs_xml({text(heading_text(*heading) + "\t")}) +
               field_xml(" PAGEREF " + bookmark_name(index) + " \\h ", page, "") + "</w:hyperlink>";
        if (i + 1 == entries.size()) out += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        out += "</w:p>";
    }
    return out;
}

std::string DocxBody::field_xml(std::string_view code, std::string_view shown, const std::string& properties) {
    return "<w:r>" + properties + "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>" + properties +
           "<w:instrText xml:space=\"preserve\">" + std::string(code) + "</w:instrText></w:r><w:r>" + properties +
           "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>" + properties + "<w:t>" + escaped(shown) +
           "</w:t></w:r><w:r>" + properties + "<w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string DocxBody::change_attributes() {
    const std::string author =
        document_.metadata.author.empty() ? document_.metadata.institution : document_.metadata.author;
    return " w:id=\"" + std::to_string(next_id_++) + "\" w:author=\"" + escaped(author.empty() ? "?" : author) +
           "\" w:date=\"" + escaped(document_.metadata.created) + "\"";
}

std::string DocxBody::runs_xml(const Runs& runs, double size_pt, bool all_bold) {
    std::string out;
    for (const auto& run : runs) out += run_xml(run, size_pt, all_bold);
    return out;
}

std::string DocxBody::run_xml(const Run& run, double size_pt, bool all_bold) {
    const std::string properties = run_properties(run, size_pt, all_bold);
    if (run.field == Field::kPageNumber) return field_xml(" PAGE ", "1", properties);
    if (run.field == Field::kPageCount)
        return field_xml(" NUMPAGES ", std::to_string(std::max(1, document_.metadata.pages)), properties);
    std::string out;
    const bool deleted = run.tracked == Tracked::kDeleted;
    if (!run.text.empty()) out = "<w:r>" + properties + text_xml(run.text, deleted) + "</w:r>";
    if (!run.footnote.empty()) {
        const std::string id = std::to_string(next_footnote_++);
        out += "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"" + id +
               "\"/></w:r>";
        footnotes_ += "<w:footnote w:id=\"" + id +
                      "\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr><w:rStyle "
                      "w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r>" +
                      text_xml(" " + run.footnote, false) + "</w:r></w:p></w:footnote>";
    }
    if (run.tracked == Tracked::kInserted) out = "<w:ins" + change_attributes() + ">" + out + "</w:ins>";
    if (deleted) out = "<w:del" + change_attributes() + ">" + out + "</w:del>";
    if (!run.comment.empty()) {
        const std::string id = std::to_string(next_id_);
        comments_ += "<w:comment" + change_attributes() +
                     " w:initials=\"R\"><w:p><w:pPr><w:pStyle "
                     "w:val=\"CommentText\"/></w:pPr><w:r><w:annotationRef/></w:r><w:r>" +
                     text_xml(run.comment, false) + "</w:r></w:p></w:comment>";
        out = "<w:commentRangeStart w:id=\"" + id + "\"/>" + out + "<w:commentRangeEnd w:id=\"" + id +
              "\"/><w:r><w:commentReference w:id=\"" + id + "\"/></w:r>";
    }
    return out;
}

}  // namespace pravila::office
