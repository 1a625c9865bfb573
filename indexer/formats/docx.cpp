#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "indexer/formats/assembler.h"
#include "indexer/formats/docx_story.h"
#include "indexer/formats/office_package.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

using namespace docx;
using xml::Node;
using xml::Ns;

constexpr std::string_view kExtractor = "docx/1";

/// Notes of one kind, by id; each is told once.
struct Notes {
    std::optional<std::string> bytes;
    std::optional<xml::Tree> tree;
    std::map<std::string, const Node*, std::less<>> by_id;
    int told = 0;
};

/// Reads the parts of one document together.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : package_(bytes), assembler_("docx", kExtractor) {}

    ExtractedDocument read() {
        const std::string main = package_.main_part("word/document.xml");
        parts_ = package_.relationships(main);
        load_definitions();
        package_.read_properties(assembler_);
        read_body(package_.zip().require(main));
        finish();
        return assembler_.take();
    }

  private:
    /// Blocks to put in at a place that is past already: headers stand before their section.
    struct Insertion {
        std::size_t position;
        Block block;
    };
    struct Pages {
        int rendered;
        int explicitly;
    };

    std::optional<std::string> part(std::string_view type) {
        const auto* found = find_type(parts_, type);
        return found ? package_.zip().read(found->target) : std::nullopt;
    }

    void load_definitions() {
        if (const auto bytes = part("styles")) context_.styles = Styles(*bytes);
        if (const auto bytes = part("numbering")) context_.numbering = Numbering(*bytes);
        if (const auto bytes = part("settings")) {
            const xml::Tree tree(*bytes);
            even_pages_differ_ = toggle(&tree.root(), "evenAndOddHeaders").value_or(false);
        }
        if (const auto bytes = part("comments")) {
            const xml::Tree tree(*bytes);
            for (const Node& node : xml::children(tree.root())) comments_ += node.is(Ns::kWord, "comment") ? 1 : 0;
        }
        load_notes(footnotes_, "footnotes");
        load_notes(endnotes_, "endnotes");
    }

    void load_notes(Notes& notes, std::string_view type) {
        const auto bytes = part(type);
        if (!bytes) return;
        notes.tree.emplace(*bytes);
        for (const Node& node : xml::children(notes.tree->root()))
            if (!node.has(Ns::kWord, "type") || node.attribute(Ns::kWord, "type") == "normal")
                notes.by_id.emplace(node.attribute(Ns::kWord, "id"), &node);
    }

    void read_body(const std::string& bytes);

    void add(Block block, int rendered, int explicitly) {
        const std::size_t before = assembler_.size();
        assembler_.add(std::move(block));
        if (assembler_.size() > before) pages_.push_back({rendered, explicitly});
    }

    void note(const NoteReference& reference) {
        Notes& notes = reference.endnote ? endnotes_ : footnotes_;
        const auto found = notes.by_id.find(reference.id);
        if (found == notes.by_id.end()) return;
        Block block;
        block.kind = Block::Kind::kNote;
        block.text = as_lines(margin(*found->second));
        block.label =
            printed_number(++notes.told, reference.endnote ? NumberStyle::kLowerRoman : NumberStyle::kDecimal);
        notes.by_id.erase(found);
        if (!reference.endnote) {
            add(std::move(block), context_.counts.rendered_breaks, context_.counts.explicit_breaks);
        } else if (!block.text.empty()) {
            assembler_.count(block);
            endnote_blocks_.push_back(std::move(block));
        }
    }

    /// Blocks of a header, footer or note.
    std::vector<Block> margin(const Node& parent) {
        std::vector<Block> blocks;
        Output output;
        output.block = [&](Block block, int, int) { blocks.push_back(std::move(block)); };
        Story story(context_, Story::Kind::kMargin, std::move(output));
        const Counts before = context_.counts;
        story.blocks(parent);
        story.finish();
        // Page breaks outside the body are none.
        context_.counts.rendered_breaks = before.rendered_breaks;
        context_.counts.explicit_breaks = before.explicit_breaks;
        return blocks;
    }

    void section(const Node& properties) {
        const bool first_differs = toggle(&properties, "titlePg").value_or(false);
        for (const Node& node : xml::children(properties)) {
            const bool header = node.is(Ns::kWord, "headerReference");
            if (!header && !node.is(Ns::kWord, "footerReference")) continue;
            const std::string_view type = node.attribute(Ns::kWord, "type");
            if ((type == "first" && !first_differs) || (type == "even" && !even_pages_differ_)) continue;
            const std::string_view id = node.attribute(Ns::kOfficeRelation, "id");
            if (!margin_ids_.insert(std::string(id)).second) continue;
            if (const auto* found = find_id(parts_, id)) read_margin(found->target, header);
        }
        // How a section begins stands in its properties, and these stand at its end.
        const std::string_view type = value_of(&properties, "type");
        if (std::exchange(seen_section_, true) && type != "continuous" && type != "nextColumn") {
            for (std::size_t i = section_start_; i < pages_.size(); ++i) ++pages_[i].explicitly;
            ++context_.counts.explicit_breaks;
        }
        section_start_ = assembler_.size();
    }

    void read_margin(const std::string& target, bool header) {
        if (!margins_read_.insert(target).second) return;
        const auto bytes = package_.zip().read(target);
        if (!bytes) return;
        const xml::Tree tree(*bytes);
        for (Block& block : margin(tree.root())) {
            block.kind = header ? Block::Kind::kHeader : Block::Kind::kFooter;
            block.level = 0;
            if (!margins_told_.insert(as_lines({block})).second) continue;
            assembler_.count(block);
            insertions_.push_back({header ? section_start_ : assembler_.size(), std::move(block)});
        }
    }

    void finish() {
        auto& blocks = assembler_.document().blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (context_.counts.rendered_breaks > 0)
                blocks[i].page = pages_[i].rendered + 1;
            else if (context_.counts.explicit_breaks > 0)
                blocks[i].page = pages_[i].explicitly + 1;
        }
        std::stable_sort(insertions_.begin(), insertions_.end(),
                         [](const Insertion& a, const Insertion& b) { return a.position < b.position; });
        std::vector<Block> merged;
        merged.reserve(blocks.size() + insertions_.size() + endnote_blocks_.size());
        auto next = insertions_.begin();
        for (std::size_t i = 0; i <= blocks.size(); ++i) {
            if (i == blocks.size())
                std::move(endnote_blocks_.begin(), endnote_blocks_.end(), std::back_inserter(merged));
            for (; next != insertions_.end() && next->position == i; ++next) merged.push_back(std::move(next->block));
            if (i < blocks.size()) merged.push_back(std::move(blocks[i]));
        }
        blocks = std::move(merged);
        assembler_.metadata("tracked_insertions", context_.counts.insertions);
        assembler_.metadata("tracked_deletions", context_.counts.deletions);
        assembler_.metadata("comments", comments_);
    }

    OfficePackage package_;
    OfficePackage::Relationships parts_;
    Assembler assembler_;
    Context context_;
    Notes footnotes_;
    Notes endnotes_;
    std::vector<Pages> pages_;  // of the assembler's blocks, one each
    std::vector<Block> endnote_blocks_;
    std::vector<Insertion> insertions_;
    std::set<std::string> margin_ids_;
    std::set<std::string> margins_read_;
    std::set<std::string> margins_told_;
    std::size_t section_start_ = 0;
    bool even_pages_differ_ = false;
    bool seen_section_ = false;
    long long comments_ = 0;
};

/// Feeds the main part to a story without holding it in memory as a whole.
class BodySink : public xml::Sink {
  public:
    BodySink(Story& story, std::function<void(const Node&)> section) : story_(story), section_(std::move(section)) {}

    Want enter(const Node& node) override {
        if (node.is(Ns::kCompatibility, "AlternateContent")) return Want::kBuild;
        if (node.ns != Ns::kWord) return Want::kSkip;
        const std::string_view name = node.name;
        if (name == "p" || name == "tr" || name == "sectPr" || name == "tblGrid") return Want::kBuild;
        if (name == "tbl") {
            story_.begin_table();
            return Want::kDescend;
        }
        const bool around = name == "document" || name == "body" || name == "sdt" || name == "sdtContent" ||
                            name == "customXml" || name == "smartTag" || name == "ins" || name == "moveTo";
        if (name == "body") seen_body = true;
        if (name == "altChunk") embeds = true;
        return around ? Want::kDescend : Want::kSkip;
    }
    void built(const Node& node) override {
        if (node.name == "p") return story_.paragraph(node);
        if (node.name == "tr") return story_.row(node);
        if (node.name == "tblGrid") return story_.grid(node);
        if (node.name == "sectPr") return section_(node);
        const Node* version = node.child(Ns::kCompatibility, "Choice");
        if (!version) version = node.child(Ns::kCompatibility, "Fallback");
        if (version) story_.blocks(*version);
    }
    void leave(Ns ns, std::string_view name) override {
        if (ns == Ns::kWord && name == "tbl") story_.end_table();
    }
    bool seen_body = false;
    bool embeds = false;  ///< holds a document of another format (w:altChunk), which is not read

  private:
    Story& story_;
    std::function<void(const Node&)> section_;
};

void Reader::read_body(const std::string& bytes) {
    Output output;
    output.block = [this](Block block, int rendered, int explicitly) { add(std::move(block), rendered, explicitly); };
    output.note = [this](const NoteReference& reference) { note(reference); };
    output.section = [this](const Node& properties) { section(properties); };
    Story story(context_, Story::Kind::kBody, output);
    BodySink sink(story, output.section);
    xml::stream(bytes, sink);
    if (!sink.seen_body) refuse_damaged();
    if (sink.embeds) assembler_.warn("docx.embedded_document");
    story.finish();
}

}  // namespace

bool recognises_docx(std::string_view bytes, std::string_view) { return office_kind(bytes) == OfficeKind::kWord; }

Reading read_docx(std::string_view bytes, std::string_view) {
    return guarded([&] { return Reader(bytes).read(); });
}

}  // namespace pravila::formats
