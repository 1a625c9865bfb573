#include "core/service/organisation/details.h"

namespace pravila {

namespace {

JsonValue day_or_null(const std::optional<Date>& day) { return day ? JsonValue(day->iso()) : JsonValue(); }

JsonValue id_or_null(const std::optional<UnitId>& id) { return id ? JsonValue(id->str()) : JsonValue(); }

JsonObject with_act(JsonObject details, const Act& act) {
    details["act_number"] = act.number;
    details["act_date"] = day_or_null(act.date);
    return details;
}

}  // namespace

JsonObject act_details(const Act& act) { return with_act({}, act); }

JsonObject unit_details(const Unit& unit, const Act& act) {
    JsonArray successors;
    for (const UnitId& successor : unit.successors) successors.emplace_back(successor.str());
    return with_act({{"name", unit.name},
                     {"abbreviation", unit.abbreviation},
                     {"kind", to_text(unit.kind)},
                     {"parent", id_or_null(unit.parent)},
                     {"valid_from", day_or_null(unit.valid_from)},
                     {"valid_until", day_or_null(unit.valid_until)},
                     {"successors", std::move(successors)}},
                    act);
}

JsonObject moved_details(const UnitId& unit, const FormerPlace& place, const Act& act) {
    return with_act({{"unit", unit.str()}, {"parent", id_or_null(place.parent)}, {"until", place.until.iso()}}, act);
}

JsonObject attached_details(const ActFile& file) { return {{"of", file.subject}, {"sha256", file.sha256}}; }

JsonObject person_details(const Person& person) { return {{"outside", person.outside}, {"disabled", person.disabled}}; }

JsonObject membership_details(const Membership& membership) {
    return {{"holder", membership.person.str()},
            {"unit", membership.unit.str()},
            {"function", membership.function},
            {"from", membership.from.iso()},
            {"until", day_or_null(membership.until)}};
}

JsonObject grant_details(const RoleGrant& grant) {
    return with_act({{"holder", grant.person.str()},
                     {"role", to_text(grant.role)},
                     {"unit", id_or_null(grant.unit)},
                     {"from", grant.from.iso()},
                     {"until", day_or_null(grant.until)}},
                    grant.act);
}

JsonObject deputation_details(const Deputation& deputation) {
    return with_act({{"absent", deputation.absent.str()},
                     {"deputy", deputation.deputy.str()},
                     {"role", deputation.role ? to_text(*deputation.role) : std::string_view()},
                     {"from", deputation.from.iso()},
                     {"until", day_or_null(deputation.until)}},
                    deputation.act);
}

JsonObject end_details(Date until, const Act& act) {
    return {{"until", until.iso()}, {"by_number", act.number}, {"by_date", day_or_null(act.date)}};
}

JsonObject link_details(const DocumentLink& link) {
    return with_act(
        {{"from", link.from.str()}, {"to", link.to.str()}, {"kind", to_text(link.kind)}, {"day", link.day.iso()}},
        link.act);
}

}  // namespace pravila
