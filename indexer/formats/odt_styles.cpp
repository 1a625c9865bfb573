#include "indexer/formats/odt_styles.h"

#include <algorithm>

#include "indexer/formats/whole_number.h"

namespace pravila::formats::odt {

namespace {

using xml::Node;
using xml::Ns;

constexpr int kLongestChain = 20;  // parents may run in a circle

NumberStyle style_of(std::string_view format) {
    if (format == "1") return NumberStyle::kDecimal;
    if (format == "a") return NumberStyle::kLowerLetter;
    if (format == "A") return NumberStyle::kUpperLetter;
    if (format == "i") return NumberStyle::kLowerRoman;
    if (format == "I") return NumberStyle::kUpperRoman;
    return format.empty() ? NumberStyle::kNone : NumberStyle::kDecimal;
}

ListLevel read_level(const Node& node) {
    ListLevel level;
    if (node.name == "list-level-style-bullet" || node.name == "list-level-style-image") {
        level.format = NumberStyle::kBullet;
        const std::string bullet(node.attribute(Ns::kOdfText, "bullet-char"));
        level.bullet = bullet.empty() ? "•" : bullet_text(bullet);
        return level;
    }
    level.format = style_of(node.attribute(Ns::kOdfStyle, "num-format"));
    level.positional_letters = node.attribute(Ns::kOdfStyle, "num-letter-sync") != "true";
    level.prefix = node.attribute(Ns::kOdfStyle, "num-prefix").substr(0, 50);
    level.suffix = node.attribute(Ns::kOdfStyle, "num-suffix").substr(0, 50);
    level.shown_levels = std::clamp(whole_number(node.attribute(Ns::kOdfText, "display-levels")).value_or(1), 1, 10);
    level.start = std::clamp(whole_number(node.attribute(Ns::kOdfText, "start-value")).value_or(1), 0, 9999);
    return level;
}

ListStyle read_list(const Node& node) {
    ListStyle style;
    for (const Node& child : xml::children(node)) {
        const auto level = whole_number(child.attribute(Ns::kOdfText, "level"));
        if (level && *level >= 1 && *level <= static_cast<int>(kListLevels))
            style[static_cast<std::size_t>(*level - 1)] = read_level(child);
    }
    return style;
}

void read_paragraph_properties(const Node& node, Style& style) {
    if (const auto before = node.attribute(Ns::kOdfFormat, "break-before"); before.data())
        style.page_before = before == "page";
    if (const auto after = node.attribute(Ns::kOdfFormat, "break-after"); after.data())
        style.page_after = after == "page";
}

void read_text_properties(const Node& node, Style& style) {
    if (const auto weight = node.attribute(Ns::kOdfFormat, "font-weight"); weight.data())
        style.bold = weight == "bold" || weight == "700" || weight == "800" || weight == "900";
    if (const auto display = node.attribute(Ns::kOdfText, "display"); display.data()) style.hidden = display == "none";
}

Style read_style(const Node& node) {
    Style style;
    const auto text_of = [&](Ns ns, std::string_view name) {
        const auto value = node.attribute(ns, name);
        return value.data() ? std::optional<std::string>(value) : std::nullopt;
    };
    style.list = text_of(Ns::kOdfStyle, "list-style-name");
    style.master_page = text_of(Ns::kOdfStyle, "master-page-name");
    style.outline = whole_number(node.attribute(Ns::kOdfStyle, "default-outline-level"));
    style.contents = node.attribute(Ns::kOdfStyle, "name").starts_with("Contents_20_");
    for (const Node& child : xml::children(node)) {
        if (child.is(Ns::kOdfStyle, "paragraph-properties") || child.is(Ns::kOdfStyle, "table-properties"))
            read_paragraph_properties(child, style);
        if (child.is(Ns::kOdfStyle, "text-properties")) read_text_properties(child, style);
    }
    return style;
}

}  // namespace

void Styles::add(const Node& style) {
    if (style.is(Ns::kOdfText, "list-style")) {
        lists_.emplace(std::string(style.attribute(Ns::kOdfStyle, "name")), read_list(style));
        return;
    }
    if (style.is(Ns::kOdfText, "outline-style")) {
        outline_ = read_list(style);
        return;
    }
    const std::string_view family = style.attribute(Ns::kOdfStyle, "family");
    if (style.is(Ns::kOdfStyle, "default-style")) {
        if (family == "paragraph") default_ = read_style(style);
        return;
    }
    if (!style.is(Ns::kOdfStyle, "style")) return;
    Family* into = family == "paragraph" ? &paragraph_
                   : family == "text"    ? &text_
                   : family == "table"   ? &table_
                                         : nullptr;
    if (!into) return;
    into->emplace(std::string(style.attribute(Ns::kOdfStyle, "name")),
                  Raw{std::string(style.attribute(Ns::kOdfStyle, "parent-style-name")), read_style(style)});
}

void Styles::settle(const Styles* common) {
    if (common) {
        paragraph_.insert(common->paragraph_.begin(), common->paragraph_.end());
        text_.insert(common->text_.begin(), common->text_.end());
        table_.insert(common->table_.begin(), common->table_.end());
        lists_.insert(common->lists_.begin(), common->lists_.end());
        if (!outline_) outline_ = common->outline_;
        default_ = common->default_;
    }
    const auto whole = [](const Family& family, Style style, const std::string& name, const Style& fallback) {
        auto found = family.find(name);
        for (int steps = 0; found != family.end() && steps < kLongestChain; ++steps) {
            const Style& own = found->second.own;
            const auto inherit = [](auto& mine, const auto& theirs) {
                if (!mine) mine = theirs;
            };
            inherit(style.bold, own.bold);
            inherit(style.hidden, own.hidden);
            inherit(style.outline, own.outline);
            inherit(style.list, own.list);
            // Breaks and page kinds are of the style itself and its parents alike.
            inherit(style.page_before, own.page_before);
            inherit(style.page_after, own.page_after);
            inherit(style.master_page, own.master_page);
            style.contents = style.contents || own.contents;
            found = family.find(found->second.parent);
        }
        if (!style.bold) style.bold = fallback.bold;
        return style;
    };
    for (const auto& [name, raw] : paragraph_) paragraph_settled_.emplace(name, whole(paragraph_, {}, name, default_));
    for (const auto& [name, raw] : text_) text_settled_.emplace(name, whole(text_, {}, name, {}));
    for (const auto& [name, raw] : table_) table_settled_.emplace(name, whole(table_, {}, name, {}));
}

const Style& Styles::paragraph(std::string_view name) const {
    const auto found = paragraph_settled_.find(name);
    return found == paragraph_settled_.end() ? default_ : found->second;
}

const Style* Styles::text(std::string_view name) const {
    const auto found = text_settled_.find(name);
    return found == text_settled_.end() ? nullptr : &found->second;
}

const Style* Styles::table(std::string_view name) const {
    const auto found = table_settled_.find(name);
    return found == table_settled_.end() ? nullptr : &found->second;
}

const ListStyle* Styles::list(std::string_view name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace pravila::formats::odt
