#include "core/service/distribution/recipients.h"

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

}  // namespace

std::map<PersonId, Recipient> recipients(StoreReader& reader, const std::vector<DistributionLine>& lines, Date day) {
    const UnitTree tree = UnitTree::of(reader);
    std::map<PersonId, Recipient> found;
    for (const DistributionLine& line : lines) {
        if (!line.holds_on(day)) continue;
        for (const PersonId& person : named_by(reader, line, tree, day)) {
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
