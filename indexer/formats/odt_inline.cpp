#include "indexer/formats/odt_inline.h"

#include <algorithm>
#include <array>

#include "indexer/formats/assembler.h"
#include "indexer/formats/whole_number.h"

namespace pravila::formats::odt {

namespace {

using xml::Node;
using xml::Ns;

constexpr int kMostSpaces = 1'000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Elements of the text namespace that hold nothing a reader sees.
bool is_silent(std::string_view name) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"script", "tracked-changes", "change", "change-start", "change-end", "bookmark", "toc-mark", "toc-mark-start",
         "user-index-mark", "alphabetical-index-mark", "alphabetical-index-mark-start", "ruby-text", "number"});
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_hidden_by_itself(const Node& node) {
    return node.attribute(Ns::kOdfText, "display") == "none" || node.attribute(Ns::kOdfText, "is-hidden") == "true";
}

}  // namespace

InlineText InlineReader::read(const Node& paragraph, const Style& style) {
    InlineText out;
    out_ = &out;
    out.page = 1 + counts_.soft_breaks + counts_.explicit_breaks;
    after_space_ = true;
    if (!style.hidden.value_or(false)) walk(paragraph, style.bold.value_or(false));
    out_ = nullptr;
    return out;
}

void InlineReader::walk(const Node& parent, bool bold) {
    for (const Node& node : xml::children(parent)) {
        if (node.is_text())
            put(node.text, bold);
        else
            element(node, bold);
    }
}

void InlineReader::element(const Node& node, bool bold) {
    if (node.ns == Ns::kOdfText) return text_element(node, bold);
    if (node.ns == Ns::kOdfDraw) {
        if (is_shape(node)) out_->boxes.push_back(&node);
        if (node.name == "a") walk(node, bold);
        return;
    }
    if (node.is(Ns::kOdfOffice, "annotation")) ++counts_.comments;
    if (node.ns == Ns::kOdfPresentation) walk(node, bold);
}

void InlineReader::text_element(const Node& node, bool bold) {
    const std::string_view name = node.name;
    if (name == "s") {
        const int count = std::clamp(whole_number(node.attribute(Ns::kOdfText, "c")).value_or(1), 0, kMostSpaces);
        return put_exactly(std::string(static_cast<std::size_t>(count), ' '));
    }
    if (name == "tab") return put_exactly("\t");
    if (name == "line-break") return put_exactly("\n");
    if (name == "soft-page-break") {
        ++counts_.soft_breaks;
        if (trimmed(out_->text).empty()) out_->page = 1 + counts_.soft_breaks + counts_.explicit_breaks;
        return;
    }
    if (name == "note") {
        out_->notes.push_back(&node);
        return;
    }
    if (is_silent(name) || is_hidden_by_itself(node)) return;
    if (name == "span") {
        const Style* style = styles_.text(node.attribute(Ns::kOdfText, "style-name"));
        if (style && style->hidden.value_or(false)) return;
        return walk(node, style && style->bold ? *style->bold : bold);
    }
    walk(node, bold);
}

void InlineReader::put(std::string_view text, bool bold) {
    bool visible = false;
    for (const char c : text) {
        if (is_blank(c)) {
            if (!after_space_) out_->text += ' ';
            after_space_ = true;
        } else {
            out_->text += c;
            after_space_ = false;
            visible = true;
        }
    }
    if (visible) out_->bold = out_->bold && bold;
}

void InlineReader::put_exactly(std::string_view text) {
    out_->text += text;
    after_space_ = false;
}

bool is_shape(const Node& node) {
    constexpr auto kNames =
        std::to_array<std::string_view>({"frame", "text-box", "custom-shape", "rect", "ellipse", "circle", "line",
                                         "polygon", "polyline", "path", "connector", "caption", "g"});
    return node.ns == Ns::kOdfDraw && std::find(kNames.begin(), kNames.end(), node.name) != kNames.end();
}

}  // namespace pravila::formats::odt
