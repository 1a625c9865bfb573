#include <algorithm>

#include "indexer/formats/odt_styles.h"
#include "indexer/formats/whole_number.h"

namespace pravila::formats::odt {

using xml::Node;
using xml::Ns;

void Lists::begin(const Node& list) {
    const std::string style(list.attribute(Ns::kOdfText, "style-name"));
    if (!open_.empty()) {
        // A list inside a list counts in the same state, one level deeper; without a style of its own it keeps its
        // parent's.
        open_.push_back({style.empty() ? open_.back().style : style});
        return;
    }
    open_.push_back({style});
    const auto known = [](const auto& map, std::string_view key) -> std::optional<std::size_t> {
        const auto found = map.find(key);
        return found == map.end() ? std::nullopt : std::optional(found->second);
    };
    std::optional<std::size_t> state;
    if (const auto id = list.attribute(Ns::kOdfText, "continue-list"); !id.empty()) state = known(by_id_, id);
    if (!state && list.attribute(Ns::kOdfText, "continue-numbering") == "true") state = known(by_style_, style);
    if (!state) {
        states_.emplace_back();
        state = states_.size() - 1;
    }
    state_ = *state;
    by_style_[style] = state_;
    for (const Ns ns : {Ns::kXml, Ns::kOdfText})
        if (const auto id = list.attribute(ns, "id"); !id.empty()) by_id_.insert_or_assign(std::string(id), state_);
}

void Lists::end() {
    if (!open_.empty()) open_.pop_back();
}

void Lists::begin_item(const Node& item) {
    Item one;
    one.start = whole_number(item.attribute(Ns::kOdfText, "start-value"));
    one.numbered = item.name == "list-item";
    items_.push_back(one);
}

void Lists::end_item() {
    if (!items_.empty()) items_.pop_back();
}

Lists::Place Lists::leave_aside() {
    Place place;
    place.open.swap(open_);
    place.items.swap(items_);
    place.state = state_;
    return place;
}

void Lists::go_back(Place place) {
    open_ = std::move(place.open);
    items_ = std::move(place.items);
    state_ = place.state;
}

std::string Lists::label(const Styles& styles) {
    if (items_.empty() || open_.empty() || states_.empty()) return {};
    Item& item = items_.back();
    item.due = false;
    const std::size_t level = std::min(open_.size(), kListLevels) - 1;
    const ListStyle* style = styles.list(open_.back().style);
    if (!item.numbered || !style) return {};
    return count(states_[state_], *style, level, item.start);
}

std::string Lists::outline_label(const Styles& styles, int level, std::optional<int> restart_at) {
    const ListStyle* style = styles.outline();
    if (!style || level < 1) return {};
    return count(outline_, *style, std::min(static_cast<std::size_t>(level), kListLevels) - 1, restart_at);
}

std::string Lists::count(Counters& counters, const ListStyle& style, std::size_t level, std::optional<int> start) {
    const ListLevel& here = style[level];
    auto& counter = counters[level];
    if (start)
        counter = std::clamp(*start, 0, 9999);
    else
        counter = counter ? *counter + 1 : here.start;
    std::fill(counters.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters.end(), std::nullopt);
    if (here.format == NumberStyle::kBullet) return here.bullet;
    if (here.format == NumberStyle::kNone) return {};

    std::string text;
    const std::size_t shown = std::min(static_cast<std::size_t>(here.shown_levels), level + 1);
    for (std::size_t i = level + 1 - shown; i <= level; ++i) {
        const ListLevel& part = style[i];
        const int value = counters[i].value_or(part.start);
        const bool letters = part.format == NumberStyle::kLowerLetter || part.format == NumberStyle::kUpperLetter;
        const std::string number = letters && part.positional_letters
                                       ? letters_by_position(value, part.format == NumberStyle::kUpperLetter)
                                       : printed_number(value, part.format);
        if (number.empty()) continue;
        text += (text.empty() ? "" : ".") + number;
    }
    return here.prefix + text + here.suffix;
}

}  // namespace pravila::formats::odt
