#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"

namespace pravila::cli {

// What the commands on people, units, roles and deputies have in common.

/// The act that a change rests on, as options: --act "dispoziția nr. 112" --act-date 2026-02-03.
struct ActOptions {
    std::string number, date;
    void define(CLI::App& app, const Catalogue& words, bool required);
    Act act() const;  ///< @throws UsageError for a day that does not exist
};

/// From when to when, as options: --from DATE --to DATE, the last day included.
struct DaysOptions {
    std::string from, to;
    void define(CLI::App& app, const Catalogue& words);
    Date first(const Wiring& wiring) const;  ///< today when not given
    std::optional<Date> until() const;       ///< the first day on which it no longer holds
};

/// The words after a command: what each of them does.
using Subcommands = std::vector<std::pair<CLI::App*, Run>>;
/// Runs the one that was given.
Run run_parsed(CLI::App& app, Subcommands subcommands);

/// The words of `user` that are about people: add, change, list, show, disable, enable, move, import.
Subcommands define_people(CLI::App& app, const Catalogue& words);

/// The store, in the name of the account that runs the program.
Wiring open_as_account(const Session& session);

PersonId person_named(const Wiring& wiring, const std::string& text);
UnitId unit_named(const Wiring& wiring, const std::string& text);
std::optional<UnitId> unit_or_all(const Wiring& wiring, const std::string& text);  ///< empty: the whole institution

/// Dates of JSON: ISO text or null; `until` as the last day.
nlohmann::ordered_json day_json(const std::optional<Date>& day);
nlohmann::ordered_json last_day_json(const std::optional<Date>& until);
/// Files of the act that a role or a deputation rests on.
nlohmann::ordered_json act_files_json(StoreReader& reader, const std::string& subject);
std::string days_text(Date from, const std::optional<Date>& until);  ///< "12.01.2026 – 30.06.2026"
void print_json(const nlohmann::ordered_json& value);
/// {"id":…} for programs, a sentence for people.
void print_done(const Session& session, const std::string& id, const Message& done);

}  // namespace pravila::cli
