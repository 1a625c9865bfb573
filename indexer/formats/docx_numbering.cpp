#include "indexer/formats/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "indexer/formats/docx_styles.h"

namespace pravila::formats::docx {

namespace {

using xml::Node;
using xml::Ns;

constexpr std::size_t kLongestLabel = 100;

NumberStyle style_named(std::string_view name) {
    constexpr auto kNames = std::to_array<std::pair<std::string_view, NumberStyle>>({
        {"decimal", NumberStyle::kDecimal},
        {"decimalZero", NumberStyle::kDecimalZero},
        {"upperRoman", NumberStyle::kUpperRoman},
        {"lowerRoman", NumberStyle::kLowerRoman},
        {"upperLetter", NumberStyle::kUpperLetter},
        {"lowerLetter", NumberStyle::kLowerLetter},
        {"ordinal", NumberStyle::kOrdinal},
        {"bullet", NumberStyle::kBullet},
        {"none", NumberStyle::kNone},
    });
    for (const auto& [known, style] : kNames)
        if (known == name) return style;
    return NumberStyle::kDecimal;
}

int level_index(const Node& node) {
    const auto index = whole_number(node.attribute(Ns::kWord, "ilvl"));
    return index && *index >= 0 && *index < kLevels ? *index : -1;
}

}  // namespace

Numbering::Level Numbering::read_level(const Node& node) {
    Level level;
    level.known = true;
    level.start = std::clamp(whole_number(value_of(&node, "start")).value_or(0), 0, 9999);
    level.format = style_named(value_of(&node, "numFmt"));
    level.text = value_of(&node, "lvlText").substr(0, kLongestLabel);
    level.style = value_of(&node, "pStyle");
    level.restart = whole_number(value_of(&node, "lvlRestart"));
    level.legal = toggle(&node, "isLgl").value_or(false);
    return level;
}

struct Numbering::Reader : xml::Sink {
    explicit Reader(Numbering& into) : numbering(into) {}

    Want enter(const Node& element) override {
        if (element.is(Ns::kWord, "numbering")) return Want::kDescend;
        return element.is(Ns::kWord, "abstractNum") || element.is(Ns::kWord, "num") ? Want::kBuild : Want::kSkip;
    }
    void leave(Ns, std::string_view) override {}
    void built(const Node& element) override { element.name == "num" ? list(element) : abstract(element); }

    void abstract(const Node& element) {
        Abstract definition;
        const std::string id(element.attribute(Ns::kWord, "abstractNumId"));
        definition.link = value_of(&element, "numStyleLink");
        if (const auto own = value_of(&element, "styleLink"); !own.empty()) numbering.by_style_link_.emplace(own, id);
        for (const Node& node : xml::children(element))
            if (const int index = node.is(Ns::kWord, "lvl") ? level_index(node) : -1; index >= 0)
                definition.levels[static_cast<std::size_t>(index)] = read_level(node);
        numbering.abstracts_.emplace(id, std::move(definition));
    }

    void list(const Node& element) {
        List one;
        one.abstract = value_of(&element, "abstractNumId");
        for (const Node& node : xml::children(element)) {
            const int index = node.is(Ns::kWord, "lvlOverride") ? level_index(node) : -1;
            if (index < 0) continue;
            if (const auto start = whole_number(value_of(&node, "startOverride")); start && *start >= 0)
                one.starts.emplace(index, std::min(*start, 9999));
            if (const Node* own = node.child(Ns::kWord, "lvl")) one.levels.emplace(index, read_level(*own));
        }
        numbering.lists_.emplace(std::string(element.attribute(Ns::kWord, "numId")), std::move(one));
    }

    Numbering& numbering;
};

Numbering::Numbering(std::string_view bytes) {
    Reader reader(*this);
    xml::stream(bytes, reader);
    for (auto& [id, list] : lists_) {
        const auto found = abstracts_.find(list.abstract);
        if (found == abstracts_.end() || found->second.link.empty()) continue;
        const auto linked = by_style_link_.find(found->second.link);
        if (linked != by_style_link_.end()) list.abstract = linked->second;
    }
}

const Numbering::Abstract* Numbering::abstract_of(const List& list) const {
    const auto found = abstracts_.find(list.abstract);
    return found == abstracts_.end() ? nullptr : &found->second;
}

const Numbering::Level& Numbering::level(const List& list, const Abstract& abstract, int index) const {
    const auto own = list.levels.find(index);
    return own != list.levels.end() ? own->second : abstract.levels[static_cast<std::size_t>(index)];
}

std::optional<Label> Numbering::next(std::string_view id, int index) {
    const auto found = lists_.find(id);
    if (found == lists_.end() || index < 0 || index >= kLevels) return {};
    List& list = found->second;
    const Abstract* abstract = abstract_of(list);
    if (!abstract) return {};
    Counters& counters = counters_[list.abstract];
    if (!std::exchange(list.used, true))
        for (const auto& [level_number, start] : list.starts)
            counters[static_cast<std::size_t>(level_number)] = start - 1;

    const Level& here = level(list, *abstract, index);
    auto& counter = counters[static_cast<std::size_t>(index)];
    counter = counter ? *counter + 1 : here.start;
    for (int deeper = index + 1; deeper < kLevels; ++deeper) {
        // By default a level begins anew after any level above it; lvlRestart names the lowest that makes it so.
        const int after = level(list, *abstract, deeper).restart.value_or(deeper);
        if (index < after) {
            const auto start = list.starts.find(deeper);
            counters[static_cast<std::size_t>(deeper)] =
                start == list.starts.end() ? std::optional<int>() : std::optional<int>(start->second - 1);
        }
    }
    if (here.format == NumberStyle::kBullet) return Label{bullet_text(here.text), true};
    return Label{here.known ? label(list, *abstract, counters, index) : std::string(), false};
}

std::string Numbering::label(const List& list, const Abstract& abstract, const Counters& counters, int index) const {
    const Level& here = level(list, abstract, index);
    std::string text;
    for (std::size_t i = 0; i < here.text.size(); ++i) {
        const bool number =
            here.text[i] == '%' && i + 1 < here.text.size() && here.text[i + 1] >= '1' && here.text[i + 1] <= '9';
        if (!number) {
            text += here.text[i];
            continue;
        }
        const int wanted = here.text[++i] - '1';
        const Level& source = level(list, abstract, wanted);
        const int value = counters[static_cast<std::size_t>(wanted)].value_or(source.start);
        text += printed_number(value, here.legal ? NumberStyle::kDecimal : source.format);
    }
    return text;
}

std::optional<int> Numbering::level_of_style(std::string_view id, std::string_view style) const {
    const auto found = lists_.find(id);
    const Abstract* abstract = found == lists_.end() ? nullptr : abstract_of(found->second);
    if (!abstract || style.empty()) return {};
    for (int index = 0; index < kLevels; ++index)
        if (level(found->second, *abstract, index).style == style) return index;
    return {};
}

}  // namespace pravila::formats::docx
