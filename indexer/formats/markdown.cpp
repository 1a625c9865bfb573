#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/formats/charset.h"
#include "indexer/formats/heading_number.h"
#include "indexer/formats/markdown_front_matter.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

struct ParserCloser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct NodeCloser {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorCloser {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using NodeHandle = std::unique_ptr<cmark_node, NodeCloser>;

std::string_view type_of(cmark_node* node) { return cmark_node_get_type_string(node); }

NodeHandle parse(const std::string& text) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, ParserCloser> parser(
        cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8));
    for (const char* name : {"table", "strikethrough", "tasklist"})
        if (auto* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return NodeHandle(cmark_parser_finish(parser.get()));
}

/// Walks the tree without recursion, so that nesting costs no stack, and writes a block whenever one closes.
class Walk {
  public:
    explicit Walk(std::vector<Block>& blocks) : blocks_(blocks) {}

    void run(cmark_node* root) {
        const std::unique_ptr<cmark_iter, IteratorCloser> iterator(cmark_iter_new(root));
        for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
            visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
    }

  private:
    struct List {
        bool ordered;
        char closing;
        int next;
    };

    void visit(cmark_node* node, bool entering) {
        const cmark_node_type type = cmark_node_get_type(node);
        const std::string_view name = type_of(node);
        if (type == CMARK_NODE_LIST) {
            if (!entering)
                lists_.pop_back();
            else
                lists_.push_back({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                                  cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.',
                                  cmark_node_get_list_start(node)});
        } else if (type == CMARK_NODE_ITEM || name == "tasklist") {
            if (entering) begin_item();
        } else if (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH) {
            if (entering)
                begin_text();
            else
                end_text(node, type == CMARK_NODE_HEADING);
        } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
            in_note_ = entering;
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            add_code(node);
        } else if (name == "table") {
            if (entering) blocks_.push_back({Block::Kind::kTable, 0, {}, {}, {}, 0, {}});
        } else if (name == "table_row" || name == "table_header") {
            if (entering) blocks_.back().rows.emplace_back();
        } else if (name == "table_cell") {
            if (entering)
                text_.clear();
            else
                blocks_.back().rows.back().push_back(text_);
        } else {
            inline_node(node, type, entering);
        }
    }

    void inline_node(cmark_node* node, cmark_node_type type, bool entering) {
        if (type == CMARK_NODE_STRONG) {
            if (entering && text_.empty()) strong_from_start_ = true;
            if (!entering) strong_end_ = text_.size();
        }
        if (!entering) return;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            if (const char* literal = cmark_node_get_literal(node)) text_ += literal;
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            text_ += '\n';
        } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
            if (const char* label = cmark_node_get_literal(node)) text_ += "[" + std::string(label) + "]";
        }
    }

    void begin_item() {
        item_label_ = "•";
        if (!lists_.empty() && lists_.back().ordered)
            item_label_ = std::to_string(lists_.back().next++) + lists_.back().closing;
    }

    void begin_text() {
        text_.clear();
        strong_from_start_ = false;
        strong_end_ = 0;
    }

    void end_text(cmark_node* node, bool heading) {
        if (text_.empty()) return;
        Block block;
        block.text = text_;
        const bool bold_title = strong_from_start_ && strong_end_ == text_.size() && looks_like_numbered_title(text_);
        if (heading || (bold_title && lists_.empty())) {
            const NumberedHeading split = split_heading_number(text_);
            block.kind = Block::Kind::kHeading;
            block.level = heading ? cmark_node_get_heading_level(node) : std::clamp(split.depth, 1, 9);
            if (!split.title.empty()) {
                block.label = split.number;
                block.text = split.title;
            }
        } else if (in_note_) {
            block.kind = Block::Kind::kNote;
        } else if (!item_label_.empty()) {
            block.kind = Block::Kind::kListItem;
            block.level = static_cast<int>(std::min<std::size_t>(lists_.empty() ? 0 : lists_.size() - 1, 8));
            block.label = item_label_;
        }
        item_label_.clear();
        blocks_.push_back(std::move(block));
    }

    void add_code(cmark_node* node) {
        std::string code = cmark_node_get_literal(node);
        while (code.ends_with('\n')) code.pop_back();
        if (code.empty()) return;
        Block block;
        block.text = std::move(code);
        blocks_.push_back(std::move(block));
    }

    std::vector<Block>& blocks_;
    std::vector<List> lists_;
    std::string text_;
    std::string item_label_;  ///< waits for the first paragraph of its item
    bool in_note_ = false;
    bool strong_from_start_ = false;
    std::size_t strong_end_ = 0;
};

}  // namespace

bool recognises_markdown(std::string_view bytes, std::string_view file_name) {
    std::string name(file_name.substr(file_name.size() - std::min<std::size_t>(file_name.size(), 10)));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return (name.ends_with(".md") || name.ends_with(".markdown")) && decode_text(bytes).has_value();
}

Reading read_markdown(std::string_view bytes, std::string_view) {
    return guarded([&]() -> ExtractedDocument {
        const auto decoded = decode_text(bytes);
        if (!decoded) refuse_not_text();
        ExtractedDocument document;
        document.extractor = "markdown/1";
        document.format = "markdown";
        document.metadata = front_matter_of(decoded->text);
        document.metadata["charset"] = decoded->charset;
        if (const auto language = document.metadata.find("lang"); language != document.metadata.end())
            document.language = language->second.substr(0, 2);
        if (decoded->guessed) document.warnings.push_back("text.charset_guessed");
        const NodeHandle root = parse(decoded->text.substr(front_matter_length(decoded->text)));
        if (!root) throw std::bad_alloc();
        Walk(document.blocks).run(root.get());
        return document;
    });
}

}  // namespace pravila::formats
