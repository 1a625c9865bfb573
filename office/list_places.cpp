#include "office/list_places.h"

#include <algorithm>
#include <optional>

namespace pravila::office {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct OpenList {
    ListPlace last;
    bool open = false;
};

bool follows(const ListPlace& previous, const ListPlace& next) {
    if (previous.kind != next.kind) return false;
    return next.value == 0 || next.value == previous.value + 1;
}

}  // namespace

ListPlace read_label(std::string_view label) {
    if (label == "-") return {.kind = ListKind::kDash};
    if (label == "•") return {.kind = ListKind::kBullet};
    if (label.size() < 2) return {};
    const char end = label.back();
    const std::string_view counter = label.substr(0, label.size() - 1);
    if (end != '.' && end != ')') return {};
    if (counter.size() <= 3 && std::all_of(counter.begin(), counter.end(), is_digit) && counter.front() != '0') {
        return {.kind = end == '.' ? ListKind::kDecimalDot : ListKind::kDecimalBracket,
                .value = std::stoi(std::string(counter))};
    }
    if (counter.size() == 1 && counter[0] >= 'a' && counter[0] <= 'z') {
        return {.kind = end == '.' ? ListKind::kLetterDot : ListKind::kLetterBracket, .value = counter[0] - 'a' + 1};
    }
    return {};
}

std::vector<ListPlace> place_list_items(const std::vector<Block>& blocks) {
    std::vector<ListPlace> places;
    places.reserve(blocks.size());
    int lists = 0;
    OpenList levels[2];
    for (const auto& block : blocks) {
        const auto* item = std::get_if<ListItem>(&block);
        if (item == nullptr) {
            levels[0].open = levels[1].open = false;
            places.emplace_back();
            continue;
        }
        ListPlace place = read_label(item->label);
        OpenList& level = levels[std::clamp(item->level, 0, 1)];
        if (item->level <= 0) levels[1].open = false;
        place.first = !(level.open && follows(level.last, place));
        place.list = place.first ? lists++ : level.last.list;
        level = {place, true};
        places.push_back(place);
    }
    return places;
}

}  // namespace pravila::office
