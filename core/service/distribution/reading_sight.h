#pragma once

#include <optional>
#include <vector>

#include "core/service/context.h"
#include "core/service/rights.h"

namespace pravila {

/// Whose readings somebody may see, today: their own; of people with a place in the part of the institution that they
/// head, keep, audit or administer; and everyone's, of documents that such a part owns.
class ReadingSight {
  public:
    static ReadingSight of(StoreReader& reader, const Context& context);

    bool of_others() const;  ///< of anybody else's at all
    bool of_document(const std::optional<UnitId>& owner) const;
    /// @param places  the units in which the person has a place.
    bool of_person(const PersonId& person, const std::vector<UnitId>& places) const;

  private:
    explicit ReadingSight(Rights rights) : rights_(std::move(rights)) {}

    Rights rights_;
};

/// Where a person has a place on a day.
std::vector<UnitId> places_of(StoreReader& reader, const PersonId& person, Date day);

}  // namespace pravila
