#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/ports/document_store.h"

namespace pravila {

/// The units of an institution, all that ever were, and which lies under which. A picture taken once; it does not
/// follow later changes. Thread rule: may be read from any thread.
class UnitTree {
  public:
    explicit UnitTree(std::vector<Unit> units);
    /// As it is after all that is recorded.
    static UnitTree of(StoreReader& reader) { return UnitTree(reader.organisation().units()); }
    /// As it was on a day: every unit under what it lay under then.
    static UnitTree of(StoreReader& reader, Date day);

    /// By id; nullptr when there is none.
    const Unit* find(const UnitId& id) const;
    /// True when `unit` is `above` or below it.
    bool lies_in(const UnitId& unit, const UnitId& above) const;
    /// Name for people; the id when there is no such unit, "" for none.
    std::string name(const std::optional<UnitId>& id) const;
    const std::vector<Unit>& units() const { return units_; }

  private:
    std::vector<Unit> units_;
    std::map<UnitId, std::size_t> places_;
};

}  // namespace pravila
