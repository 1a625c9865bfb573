#pragma once

#include <vector>

#include "core/service/context.h"

namespace pravila {

/// Someone who has not acknowledged a text.
struct MissingReading {
    DocumentId document;
    RevisionId revision;
    PersonId person;
    std::vector<UnitId> units;        ///< where the person has a place on the day of the report
    std::optional<ReadingDuty> duty;  ///< nothing: was never asked, but should have been
};

/// Who is asked to read something and has not acknowledged it, by document, then person.
/// @param unit  only people with a place in it or below it; heads see only their own (the caller passes theirs).
std::vector<MissingReading> not_acknowledged(StoreReader& reader, Date today, const std::optional<UnitId>& unit = {});

/// Who was not informed on `day`: for everything that applied that day, who was on its list or had been asked by then,
/// and acknowledged only later or never. By document, then person.
std::vector<MissingReading> not_informed_on(StoreReader& reader, Date day, Date today,
                                            const std::optional<UnitId>& unit = {});

/// The list "De citit": what is asked of a person and not yet acknowledged, by last day.
std::vector<ReadingDuty> reading_list(StoreReader& reader, const PersonId& person);

}  // namespace pravila
