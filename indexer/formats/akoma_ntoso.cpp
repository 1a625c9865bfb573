#include "indexer/formats/akoma_ntoso.h"

#include <algorithm>
#include <array>

#include "indexer/formats/heading_number.h"
#include "indexer/formats/xml_text.h"

namespace pravila::formats {

namespace {

using xml::Node;
using xml::Ns;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Containers that people call sections: they get headings.
constexpr auto kSections = std::to_array<std::string_view>(
    {"book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "section", "subsection",
     "division", "subdivision", "article", "rule", "subrule", "level", "hcontainer", "proviso", "transitional"});
/// Containers inside them: they become numbered items.
constexpr auto kItems = std::to_array<std::string_view>(
    {"paragraph", "subparagraph", "clause", "subclause", "sublist", "point", "indent", "alinea", "item", "li"});

class AknReader {
  public:
    explicit AknReader(Assembler& into) : into_(into) {}

    void read(const Node& node, int sections, int items) {
        for (const Node& child : xml::children(node)) {
            if (!child.is_text()) element(child, sections, items);
        }
    }

    void metadata(const Node& node) {
        for (const Node& child : xml::children(node)) {
            if (child.is_text()) continue;
            const std::string_view value = child.attribute(Ns::kNone, "value");
            if (child.name == "FRBRalias" && title_.empty()) title_ = value;
            if (child.name == "FRBRlanguage") {
                const std::string_view language = child.attribute(Ns::kNone, "language");
                if (language == "ron" || language == "rum" || language == "ro") into_.document().language = "ro";
                if (language == "eng" || language == "en") into_.document().language = "en";
            }
            metadata(child);
        }
    }

    void finish() { into_.metadata("title", title_); }

  private:
    void element(const Node& node, int sections, int items) {
        const std::string_view name = node.name;
        if (name == "meta") return metadata(node);
        if (among(kSections, name)) return section(node, sections);
        if (among(kItems, name)) return item(node, sections, items);
        if (name == "p" || name == "listIntroduction" || name == "listWrapUp" || name == "longTitle")
            return paragraph(node);
        if (name == "heading" || name == "subheading") return heading_block({}, text_of(node), sections + 1);
        if (name == "num") return;  // told by what it numbers
        if (name == "table") return table(node);
        if (has_text(node)) return paragraph(node);
        read(node, sections, items);
    }

    void section(const Node& node, int sections) {
        const Node* num = node.child(Ns::kAkomaNtoso, "num");
        const Node* heading = node.child(Ns::kAkomaNtoso, "heading");
        heading_block(num ? text_of(*num) : std::string(), heading ? text_of(*heading) : std::string(), sections + 1);
        for (const Node& child : xml::children(node)) {
            if (child.is_text() || &child == num || &child == heading) continue;
            if (child.is(Ns::kAkomaNtoso, "subheading"))
                paragraph(child);
            else
                element(child, sections + 1, 0);
        }
        flush_notes();
    }

    void heading_block(const std::string& number, const std::string& text, int level) {
        Block block;
        block.kind = Block::Kind::kHeading;
        block.level = std::clamp(level, 1, 9);
        block.label = without_closing(number);
        block.text = text;
        into_.add(std::move(block));
        flush_notes();
    }

    void item(const Node& node, int sections, int items) {
        const Node* num = node.child(Ns::kAkomaNtoso, "num");
        if (num) {
            pending_label_ = text_of(*num);
            pending_level_ = std::min(items, 8);
            label_pending_ = true;
        }
        if (!num && has_text(node)) return paragraph(node);
        for (const Node& child : xml::children(node)) {
            if (child.is_text() || &child == num) continue;
            if (child.is(Ns::kAkomaNtoso, "heading"))
                paragraph(child);
            else
                element(child, sections, num ? items + 1 : items);
        }
    }

    void paragraph(const Node& node) {
        Block block;
        block.text = text_of(node);
        if (block.text.empty()) return flush_notes();
        if (label_pending_) {
            block.kind = Block::Kind::kListItem;
            block.label = std::move(pending_label_);
            block.level = pending_level_;
            label_pending_ = false;
        }
        into_.add(std::move(block));
        flush_notes();
    }

    void table(const Node& node) {
        Block block;
        block.kind = Block::Kind::kTable;
        block.rows = table_rows(node);
        into_.add(std::move(block));
    }

    void flush_notes() {
        for (Block& note : notes_) into_.add(std::move(note));
        notes_.clear();
    }

    static bool has_text(const Node& node) {
        return std::any_of(xml::children(node).begin(), xml::children(node).end(),
                           [](const Node& child) { return child.is_text() && !trimmed(child.text).empty(); });
    }

    std::string text_of(const Node& node) {
        std::string raw;
        gather(node, raw);
        std::string lines;
        std::size_t at = 0;
        while (at <= raw.size()) {
            const std::size_t end = std::min(raw.find('\x01', at), raw.size());
            const std::string line = collapsed(std::string_view(raw).substr(at, end - at));
            if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
            at = end + 1;
        }
        return lines;
    }

    /// Text with line ends marked by a character that XML cannot hold.
    void gather(const Node& node, std::string& raw) {
        for (const Node& child : xml::children(node)) {
            if (child.is_text()) {
                raw += child.text;
            } else if (child.name == "authorialNote") {
                Block note;
                note.kind = Block::Kind::kNote;
                note.label = child.attribute(Ns::kNone, "marker").substr(0, 20);
                note.text = text_of(child);
                notes_.push_back(std::move(note));
            } else if (child.name == "eol" || child.name == "br") {
                raw += '\x01';
            } else if (child.name != "del") {
                const std::size_t before = raw.size();
                gather(child, raw);
                if (child.name == "docTitle" && title_.empty()) title_ = collapsed(raw.substr(before));
            }
        }
    }

    Assembler& into_;
    std::vector<Block> notes_;
    std::string title_;
    std::string pending_label_;
    int pending_level_ = 0;
    bool label_pending_ = false;
};

}  // namespace

void read_akoma_ntoso(const Node& root, Assembler& into) {
    AknReader reader(into);
    reader.read(root, 0, 0);
    reader.finish();
}

}  // namespace pravila::formats
