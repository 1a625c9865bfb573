#include "core/service/distribution/recipients.h"

#include <algorithm>
#include <set>

#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

std::set<PersonId> named_by(StoreReader& reader, const DistributionLine& line, const UnitTree& tree, Date day) {
    std::set<PersonId> people;
    OrganisationReader& organisation = reader.organisation();
    if (line.person) people.insert(*line.person);
    if (line.role)
        for (const RoleGrant& grant : organisation.grants_of_role(*line.role))
            if (grant.holds_on(day)) people.insert(grant.person);
    if (line.unit)
        for (const Unit& unit : tree.units()) {
            if (unit.id != *line.unit && !(line.below && tree.lies_in(unit.id, *line.unit))) continue;
            for (const Membership& place : organisation.members_of(unit.id, day)) people.insert(place.person);
        }
    return people;
}

bool names(StoreReader& reader, const DistributionLine& line, const UnitTree& tree, Date day, const PersonId& person) {
    if (line.person) return *line.person == person;
    OrganisationReader& organisation = reader.organisation();
    if (line.role) {
        const auto grants = organisation.grants_of(person);
        return std::any_of(grants.begin(), grants.end(),
                           [&](const RoleGrant& grant) { return grant.role == *line.role && grant.holds_on(day); });
    }
    const auto places = organisation.memberships_of(person);
    return std::any_of(places.begin(), places.end(), [&](const Membership& place) {
        return place.holds_on(day) &&
               (place.unit == *line.unit || (line.below && tree.lies_in(place.unit, *line.unit)));
    });
}

std::set<PersonId> named(StoreReader& reader, const DistributionLine& line, const UnitTree& tree, Date day,
                         const std::optional<PersonId>& only) {
    if (!only) return named_by(reader, line, tree, day);
    return names(reader, line, tree, day, *only) ? std::set{*only} : std::set<PersonId>{};
}

}  // namespace

std::map<PersonId, Recipient> recipients(StoreReader& reader, const std::vector<DistributionLine>& lines, Date day,
                                         const std::optional<PersonId>& only) {
    std::map<PersonId, Recipient> found;
    if (std::none_of(lines.begin(), lines.end(), [&](const DistributionLine& line) { return line.holds_on(day); }))
        return found;
    const UnitTree tree = UnitTree::of(reader);
    for (const DistributionLine& line : lines) {
        if (!line.holds_on(day)) continue;
        for (const PersonId& person : named(reader, line, tree, day, only)) {
            const auto known = reader.organisation().person(person);
            if (!known || known->disabled) continue;
            const auto [place, fresh] = found.try_emplace(person, Recipient{line.purpose, line.copy_number});
            if (!fresh && line.purpose < place->second.purpose) place->second = {line.purpose, line.copy_number};
        }
    }
    return found;
}

std::string reading_sha256(const Revision& revision) {
    for (const PartRole role : {PartRole::kText, PartRole::kSignedCopy})
        if (const RevisionPart* part = revision.part(role)) return part->sha256;
    return revision.parts.empty() ? std::string() : revision.parts.front().sha256;
}

}  // namespace pravila
