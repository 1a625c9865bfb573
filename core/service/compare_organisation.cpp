#include "core/service/compare_organisation.h"

#include "core/service/log_details.h"
#include "core/service/organisation/details.h"

namespace pravila {

namespace {

using Found = std::function<void(const OrganisationDifference&)>;

/// Details of the row alone: the act in an entry about a unit says why it changed, and its row does not keep it.
JsonObject without_act(JsonObject details) {
    details.erase("act_number");
    details.erase("act_date");
    return details;
}

/// What the log expects of units. One that was only ever added is a department under none, for as long as anyone
/// remembers.
Replay::Objects units_of(const Replay& replayed) {
    const JsonObject plain = without_act(unit_details(Unit(), {}));
    Replay::Objects units;
    for (const auto& [id, details] : replayed.of("unit")) {
        JsonObject unit = without_act(details);
        unit.insert(plain.begin(), plain.end());
        units.emplace(id, std::move(unit));
    }
    return units;
}

/// Takes rows out of what the log expects, and tells of those that differ; what is left at the end is missing.
class Comparison {
  public:
    Comparison(std::string rule, Replay::Objects expected, const Found& found)
        : rule_(std::move(rule)), expected_(std::move(expected)), found_(found) {}

    void row(const std::string& id, const JsonObject& details, const std::string& where) {
        const auto logged = expected_.find(id);
        if (logged == expected_.end() || logged->second != details) found_({rule_, where, false});
        if (logged != expected_.end()) expected_.erase(logged);
    }
    bool expects(const std::string& id) const { return expected_.contains(id); }
    void finish() const {
        for (const auto& [id, details] : expected_) {
            const auto name = details.find("name");
            const std::string* text = name == details.end() ? nullptr : name->second.text();
            found_({rule_, text ? *text : id, true});
        }
    }

  private:
    std::string rule_;
    Replay::Objects expected_;
    const Found& found_;
};

void compare_places(OrganisationReader& organisation, const Replay& replayed, const Found& found) {
    Replay::Objects expected;
    for (const auto& [id, details] : replayed.of("former_place")) expected.emplace(id, without_act(details));
    Comparison places("state.unit", std::move(expected), found);
    for (const Unit& unit : organisation.units())
        for (const FormerPlace& place : unit.former)
            places.row(place.id.str(), without_act(moved_details(unit.id, place, {})), unit.name);
    places.finish();
}

/// A reservation with whoever made it, who is not among the details but the entry's actor.
void compare_reservations(StoreReader& reader, const Replay& replayed, const Found& found) {
    Comparison reservations("state.reservation", replayed.of("reservation"), found);
    for (const ReservedCode& code : reader.codes().reserved_codes({})) {
        reservations.row(code.id.str(), reserved_details(code), code.id.str());
        if (replayed.actor_of("reservation", code.id.str()) != code.reserved_by.str())
            found({"state.reservation", code.id.str(), false});
    }
    reservations.finish();
}

void compare_people(OrganisationReader& organisation, const Replay& replayed, const Found& found) {
    Comparison people("state.person", replayed.of("person"), found);
    for (const Person& person : organisation.people()) {
        // Before people were logged they were only accounts of the operating system, without any right.
        const bool only_account = !people.expects(person.id.str()) && !person.outside && !person.disabled;
        if (!only_account) people.row(person.id.str(), person_details(person), person.id.str());
    }
    people.finish();
}

/// The kinds of rows that are compared as they are.
template <class Row, class Details>
void compare(const std::vector<Row>& rows, Details details, Comparison comparison) {
    for (const Row& row : rows) comparison.row(row.id.str(), details(row), row.id.str());
    comparison.finish();
}

}  // namespace

void compare_organisation(StoreReader& reader, const Replay& replayed, const Found& found) {
    OrganisationReader& organisation = reader.organisation();
    Comparison units("state.unit", units_of(replayed), found);
    for (const Unit& unit : organisation.units())
        units.row(unit.id.str(), without_act(unit_details(unit, {})), unit.name);
    units.finish();
    compare_places(organisation, replayed, found);
    compare(organisation.act_files(), attached_details, {"state.act_file", replayed.of("act_file"), found});
    compare_people(organisation, replayed, found);
    compare(organisation.memberships(), membership_details, {"state.membership", replayed.of("membership"), found});
    compare(organisation.grants(), grant_details, {"state.role", replayed.of("grant"), found});
    compare(organisation.deputations(), deputation_details, {"state.deputation", replayed.of("deputation"), found});
    compare(reader.links().all(), link_details, {"state.link", replayed.of("link"), found});
    compare_reservations(reader, replayed, found);
}

}  // namespace pravila
