#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/deputations.h"
#include "core/service/organisation/printed_words.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string absent, deputy, role, id, last_day, on;
    bool all = false;
    DaysOptions days;
    ActOptions act;
};

int add(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    Deputation wanted;
    wanted.absent = person_named(wiring, options.absent);
    wanted.deputy = person_named(wiring, options.deputy);
    wanted.role = role_from(options.role);
    wanted.act = options.act.act();
    wanted.from = options.days.first(wiring);
    wanted.until = options.days.until();
    const DeputationId id = grant_deputation(wiring.context(), wanted);
    print_done(
        session, id.str(),
        msg("{deputy} acts for {absent}: {days}.",
            {{"deputy", options.deputy}, {"absent", options.absent}, {"days", days_text(wanted.from, wanted.until)}}));
    return kDone;
}

int end(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Date last = date_option("--to", options.last_day);
    end_deputation(wiring.context(), DeputationId(options.id), last.plus_days(1), options.act.act());
    print_done(session, options.id, msg("The deputy acts until {day}.", {{"day", last.romanian()}}));
    return kDone;
}

int list(const Options& options, const Session& session) {
    Wiring wiring = session.open();
    const Date day = options.on.empty() ? wiring.clock->today() : date_option("--on", options.on);
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (const Deputation& deputation : reader.organisation().deputations()) {
            if (!options.all && !deputation.holds_on(day)) continue;
            const std::string absent = require_person(reader, deputation.absent).name,
                              deputy = require_person(reader, deputation.deputy).name;
            rows.push_back({{"id", deputation.id.str()},
                            {"absent", absent},
                            {"deputy", deputy},
                            {"role", deputation.role ? nlohmann::ordered_json(to_text(*deputation.role))
                                                     : nlohmann::ordered_json()},
                            {"act", deputation.act.number},
                            {"act_date", day_json(deputation.act.date)},
                            {"from", deputation.from.iso()},
                            {"to", last_day_json(deputation.until)},
                            {"files", act_files_json(reader, deputation.id.str())}});
            if (!session.json)
                std::cout << deputy << " → " << absent
                          << (deputation.role ? ", " + session.words().text(role_name(*deputation.role)) : "") << "  ("
                          << act_text(deputation.act) << ")  " << days_text(deputation.from, deputation.until) << "  "
                          << deputation.id.str() << '\n';
        }
        const auto total = rows.size();
        if (session.json) print_json({{"day", day.iso()}, {"total", total}, {"deputies", std::move(rows)}});
    });
    return kDone;
}

}  // namespace

Run define_delegate(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    std::vector<std::string> roles;
    roles.reserve(kRoleCount);
    for (int i = 0; i < kRoleCount; ++i) roles.emplace_back(to_text(static_cast<Role>(i)));
    CLI::App* added = app.add_subcommand("add", words.text(msg("Someone acts for someone absent, by an act")));
    added->add_option("ABSENT", options->absent, words.text(msg("Who is absent: e-mail, account or name")))->required();
    added->add_option("DEPUTY", options->deputy, words.text(msg("Who acts: e-mail, account or name")))->required();
    added->add_option("--role", options->role, words.text(msg("Only in this role; default: in all")))
        ->check(CLI::IsMember(roles));
    options->days.define(*added, words);
    options->act.define(*added, words, true);
    CLI::App* ended = app.add_subcommand("end", words.text(msg("A deputy acts no longer, by an act")));
    ended->add_option("ID", options->id, words.text(msg("Which, from “pravila delegate list”")))->required();
    ended->add_option("--to", options->last_day, words.text(msg("Last day on which it holds")))->required();
    options->act.define(*ended, words, true);
    CLI::App* listed = app.add_subcommand("list", words.text(msg("Who acts for whom")));
    listed->add_option("--on", options->on, words.text(msg("As it was on this day; default: today")));
    listed->add_flag("--all", options->all, words.text(msg("Also those of other days")));
    return run_parsed(app, {{added, [=](const Session& session) { return add(*options, session); }},
                            {ended, [=](const Session& session) { return end(*options, session); }},
                            {listed, [=](const Session& session) { return list(*options, session); }}});
}

}  // namespace pravila::cli
