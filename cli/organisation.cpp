#include "cli/organisation.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/service/organisation/find_by_name.h"

namespace pravila::cli {

void ActOptions::define(CLI::App& app, const Catalogue& words, bool required) {
    auto* option = app.add_option("--act", number, words.text(msg("The act it rests on, with its number")));
    if (required) option->required();
    app.add_option("--act-date", date, words.text(msg("Day of the act")));
}

Act ActOptions::act() const {
    return {number, date.empty() ? std::nullopt : std::optional(date_option("--act-date", date))};
}

void DaysOptions::define(CLI::App& app, const Catalogue& words) {
    app.add_option("--from", from, words.text(msg("First day; default: today")));
    app.add_option("--to", to, words.text(msg("Last day, included; default: no end")));
}

Date DaysOptions::first(const Wiring& wiring) const {
    return from.empty() ? wiring.clock->today() : date_option("--from", from);
}

std::optional<Date> DaysOptions::until() const {
    if (to.empty()) return {};
    return date_option("--to", to).plus_days(1);
}

Run run_parsed(CLI::App& app, Subcommands subcommands) {
    app.require_subcommand(1);
    return [subcommands = std::move(subcommands)](const Session& session) -> int {
        for (const auto& [command, run] : subcommands)
            if (command->parsed()) return run(session);
        return kWrongUsage;
    };
}

Wiring open_as_account(const Session& session) {
    Wiring wiring = session.open();
    wiring.act_as_account();
    return wiring;
}

PersonId person_named(const Wiring& wiring, const std::string& text) {
    PersonId id;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) { id = find_person(reader, text).id; });
    return id;
}

UnitId unit_named(const Wiring& wiring, const std::string& text) {
    UnitId id;
    wiring.store->read(wiring.context().scope,
                       [&](StoreReader& reader) { id = find_unit(reader, text, wiring.clock->today()).id; });
    return id;
}

std::optional<UnitId> unit_or_all(const Wiring& wiring, const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(unit_named(wiring, text));
}

nlohmann::ordered_json day_json(const std::optional<Date>& day) {
    return day ? nlohmann::ordered_json(day->iso()) : nlohmann::ordered_json();
}

nlohmann::ordered_json last_day_json(const std::optional<Date>& until) {
    return day_json(until ? std::optional(until->plus_days(-1)) : std::nullopt);
}

nlohmann::ordered_json act_files_json(StoreReader& reader, const std::string& subject) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const ActFile& file : reader.organisation().act_files_of(subject))
        files.push_back({{"id", file.id.str()}, {"file", file.name}, {"sha256", file.sha256}});
    return files;
}

std::string days_text(Date from, const std::optional<Date>& until) {
    return from.romanian() + " – " + (until ? until->plus_days(-1).romanian() : "…");
}

void print_json(const nlohmann::ordered_json& value) {
    std::cout << value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void print_done(const Session& session, const std::string& id, const Message& done) {
    if (session.json)
        print_json({{"id", id}});
    else
        session.tell(done);
}

}  // namespace pravila::cli
