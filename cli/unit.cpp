#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "core/service/organisation/find_by_name.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/unit_tree.h"
#include "core/service/organisation/units.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string unit, name, abbreviation, kind = "department", parent, last_day, on;
    std::vector<std::string> successors;
    bool all = false;
    DaysOptions days;
    ActOptions act;
};

nlohmann::ordered_json unit_json(const Unit& unit, const UnitTree& tree) {
    nlohmann::ordered_json successors = nlohmann::ordered_json::array();
    for (const UnitId& successor : unit.successors) successors.push_back(tree.name(successor));
    return {{"id", unit.id.str()},
            {"name", unit.name},
            {"abbreviation", unit.abbreviation},
            {"kind", to_text(unit.kind)},
            {"parent", unit.parent ? nlohmann::ordered_json(tree.name(unit.parent)) : nlohmann::ordered_json()},
            {"from", day_json(unit.valid_from)},
            {"to", last_day_json(unit.valid_until)},
            {"successors", std::move(successors)}};
}

std::string line_of(const Unit& unit, const UnitTree& tree, const Catalogue& words) {
    std::string text = unit.name + (unit.abbreviation.empty() ? "" : " (" + unit.abbreviation + ")") + ", " +
                       words.text(kind_name(unit.kind));
    if (!unit.valid_until) return text;
    text += "  " + words.text(msg("until {day}", {{"day", unit.valid_until->plus_days(-1).romanian()}}));
    for (const UnitId& successor : unit.successors) text += " → " + tree.name(successor);
    return text;
}

int add(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    Unit unit;
    unit.name = options.name;
    unit.abbreviation = options.abbreviation;
    unit.kind = *unit_kind_from(options.kind);
    unit.parent = unit_or_all(wiring, options.parent);
    if (!options.days.from.empty()) unit.valid_from = options.days.first(wiring);
    unit.valid_until = options.days.until();
    const UnitId id = add_unit(wiring.context(), unit, options.act.act());
    print_done(session, id.str(), msg("{name} is recorded.", {{"name", options.name}}));
    return kDone;
}

int rename(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    Unit unit;
    wiring.store->read(wiring.context().scope,
                       [&](StoreReader& reader) { unit = find_unit(reader, options.unit, wiring.clock->today()); });
    if (!options.name.empty()) unit.name = options.name;
    if (!options.abbreviation.empty()) unit.abbreviation = options.abbreviation;
    change_unit(wiring.context(), unit, options.act.act());
    print_done(session, unit.id.str(), msg("{name} is recorded.", {{"name", unit.name}}));
    return kDone;
}

int move(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Date day = options.on.empty() ? wiring.clock->today() : date_option("--on", options.on);
    const UnitId id = unit_named(wiring, options.unit);
    move_unit(wiring.context(), id, unit_or_all(wiring, options.parent), day, options.act.act());
    print_done(session, id.str(),
               msg("{unit} lies elsewhere from {day} on.", {{"unit", options.unit}, {"day", day.romanian()}}));
    return kDone;
}

int close(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Date last = date_option("--to", options.last_day);
    std::vector<UnitId> successors;
    for (const std::string& successor : options.successors) successors.push_back(unit_named(wiring, successor));
    const UnitId id = unit_named(wiring, options.unit);
    close_unit(wiring.context(), id, last.plus_days(1), successors, options.act.act());
    print_done(session, id.str(),
               msg("{unit} exists until {day}.", {{"unit", options.unit}, {"day", last.romanian()}}));
    return kDone;
}

int list(const Options& options, const Session& session) {
    Wiring wiring = session.open();
    const Date day = options.on.empty() ? wiring.clock->today() : date_option("--on", options.on);
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        const UnitTree tree = UnitTree::of(reader, day);
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (const Unit& unit : tree.units()) {
            if (!options.all && !unit.exists_on(day)) continue;
            if (session.json)
                rows.push_back(unit_json(unit, tree));
            else
                std::cout << line_of(unit, tree, session.words()) << '\n';
        }
        const auto total = rows.size();
        if (session.json) print_json({{"total", total}, {"units", std::move(rows)}});
    });
    return kDone;
}

/// One level of the tree; depth is bounded by the number of units, also in damaged data.
nlohmann::ordered_json level(const UnitTree& tree, const std::optional<UnitId>& above, Date day, std::size_t depth,
                             const Session& session) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    if (depth > tree.units().size()) return rows;
    for (const Unit& unit : tree.units()) {
        const bool here =
            unit.parent == above ||
            (!above && unit.parent && !(tree.find(*unit.parent) && tree.find(*unit.parent)->exists_on(day)));
        if (!here || !unit.exists_on(day)) continue;
        if (!session.json) std::cout << std::string(2 * depth, ' ') << line_of(unit, tree, session.words()) << '\n';
        auto row = unit_json(unit, tree);
        row["units"] = level(tree, unit.id, day, depth + 1, session);
        rows.push_back(std::move(row));
    }
    return rows;
}

int show_tree(const Options& options, const Session& session) {
    Wiring wiring = session.open();
    const Date day = options.on.empty() ? wiring.clock->today() : date_option("--on", options.on);
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        auto tree = level(UnitTree::of(reader, day), {}, day, 0, session);
        if (session.json) print_json({{"day", day.iso()}, {"units", std::move(tree)}});
    });
    return kDone;
}

}  // namespace

Run define_unit(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    const auto which = [&](CLI::App* command) {
        command->add_option("UNIT", options->unit, words.text(msg("Unit, by abbreviation or name")))->required();
    };
    const auto day = [&](CLI::App* command) {
        command->add_option("--on", options->on, words.text(msg("As it was on this day; default: today")));
    };
    CLI::App* added = app.add_subcommand("add", words.text(msg("Record a unit")));
    added->add_option("--name", options->name, words.text(msg("Name of the unit")))->required();
    added->add_option("--abbreviation", options->abbreviation, words.text(msg("Abbreviation, as used in codes")));
    added->add_option("--kind", options->kind, words.text(msg("directorate, service, office or department")))
        ->check(CLI::IsMember({"directorate", "service", "office", "department"}));
    added->add_option("--under", options->parent, words.text(msg("Unit above it, by abbreviation or name")));
    options->days.define(*added, words);
    options->act.define(*added, words, false);
    CLI::App* renamed = app.add_subcommand("rename", words.text(msg("Correct the name or abbreviation of a unit")));
    which(renamed);
    renamed->add_option("--name", options->name, words.text(msg("Name of the unit")));
    renamed->add_option("--abbreviation", options->abbreviation, words.text(msg("Abbreviation, as used in codes")));
    options->act.define(*renamed, words, false);
    CLI::App* moved = app.add_subcommand("move", words.text(msg("A unit lies elsewhere from a day on, by an act")));
    which(moved);
    moved->add_option("--under", options->parent,
                      words.text(msg("Unit above it from then on; default: directly under the head")));
    moved->add_option("--on", options->on, words.text(msg("First day there; default: today")));
    options->act.define(*moved, words, true);
    CLI::App* closed = app.add_subcommand("close", words.text(msg("A unit ends, by an act")));
    which(closed);
    closed->add_option("--to", options->last_day, words.text(msg("Last day on which it exists")))->required();
    closed->add_option("--successor", options->successors, words.text(msg("Unit that takes over; may be repeated")));
    options->act.define(*closed, words, true);
    CLI::App* listed = app.add_subcommand("list", words.text(msg("All units")));
    listed->add_flag("--all", options->all, words.text(msg("Also those that no longer exist")));
    day(listed);
    CLI::App* tree = app.add_subcommand("tree", words.text(msg("The units as they lie under each other")));
    day(tree);
    return run_parsed(app, {{added, [=](const Session& session) { return add(*options, session); }},
                            {renamed, [=](const Session& session) { return rename(*options, session); }},
                            {moved, [=](const Session& session) { return move(*options, session); }},
                            {closed, [=](const Session& session) { return close(*options, session); }},
                            {listed, [=](const Session& session) { return list(*options, session); }},
                            {tree, [=](const Session& session) { return show_tree(*options, session); }}});
}

}  // namespace pravila::cli
