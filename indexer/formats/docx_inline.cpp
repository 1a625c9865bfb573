#include "indexer/formats/docx_inline.h"

#include <algorithm>
#include <array>

#include "indexer/formats/docx_symbols.h"

namespace pravila::formats::docx {

namespace {

using xml::Node;
using xml::Ns;

/// Elements around runs that change nothing about what is shown.
bool is_wrapper(std::string_view name) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir", "ruby", "rubyBase"});
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_box(const Node& node) { return node.is(Ns::kWord, "txbxContent"); }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r") == std::string_view::npos; }

}  // namespace

InlineText InlineReader::read(const Node& paragraph, const Style& style) {
    InlineText out;
    out_ = &out;
    style_ = &style;
    walk(paragraph);
    // A field code that does not end with its paragraph is broken; without this all text after it would be lost.
    while (!fields_.empty() && fields_.back()) fields_.pop_back();
    if (out.text.empty()) {
        out.rendered_page = counts_.rendered_breaks;
        out.explicit_page = counts_.explicit_breaks;
    }
    out_ = nullptr;
    return out;
}

void InlineReader::walk(const Node& parent) {
    for (const Node& node : xml::children(parent)) element(node);
}

void InlineReader::element(const Node& node) {
    if (node.ns == Ns::kMath) {
        if (node.name == "t") return put(node.all_text());
        return walk(node);
    }
    if (node.is(Ns::kCompatibility, "AlternateContent")) return alternate(node);
    if (node.ns != Ns::kWord) return;
    if (node.name == "r") return run(node);
    if (is_wrapper(node.name)) return walk(node);
    if (node.name == "ins" || node.name == "moveTo") {
        ++counts_.insertions;
        return walk(node);
    }
    if (node.name == "del" || node.name == "moveFrom") ++counts_.deletions;
}

void InlineReader::run(const Node& node) {
    const Node* properties = node.child(Ns::kWord, "rPr");
    std::optional<bool> bold;
    std::optional<bool> hidden;
    if (properties) {
        bold = toggle(properties, "b");
        hidden = toggle(properties, "vanish");
        if (const auto id = value_of(properties, "rStyle"); !id.empty() && (!bold || !hidden)) {
            if (const Style* own = styles_.character(id)) {
                if (!bold) bold = own->bold;
                if (!hidden) hidden = own->hidden;
            }
        }
    }
    bold_ = bold.value_or(style_->bold.value_or(styles_.bold_by_default()));
    if (hidden.value_or(style_->hidden.value_or(false))) {
        // Hidden runs still open and close fields.
        for (const Node& child : xml::children(node))
            if (child.is(Ns::kWord, "fldChar")) field(child);
        return;
    }
    for (const Node& child : xml::children(node)) run_child(child);
}

void InlineReader::run_child(const Node& node) {
    if (node.is(Ns::kCompatibility, "AlternateContent")) return alternate(node);
    if (node.ns != Ns::kWord) return;
    const std::string_view name = node.name;
    if (name == "t") {
        if (in_field_code()) return;
        std::string text = node.all_text();
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        return put(text);
    }
    if (name == "rPr") return;
    if (name == "tab" || name == "ptab") return put("\t");
    if (name == "br") return page_break(node);
    if (name == "cr") return put("\n");
    if (name == "noBreakHyphen") return put("\u2011");
    if (name == "sym") return put(symbol(node.attribute(Ns::kWord, "font"), node.attribute(Ns::kWord, "char")));
    if (name == "fldChar") return field(node);
    if (name == "lastRenderedPageBreak") {
        ++counts_.rendered_breaks;
    } else if (name == "footnoteReference" || name == "endnoteReference") {
        if (in_field_code()) return;
        out_->notes.push_back({name == "endnoteReference", std::string(node.attribute(Ns::kWord, "id"))});
    } else if (name == "pict" || name == "drawing" || name == "object") {
        boxes(node);
    } else if (name == "ruby") {
        walk(node);
    }
}

void InlineReader::page_break(const Node& node) {
    const std::string_view type = node.attribute(Ns::kWord, "type");
    if (type == "page") ++counts_.explicit_breaks;
    put("\n");
}

void InlineReader::field(const Node& node) {
    const std::string_view type = node.attribute(Ns::kWord, "fldCharType");
    if (type == "separate") {
        if (!fields_.empty()) fields_.back() = false;
        return;
    }
    if (type == "end") {
        if (!fields_.empty()) fields_.pop_back();
        return;
    }
    if (type != "begin" || fields_.size() >= 64) return;
    // Form fields keep what they show in their definition, not in a result.
    const Node* form = node.child(Ns::kWord, "ffData");
    if (const Node* box = form ? form->child(Ns::kWord, "checkBox") : nullptr) {
        const auto checked = toggle(box, "checked");
        put(checked.value_or(toggle(box, "default").value_or(false)) ? "☒" : "☐");
    }
    if (const Node* list = form ? form->child(Ns::kWord, "ddList") : nullptr) {
        int wanted = whole_number(value_of(list, "result")).value_or(0);
        for (const Node& entry : xml::children(*list))
            if (entry.is(Ns::kWord, "listEntry") && wanted-- == 0) put(entry.attribute(Ns::kWord, "val"));
    }
    fields_.push_back(true);
}

void InlineReader::alternate(const Node& node) {
    // The same thing told several times for programs of different age: the first version that says something wins.
    for (const Node& version : xml::children(node)) {
        if (version.ns != Ns::kCompatibility) continue;
        const std::size_t boxes_before = out_->boxes.size();
        const std::size_t text_before = out_->text.size();
        for (const Node& child : xml::children(version)) {
            run_child(child);
            if (child.is(Ns::kWord, "r")) run(child);
        }
        if (out_->boxes.size() > boxes_before || out_->text.size() > text_before) return;
    }
}

void InlineReader::boxes(const Node& node) {
    for (const Node& child : xml::children(node)) {
        if (is_box(child))
            out_->boxes.push_back(&child);
        else if (child.is(Ns::kCompatibility, "AlternateContent"))
            alternate(child);
        else if (!child.is_text())
            boxes(child);
    }
}

void InlineReader::put(std::string_view text) {
    if (text.empty() || in_field_code()) return;
    if (!is_blank(text)) {
        if (is_blank(out_->text)) {
            out_->rendered_page = counts_.rendered_breaks;
            out_->explicit_page = counts_.explicit_breaks;
        }
        out_->bold = out_->bold && bold_;
    }
    out_->text += text;
}

bool InlineReader::in_field_code() const {
    return std::any_of(fields_.begin(), fields_.end(), [](bool in_code) { return in_code; });
}

}  // namespace pravila::formats::docx
