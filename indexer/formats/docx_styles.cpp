#include "indexer/formats/docx_styles.h"

#include <array>
#include <vector>

namespace pravila::formats::docx {

namespace {

using xml::Node;
using xml::Ns;

constexpr int kLongestChain = 20;  // basedOn may run in a circle

struct Raw {
    std::string based_on;
    Style own;
    std::optional<int> outline;  // 0..9
    int named = 0;
    bool paragraph = false;
};

using RawStyles = std::map<std::string, Raw, std::less<>>;

class StyleSink : public xml::Sink {
  public:
    Want enter(const Node& element) override {
        if (element.is(Ns::kWord, "styles")) return Want::kDescend;
        return element.is(Ns::kWord, "style") || element.is(Ns::kWord, "docDefaults") ? Want::kBuild : Want::kSkip;
    }
    void leave(Ns, std::string_view) override {}
    void built(const Node& element) override {
        if (element.name == "docDefaults") {
            const Node* run = element.child(Ns::kWord, "rPrDefault");
            bold_by_default = run && toggle(run->child(Ns::kWord, "rPr"), "b").value_or(false);
            return;
        }
        const std::string_view type = element.attribute(Ns::kWord, "type");
        if (type != "paragraph" && type != "character") return;
        Raw raw;
        raw.paragraph = type == "paragraph";
        raw.based_on = value_of(&element, "basedOn");
        const std::string id(element.attribute(Ns::kWord, "styleId"));
        const std::string_view name = value_of(&element, "name");
        raw.named = heading_by_name(name);
        if (raw.named == 0) raw.named = heading_by_name(id);
        raw.own.contents = name.starts_with("toc ") || name.starts_with("TOC ") || name.starts_with("Cuprins ");
        read_properties(element, raw);
        const std::string_view is_default = element.attribute(Ns::kWord, "default");
        if (raw.paragraph && (is_default == "1" || is_default == "true" || is_default == "on")) default_id = id;
        styles.emplace(id, std::move(raw));
    }

    RawStyles styles;
    std::string default_id;
    bool bold_by_default = false;

  private:
    static void read_properties(const Node& element, Raw& raw) {
        if (const Node* paragraph = element.child(Ns::kWord, "pPr")) {
            raw.own.page_before = toggle(paragraph, "pageBreakBefore");
            raw.outline = whole_number(value_of(paragraph, "outlineLvl"));
            if (const Node* numbering = paragraph->child(Ns::kWord, "numPr")) {
                if (const auto id = value_of(numbering, "numId"); id.data()) raw.own.numbering = std::string(id);
                raw.own.numbering_level = whole_number(value_of(numbering, "ilvl"));
            }
        }
        const Node* run = element.child(Ns::kWord, "rPr");
        raw.own.bold = toggle(run, "b");
        raw.own.hidden = toggle(run, "vanish");
    }
};

/// The style with all that it inherits. What a style says itself wins over what it is based on.
Style whole(const RawStyles& all, const std::string& id) {
    Style style;
    bool level_known = false;
    const Raw* at = nullptr;
    auto found = all.find(id);
    for (int steps = 0; found != all.end() && steps < kLongestChain; ++steps) {
        at = &found->second;
        const auto inherit = [](auto& mine, const auto& theirs) {
            if (!mine) mine = theirs;
        };
        inherit(style.bold, at->own.bold);
        inherit(style.hidden, at->own.hidden);
        inherit(style.page_before, at->own.page_before);
        inherit(style.numbering, at->own.numbering);
        inherit(style.numbering_level, at->own.numbering_level);
        style.contents = style.contents || at->own.contents;
        if (!level_known && at->outline && *at->outline >= 0) {
            style.heading = *at->outline <= 8 ? *at->outline + 1 : 0;
            level_known = true;
        } else if (!level_known && at->named > 0) {
            style.heading = at->named;
            level_known = true;
        }
        found = all.find(at->based_on);
    }
    if (style.contents) style.heading = 0;
    return style;
}

}  // namespace

Styles::Styles(std::string_view bytes) {
    StyleSink sink;
    xml::stream(bytes, sink);
    bold_by_default_ = sink.bold_by_default;
    for (const auto& [id, raw] : sink.styles)
        (raw.paragraph ? paragraph_ : character_).emplace(id, whole(sink.styles, id));
    if (const auto found = paragraph_.find(sink.default_id); found != paragraph_.end()) default_ = found->second;
}

const Style& Styles::paragraph(std::string_view id) const {
    if (id.empty()) return default_;
    const auto found = paragraph_.find(id);
    return found == paragraph_.end() ? default_ : found->second;
}

const Style* Styles::character(std::string_view id) const {
    const auto found = character_.find(id);
    return found == character_.end() ? nullptr : &found->second;
}

std::optional<bool> toggle(const Node* properties, std::string_view name) {
    const Node* found = properties ? properties->child(Ns::kWord, name) : nullptr;
    if (!found) return {};
    const std::string_view value = found->attribute(Ns::kWord, "val");
    return value != "0" && value != "false" && value != "off";
}

std::string_view value_of(const Node* properties, std::string_view name) {
    const Node* found = properties ? properties->child(Ns::kWord, name) : nullptr;
    return found ? found->attribute(Ns::kWord, "val") : std::string_view();
}

int heading_by_name(std::string_view name) {
    name = name.substr(0, name.find(','));  // "heading 1,H1": the rest are aliases
    std::string plain;
    for (const char c : name)
        if (c != ' ' && c != '_' && c != '-') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (plain == "title" || plain == "titlu") return 1;
    constexpr auto kNames = std::to_array<std::string_view>(
        {"heading", "titlu", "titlul", "title", "titre", "titolo", "überschrift", "berschrift", "ttulo", "título"});
    for (const std::string_view word : kNames) {
        if (!plain.starts_with(word) || plain.size() != word.size() + 1) continue;
        const char digit = plain.back();
        if (digit >= '1' && digit <= '9') return digit - '0';
    }
    return 0;
}

}  // namespace pravila::formats::docx
