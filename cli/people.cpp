#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "cli/output.h"
#include "cli/people_import.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/find_by_name.h"
#include "core/service/organisation/memberships.h"
#include "core/service/organisation/people.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string who, name, email, phone, account, unit, function, left, on;
    bool outside = false;
    DaysOptions days;
};

nlohmann::ordered_json person_json(StoreReader& reader, const Person& person) {
    const UnitTree tree = UnitTree::of(reader);
    nlohmann::ordered_json places = nlohmann::ordered_json::array(), roles = nlohmann::ordered_json::array();
    for (const Membership& place : reader.organisation().memberships_of(person.id))
        places.push_back({{"id", place.id.str()},
                          {"unit", tree.name(place.unit)},
                          {"function", place.function},
                          {"from", place.from.iso()},
                          {"to", last_day_json(place.until)}});
    for (const RoleGrant& grant : reader.organisation().grants_of(person.id))
        roles.push_back(
            {{"id", grant.id.str()},
             {"role", to_text(grant.role)},
             {"unit", grant.unit ? nlohmann::ordered_json(tree.name(grant.unit)) : nlohmann::ordered_json()},
             {"act", grant.act.number},
             {"act_date", day_json(grant.act.date)},
             {"from", grant.from.iso()},
             {"to", last_day_json(grant.until)}});
    return {{"id", person.id.str()},       {"name", person.name},          {"email", person.email},
            {"phone", person.phone},       {"account", person.os_account}, {"outside", person.outside},
            {"disabled", person.disabled}, {"places", std::move(places)},  {"roles", std::move(roles)}};
}

std::string places_text(StoreReader& reader, const PersonId& person, Date day) {
    const UnitTree tree = UnitTree::of(reader);
    std::string text;
    for (const Membership& place : reader.organisation().memberships_of(person))
        if (place.holds_on(day))
            text += (text.empty() ? "" : "; ") + (place.function.empty() ? "" : place.function + ", ") +
                    tree.name(place.unit);
    return text;
}

int add(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    Person wanted;
    wanted.name = options.name;
    wanted.email = options.email;
    wanted.phone = options.phone;
    wanted.os_account = options.account;
    wanted.outside = options.outside;
    Membership place;
    if (!options.unit.empty()) place.unit = unit_named(wiring, options.unit);
    place.function = options.function;
    place.from = options.days.first(wiring);
    place.until = options.days.until();
    const PersonId id = add_person_with_place(wiring.context(), wanted, place);
    print_done(session, id.str(), msg("{name} is recorded.", {{"name", options.name}}));
    return kDone;
}

int change(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    const PersonId id = person_named(wiring, options.who);
    Person person;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) { person = require_person(reader, id); });
    if (!options.name.empty()) person.name = options.name;
    if (!options.email.empty()) person.email = options.email;
    if (!options.phone.empty()) person.phone = options.phone;
    if (!options.account.empty()) person.os_account = options.account;
    change_person(wiring.context(), person);
    print_done(session, id.str(), msg("{name} is recorded.", {{"name", person.name}}));
    return kDone;
}

int list(const Session& session) {
    Wiring wiring = session.open();
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (const Person& person : reader.organisation().people()) {
            if (session.json) {
                rows.push_back(person_json(reader, person));
                continue;
            }
            std::cout << padded(person.name, 30) << "  " << padded(person.email, 34) << "  "
                      << places_text(reader, person.id, wiring.clock->today())
                      << (person.disabled ? "  (" + session.words().text(msg("disabled")) + ")" : "") << '\n';
        }
        const auto total = rows.size();
        if (session.json) print_json({{"total", total}, {"people", std::move(rows)}});
    });
    return kDone;
}

int show(const std::string& who, const Session& session) {
    Wiring wiring = session.open();
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        const Person person = find_person(reader, who);
        if (session.json) return print_json(person_json(reader, person));
        std::cout << person.name << "  " << person.email << "  " << person.phone
                  << (person.disabled ? "  (" + session.words().text(msg("disabled")) + ")" : "") << '\n';
        const UnitTree tree = UnitTree::of(reader);
        for (const Membership& place : reader.organisation().memberships_of(person.id))
            std::cout << "  " << days_text(place.from, place.until) << "  " << place.function << ", "
                      << tree.name(place.unit) << '\n';
        for (const RoleGrant& grant : reader.organisation().grants_of(person.id))
            std::cout << "  " << days_text(grant.from, grant.until) << "  "
                      << session.words().text(role_name(grant.role)) << (grant.unit ? ", " + tree.name(grant.unit) : "")
                      << " (" << act_text(grant.act) << ")  " << grant.id.str() << '\n';
    });
    return kDone;
}

int able(const std::string& who, bool disabled, const Session& session) {
    Wiring wiring = open_as_account(session);
    const PersonId id = person_named(wiring, who);
    set_disabled(wiring.context(), id, disabled);
    print_done(
        session, id.str(),
        disabled ? msg("{who} may no longer act.", {{"who", who}}) : msg("{who} may act again.", {{"who", who}}));
    return kDone;
}

int move(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Date day = options.on.empty() ? wiring.clock->today() : date_option("--on", options.on);
    const MembershipId id =
        move_person(wiring.context(), person_named(wiring, options.who), unit_or_all(wiring, options.left),
                    unit_named(wiring, options.unit), options.function, day);
    print_done(session, id.str(),
               msg("{who} has a place in {unit} from {day}.",
                   {{"who", options.who}, {"unit", options.unit}, {"day", day.romanian()}}));
    return kDone;
}

}  // namespace

Subcommands define_people(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    const auto facts = [&](CLI::App* command) {
        command->add_option("--email", options->email, words.text(msg("E-mail address")));
        command->add_option("--phone", options->phone, words.text(msg("Telephone number inside the institution")));
        command->add_option("--account", options->account,
                            words.text(msg("Account of the operating system that acts as this person")));
    };
    const auto person = [&](CLI::App* command) {
        command->add_option("WHO", options->who, words.text(msg("E-mail, account or name")))->required();
    };
    CLI::App* added = app.add_subcommand("add", words.text(msg("Record a person")));
    added->add_option("--name", options->name, words.text(msg("Name, as printed on documents")))->required();
    facts(added);
    added->add_flag("--outside", options->outside, words.text(msg("Not an employee")));
    added->add_option("--unit", options->unit, words.text(msg("Unit, by abbreviation or name")));
    added->add_option("--function", options->function, words.text(msg("Function, as printed on covers")));
    options->days.define(*added, words);
    CLI::App* changed = app.add_subcommand("change", words.text(msg("Correct what is known of a person")));
    person(changed);
    changed->add_option("--name", options->name, words.text(msg("Name, as printed on documents")));
    facts(changed);
    CLI::App* listed = app.add_subcommand("list", words.text(msg("Everybody, with places")));
    CLI::App* shown = app.add_subcommand("show", words.text(msg("One person, with places and roles")));
    person(shown);
    CLI::App* disabled = app.add_subcommand("disable", words.text(msg("Someone may no longer act")));
    person(disabled);
    CLI::App* enabled = app.add_subcommand("enable", words.text(msg("Someone may act again")));
    person(enabled);
    CLI::App* moved = app.add_subcommand("move", words.text(msg("Move someone to another unit")));
    person(moved);
    moved->add_option("UNIT", options->unit, words.text(msg("Unit, by abbreviation or name")))->required();
    moved->add_option("--leaving", options->left, words.text(msg("Unit that is left, when there are several")));
    moved->add_option("--function", options->function, words.text(msg("Function, as printed on covers")));
    moved->add_option("--on", options->on, words.text(msg("First day there; default: today")));
    CLI::App* imported = app.add_subcommand("import", words.text(msg("Record the people of a list (CSV or XLSX)")));
    imported->add_option("FILE", options->name, words.text(msg("File with a row of headings")))->required();
    return {{added, [=](const Session& session) { return add(*options, session); }},
            {changed, [=](const Session& session) { return change(*options, session); }},
            {listed, [](const Session& session) { return list(session); }},
            {shown, [=](const Session& session) { return show(options->who, session); }},
            {disabled, [=](const Session& session) { return able(options->who, true, session); }},
            {enabled, [=](const Session& session) { return able(options->who, false, session); }},
            {moved, [=](const Session& session) { return move(*options, session); }},
            {imported, [=](const Session& session) { return import_people(options->name, session); }}};
}

}  // namespace pravila::cli
