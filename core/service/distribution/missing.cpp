#include "core/service/distribution/missing.h"

#include <algorithm>
#include <tuple>

#include "core/service/distribution/reading_sight.h"
#include "core/service/distribution/recipients.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

/// Keeps those of the unit, in order.
std::vector<MissingReading> arranged(StoreReader& reader, std::vector<MissingReading> found,
                                     const std::optional<UnitId>& unit) {
    if (unit) {
        const UnitTree tree = UnitTree::of(reader);
        std::erase_if(found, [&](const MissingReading& missing) {
            return std::none_of(missing.units.begin(), missing.units.end(),
                                [&](const UnitId& own) { return tree.lies_in(own, *unit); });
        });
    }
    std::sort(found.begin(), found.end(), [](const MissingReading& a, const MissingReading& b) {
        return std::tie(a.document, a.revision, a.person) < std::tie(b.document, b.revision, b.person);
    });
    return found;
}

/// The readings of the revision that stood on the day, by person, and who would be on its list.
std::map<PersonId, std::optional<ReadingDuty>> concerned(StoreReader& reader, const Revision& revision, Date day) {
    std::map<PersonId, std::optional<ReadingDuty>> people;
    for (const auto& [person, recipient] : recipients(reader, reader.distribution().lines_of(revision.document), day))
        people.emplace(person, std::nullopt);
    for (ReadingDuty& duty : reader.distribution().duties_of(revision.id)) {
        const bool stood = duty.asked_on <= day && (!duty.withdrawn_on || day < *duty.withdrawn_on);
        const bool later = people.contains(duty.person) && duty.state != DutyState::kWithdrawn;
        if (stood || later) people[duty.person] = std::move(duty);
    }
    return people;
}

}  // namespace

std::vector<MissingReading> not_acknowledged(StoreReader& reader, Date today, const std::optional<UnitId>& unit) {
    std::vector<MissingReading> found;
    for (const ReadingDuty& duty : reader.distribution().open_duties())
        found.push_back({duty.document, duty.revision, duty.person, places_of(reader, duty.person, today), duty});
    return arranged(reader, std::move(found), unit);
}

std::vector<MissingReading> not_informed_on(StoreReader& reader, Date day, Date today,
                                            const std::optional<UnitId>& unit) {
    std::vector<MissingReading> found;
    for (const Revision& revision : reader.revisions_in_force({}, day, today))
        for (auto& [person, duty] : concerned(reader, revision, day)) {
            if (duty && duty->acknowledged && duty->acknowledged->on <= day) continue;
            found.push_back({revision.document, revision.id, person, places_of(reader, person, day), std::move(duty)});
        }
    return arranged(reader, std::move(found), unit);
}

std::vector<ReadingDuty> reading_list(StoreReader& reader, const PersonId& person) {
    std::vector<ReadingDuty> list;
    for (ReadingDuty& duty : reader.distribution().duties_of_person(person))
        if (duty.state == DutyState::kOpen) list.push_back(std::move(duty));
    std::sort(list.begin(), list.end(), [](const ReadingDuty& a, const ReadingDuty& b) {
        return std::tie(a.due_on, a.id) < std::tie(b.due_on, b.id);
    });
    return list;
}

}  // namespace pravila
