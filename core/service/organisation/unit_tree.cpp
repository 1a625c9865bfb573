#include "core/service/organisation/unit_tree.h"

namespace pravila {

UnitTree::UnitTree(std::vector<Unit> units) : units_(std::move(units)) {
    for (std::size_t i = 0; i < units_.size(); ++i) places_.emplace(units_[i].id, i);
}

UnitTree UnitTree::of(StoreReader& reader, Date day) {
    std::vector<Unit> units = reader.organisation().units();
    for (Unit& unit : units) {
        std::optional<UnitId> parent = unit.parent_on(day);
        unit.parent = std::move(parent);
    }
    return UnitTree(std::move(units));
}

const Unit* UnitTree::find(const UnitId& id) const {
    const auto place = places_.find(id);
    return place == places_.end() ? nullptr : &units_[place->second];
}

bool UnitTree::lies_in(const UnitId& unit, const UnitId& above) const {
    const Unit* at = find(unit);
    // A tree is never deeper than it has units; the bound also ends a circle in damaged data.
    for (std::size_t steps = 0; at && steps <= units_.size(); ++steps) {
        if (at->id == above) return true;
        at = at->parent ? find(*at->parent) : nullptr;
    }
    return false;
}

std::string UnitTree::name(const std::optional<UnitId>& id) const {
    if (!id) return {};
    const Unit* unit = find(*id);
    return unit ? unit->name : id->str();
}

}  // namespace pravila
