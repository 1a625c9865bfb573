#include "indexer/formats/html_tree.h"

#include <algorithm>
#include <array>

#include "indexer/formats/heading_number.h"
#include "indexer/xml/handles.h"

namespace pravila::formats {

namespace {

std::string_view name_of(const xmlNode* node) {
    return node->name ? reinterpret_cast<const char*>(node->name) : std::string_view();
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 14> kSilent = {"script",   "style",  "noscript", "template", "head",
                                                      "svg",      "iframe", "object",   "canvas",   "select",
                                                      "textarea", "applet", "math",     "audio"};
constexpr std::array<std::string_view, 34> kBlocks = {
    "p",        "div",    "section",    "article", "header",  "footer", "main",    "aside",   "nav",
    "ul",       "ol",     "li",         "dl",      "dt",      "dd",     "table",   "caption", "tr",
    "td",       "th",     "pre",        "form",    "hr",      "body",   "address", "figure",  "figcaption",
    "fieldset", "legend", "blockquote", "details", "summary", "center", "menu"};

int heading_level(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

bool is_hidden(const xmlNode* element) {
    for (const xmlAttr* attribute = element->properties; attribute; attribute = attribute->next)
        if (name_of(reinterpret_cast<const xmlNode*>(attribute)) == "hidden") return true;
    std::string style = html_attribute(element, "style");
    style.erase(std::remove_if(style.begin(), style.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n'; }),
                style.end());
    std::transform(style.begin(), style.end(), style.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
}

/// The node after `node` in reading order that is not below it; nullptr at the end of `root`.
const xmlNode* after(const xmlNode* node, const xmlNode* root) {
    while (node != root) {
        if (node->next) return node->next;
        node = node->parent;
    }
    return nullptr;
}

bool serves_layout(const xmlNode* table) {
    for (const xmlNode* node = table->children; node;) {
        if (node->type == XML_ELEMENT_NODE && (name_of(node) == "table" || heading_level(name_of(node)))) return true;
        node = node->children && node->type == XML_ELEMENT_NODE ? node->children : after(node, table);
    }
    return false;
}

class Walk {
  public:
    std::vector<Block> run(const xmlNode* root) {
        const xmlNode* node = root;
        while (node) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) add_text(node);
            const bool descend = node->type == XML_ELEMENT_NODE && enter(node);
            if (descend && node->children) {
                node = node->children;
                continue;
            }
            if (descend) leave(node);
            while (node != root && !node->next) {
                node = node->parent;
                leave(node);
            }
            node = node == root ? nullptr : node->next;
        }
        end_block();
        return std::move(blocks_);
    }

  private:
    struct List {
        bool ordered;
        long next;
    };

    void add_text(const xmlNode* node) {
        if (!node->content) return;
        const std::string_view text(reinterpret_cast<const char*>(node->content));
        const bool visible = text.find_first_not_of(" \t\r\n") != text.npos;
        if (visible && bold_ == 0) all_bold_ = false;
        if (preformatted_ > 0) {
            text_ += text;
            return;
        }
        for (const char c : text) {
            const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (!blank)
                text_ += c;
            else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n')
                text_ += ' ';
        }
    }

    /// Returns whether to go into the element; leave() is then called for it.
    bool enter(const xmlNode* node) {
        const std::string_view name = name_of(node);
        if (is_one_of(name, kSilent) || is_hidden(node)) return false;
        if (name == "br") {
            while (text_.ends_with(' ')) text_.pop_back();
            text_ += '\n';
            return false;
        }
        if (name == "b" || name == "strong") ++bold_;
        if (in_table_ > 0) return enter_in_table(name);
        if (is_block(name)) end_block();
        if (const int level = heading_level(name))
            heading_ = level;
        else if (name == "ul" || name == "menu")
            lists_.push_back({false, 0});
        else if (name == "ol")
            lists_.push_back({true, start_of(node)});
        else if (name == "li")
            begin_item();
        else if (name == "pre")
            ++preformatted_;
        else if (name == "table" && !serves_layout(node))
            begin_table();
        return true;
    }

    bool enter_in_table(std::string_view name) {
        if (name == "table")
            ++in_table_;
        else if (name == "tr")
            blocks_[table_].rows.emplace_back();
        else if (name == "td" || name == "th")
            text_.clear();
        else if (is_block(name) && !text_.empty() && !text_.ends_with('\n'))
            text_ += '\n';
        return true;
    }

    void leave(const xmlNode* node) {
        const std::string_view name = name_of(node);
        if (name == "b" || name == "strong") --bold_;
        if (in_table_ > 0) {
            leave_in_table(name);
            return;
        }
        if (is_block(name)) end_block();
        if (heading_level(name))
            heading_ = 0;
        else if ((name == "ul" || name == "ol" || name == "menu") && !lists_.empty())
            lists_.pop_back();
        else if (name == "pre")
            --preformatted_;
        else if (name == "li")
            item_label_.clear();
    }

    void leave_in_table(std::string_view name) {
        if (name == "td" || name == "th") {
            auto& rows = blocks_[table_].rows;
            if (rows.empty()) rows.emplace_back();
            rows.back().push_back(without_extra_space(text_));
            text_.clear();
        } else if (name == "caption") {
            // Before the table, whose place is the last of the list.
            Block caption;
            caption.text = without_extra_space(text_);
            text_.clear();
            if (!caption.text.empty()) blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(table_++), caption);
        } else if (name == "table" && --in_table_ == 0) {
            auto& rows = blocks_[table_].rows;
            rows.erase(std::remove_if(rows.begin(), rows.end(), [](const auto& row) { return row.empty(); }),
                       rows.end());
            if (rows.empty()) blocks_.pop_back();
            begin_text();
        }
    }

    static bool is_block(std::string_view name) { return is_one_of(name, kBlocks) || heading_level(name) > 0; }

    static long start_of(const xmlNode* list) {
        const std::string start = html_attribute(list, "start");
        const bool number = !start.empty() && start.size() < 7 && start.find_first_not_of("0123456789") == start.npos;
        return number ? std::stol(start) : 1;
    }

    void begin_item() {
        item_label_ = "•";
        if (!lists_.empty() && lists_.back().ordered) item_label_ = std::to_string(lists_.back().next++) + ".";
    }

    void begin_table() {
        in_table_ = 1;
        table_ = blocks_.size();
        Block table;
        table.kind = Block::Kind::kTable;
        blocks_.push_back(std::move(table));
        text_.clear();
    }

    void begin_text() {
        text_.clear();
        all_bold_ = true;
    }

    void end_block() {
        Block block;
        block.text = preformatted_ > 0 ? text_ : without_extra_space(text_);
        const bool bold = all_bold_;
        begin_text();
        if (block.text.find_first_not_of(" \t\r\n") == block.text.npos) return;
        const bool bold_title = bold && lists_.empty() && looks_like_numbered_title(block.text);
        if (heading_ > 0 || bold_title) {
            NumberedHeading split = split_heading_number(block.text);
            block.kind = Block::Kind::kHeading;
            block.level = heading_ > 0 ? heading_ : std::clamp(split.depth, 1, 9);
            if (!split.title.empty()) {
                block.label = std::move(split.number);
                block.text = std::move(split.title);
            }
        } else if (!item_label_.empty()) {
            block.kind = Block::Kind::kListItem;
            block.level = static_cast<int>(std::min<std::size_t>(lists_.empty() ? 0 : lists_.size() - 1, 8));
            block.label = std::move(item_label_);
            item_label_.clear();
        }
        blocks_.push_back(std::move(block));
    }

    std::vector<Block> blocks_;
    std::string text_;
    std::vector<List> lists_;
    std::string item_label_;  ///< waits for the first text of its item
    std::size_t table_ = 0;   ///< place of the open table in blocks_
    int in_table_ = 0;        ///< how many tables are open, the outermost counted
    int heading_ = 0;
    int preformatted_ = 0;
    int bold_ = 0;
    bool all_bold_ = true;
};

}  // namespace

std::string html_attribute(const xmlNode* element, const char* name) {
    const xml::CharHandle value(xmlGetNoNsProp(const_cast<xmlNode*>(element), reinterpret_cast<const xmlChar*>(name)));
    return value ? reinterpret_cast<const char*>(value.get()) : std::string();
}

std::string without_extra_space(std::string_view text) {
    constexpr std::string_view no_break = "\xC2\xA0";
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\r';
        if (blank && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
        if (c == '\n')
            while (out.ends_with(' ')) out.pop_back();
        out += blank ? ' ' : c;
    }
    for (bool more = true; more;) {
        more = false;
        if (out.ends_with(' ') || out.ends_with('\n'))
            out.pop_back(), more = true;
        else if (out.ends_with(no_break))
            out.resize(out.size() - 2), more = true;
    }
    std::size_t start = 0;
    for (bool more = true; more;) {
        const std::string_view rest = std::string_view(out).substr(start);
        more = rest.starts_with(' ') || rest.starts_with('\n') || rest.starts_with(no_break);
        if (more) start += rest.starts_with(no_break) ? 2 : 1;
    }
    return out.substr(start);
}

std::vector<Block> blocks_of_tree(const xmlNode* root) { return root ? Walk().run(root) : std::vector<Block>(); }

}  // namespace pravila::formats
