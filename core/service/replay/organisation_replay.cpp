#include "core/service/replay/organisation_replay.h"

#include "core/service/organisation/details.h"

namespace pravila {

namespace {

/// A unit as it is when all that is known of it is that it was added.
JsonObject new_unit(const JsonObject& added) {
    Unit unit;
    if (const auto name = added.find("name"); name != added.end()) unit.name = *name->second.text();
    if (const auto short_name = added.find("abbreviation"); short_name != added.end())
        unit.abbreviation = *short_name->second.text();
    return unit_details(unit, {});
}

/// The act of an entry says why something changed; the row of a unit does not keep it.
JsonObject without_act(JsonObject details) {
    details.erase("act_number");
    details.erase("act_date");
    return details;
}

JsonObject link_row(const std::string& from, JsonObject details) {
    details["from"] = from;
    return details;
}

/// Takes rows out of what the log expects, and tells of those that differ; what is left at the end is missing.
class Comparison {
  public:
    using Found = std::function<void(const OrganisationReplay::Difference&)>;
    Comparison(std::string rule, std::map<std::string, JsonObject> expected, const Found& found)
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
            found_({rule_, name == details.end() ? id : *name->second.text(), true});
        }
    }

  private:
    std::string rule_;
    std::map<std::string, JsonObject> expected_;
    const Found& found_;
};

}  // namespace

void OrganisationReplay::apply(const LogEntry& entry, Effect effect) {
    const std::string& id = entry.subject.id;
    switch (effect) {
        case Effect::kUnit:
            units_[id] = without_act(new_unit(entry.details));
            break;
        case Effect::kUnitChange:
            units_[id] = without_act(entry.details);
            break;
        case Effect::kPerson:
            people_[id] = entry.details;
            break;
        case Effect::kMembership:
            memberships_[id] = entry.details;
            break;
        case Effect::kGrant:
            grants_[id] = entry.details;
            break;
        case Effect::kGrantEnd:
            grants_[id]["until"] = entry.details.at("until");
            break;
        case Effect::kDeputation:
            deputations_[id] = entry.details;
            break;
        case Effect::kDeputationEnd:
            deputations_[id]["until"] = entry.details.at("until");
            break;
        case Effect::kLink:
            links_[*entry.details.at("link").text()] = link_row(id, entry.details);
            break;
        default:
            break;
    }
}

void OrganisationReplay::compare(StoreReader& reader, const std::function<void(const Difference&)>& found) const {
    OrganisationReader& organisation = reader.organisation();
    Comparison units("state.unit", units_, found), people("state.person", people_, found),
        memberships("state.membership", memberships_, found), grants("state.role", grants_, found),
        deputations("state.deputation", deputations_, found), links("state.link", links_, found);
    for (const Unit& unit : organisation.units())
        units.row(unit.id.str(), without_act(unit_details(unit, {})), unit.name);
    for (const Person& person : organisation.people()) {
        // Before people were logged they were only accounts of the operating system, without any right.
        const bool only_account = !people.expects(person.id.str()) && !person.outside && !person.disabled;
        if (!only_account) people.row(person.id.str(), person_details(person), person.id.str());
    }
    for (const Membership& membership : organisation.memberships())
        memberships.row(membership.id.str(), membership_details(membership), membership.id.str());
    for (const RoleGrant& grant : organisation.grants())
        grants.row(grant.id.str(), grant_details(grant), grant.id.str());
    for (const Deputation& deputation : organisation.deputations())
        deputations.row(deputation.id.str(), deputation_details(deputation), deputation.id.str());
    for (const DocumentLink& link : reader.links().all())
        links.row(link.id.str(), link_row(link.from.str(), link_details(link)), link.id.str());
    for (const Comparison* comparison : {&units, &people, &memberships, &grants, &deputations, &links})
        comparison->finish();
}

}  // namespace pravila
