#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/organisation.h"
#include "core/service/organisation/act_files.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/roles.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string who, role, unit, grant, last_day, on, file;
    DaysOptions days;
    ActOptions act;
};

std::vector<std::string> role_words() {
    std::vector<std::string> words;
    words.reserve(kRoleCount);
    for (int i = 0; i < kRoleCount; ++i) words.emplace_back(to_text(static_cast<Role>(i)));
    return words;
}

int grant(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    RoleGrant wanted;
    wanted.person = person_named(wiring, options.who);
    wanted.role = *role_from(options.role);
    wanted.unit = unit_or_all(wiring, options.unit);
    wanted.act = options.act.act();
    wanted.from = options.days.first(wiring);
    wanted.until = options.days.until();
    const GrantId id = grant_role(wiring.context(), wanted);
    print_done(session, id.str(),
               msg("{who} is now: {role}, by {act}.",
                   {{"who", options.who}, {"role", role_title(wanted.role)}, {"act", act_text(wanted.act)}}));
    return kDone;
}

/// The role to end: by its id, or the only one of that kind that the person holds.
GrantId which_grant(const Wiring& wiring, const Options& options) {
    GrantId id;
    const PersonId person = person_named(wiring, options.who);
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        std::vector<GrantId> held;
        for (const RoleGrant& grant : reader.organisation().grants_of(person))
            if (grant.id.str() == options.grant ||
                (options.grant.empty() && to_text(grant.role) == options.role && !grant.until))
                held.push_back(grant.id);
        if (held.empty())
            throw Error(ErrorCode::kNotFound, msg("{who} has no such role that goes on. Look at “pravila user show”.",
                                                  {{"who", options.who}}));
        if (held.size() > 1)
            throw Error(ErrorCode::kConflict,
                        msg("{who} has this role several times. Say which with --id, from “pravila "
                            "user show”.",
                            {{"who", options.who}}));
        id = held.front();
    });
    return id;
}

int end(const Options& options, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Date last = date_option("--to", options.last_day);
    const GrantId id = which_grant(wiring, options);
    end_role(wiring.context(), id, last.plus_days(1), options.act.act());
    print_done(session, id.str(),
               msg("The role of {who} holds until {day}.", {{"who", options.who}, {"day", last.romanian()}}));
    return kDone;
}

std::string bytes_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw UsageError(msg("There is no file {file}.", {{"file", file}}));
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

int attach(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const ActFileId id = attach_act_file(wiring.context(), options.grant, options.file, bytes_of(options.file));
    print_done(session, id.str(), msg("The file of the act is kept under the id {id}.", {{"id", id.str()}}));
    return kDone;
}

/// The file of an act, to standard output.
int print_file(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    std::cout << act_file(wiring.context(), ActFileId(options.file)).bytes;
    return std::cout.flush() ? kDone : kPartFailed;
}

nlohmann::ordered_json place_json(const RolePlace& place) {
    return {{"id", place.grant.id.str()},
            {"role", to_text(place.grant.role)},
            {"person", place.person.name},
            {"person_id", place.person.id.str()},
            {"function", place.function},
            {"unit", place.unit.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(place.unit)},
            {"act", place.grant.act.number},
            {"act_date", day_json(place.grant.act.date)},
            {"from", place.grant.from.iso()},
            {"to", last_day_json(place.grant.until)},
            {"disabled", place.person.disabled}};
}

int list(const Options& options, const Session& session) {
    Wiring wiring = session.open();
    const Date day = options.on.empty() ? wiring.clock->today() : date_option("--on", options.on);
    const auto unit = unit_or_all(wiring, options.unit);
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (int i = kRoleCount - 1; i >= 0; --i) {
            const Role role = static_cast<Role>(i);
            if (!options.role.empty() && to_text(role) != options.role) continue;
            const auto places = composition(reader, role, day, unit);
            if (!session.json && !places.empty()) std::cout << session.words().text(role_name(role)) << '\n';
            for (const RolePlace& place : places) {
                rows.push_back(place_json(place));
                rows.back()["files"] = act_files_json(reader, place.grant.id.str());
                if (!session.json)
                    std::cout << "  " << place.person.name << (place.function.empty() ? "" : ", " + place.function)
                              << (place.unit.empty() ? "" : " · " + place.unit) << "  (" << act_text(place.grant.act)
                              << ")  " << days_text(place.grant.from, place.grant.until) << '\n';
            }
        }
        const auto total = rows.size();
        if (session.json) print_json({{"day", day.iso()}, {"total", total}, {"roles", std::move(rows)}});
    });
    return kDone;
}

}  // namespace

Run define_role(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    CLI::App* granted = app.add_subcommand("grant", words.text(msg("Give someone a role, by an act")));
    granted->add_option("WHO", options->who, words.text(msg("E-mail, account or name")))->required();
    granted->add_option("ROLE", options->role, words.text(msg("reader, author, department_head, …")))
        ->required()
        ->check(CLI::IsMember(role_words()));
    granted->add_option("--unit", options->unit, words.text(msg("Only in this unit and below it")));
    options->days.define(*granted, words);
    options->act.define(*granted, words, true);
    CLI::App* ended = app.add_subcommand("end", words.text(msg("A role ends, by an act")));
    ended->add_option("WHO", options->who, words.text(msg("E-mail, account or name")))->required();
    ended->add_option("ROLE", options->role, words.text(msg("reader, author, department_head, …")))
        ->check(CLI::IsMember(role_words()));
    ended->add_option("--id", options->grant, words.text(msg("Which, when the person has it several times")));
    ended->add_option("--to", options->last_day, words.text(msg("Last day on which it holds")))->required();
    options->act.define(*ended, words, true);
    CLI::App* listed = app.add_subcommand("list", words.text(msg("Who has which role, with the acts")));
    listed->add_option("--on", options->on, words.text(msg("As it was on this day; default: today")));
    listed->add_option("--role", options->role, words.text(msg("Only this role")))->check(CLI::IsMember(role_words()));
    listed->add_option("--unit", options->unit, words.text(msg("Only roles that hold for this unit")));
    CLI::App* attached =
        app.add_subcommand("attach", words.text(msg("Keep the file of the act of a role or deputation")));
    attached->add_option("ID", options->grant, words.text(msg("Id of the role or deputation")))->required();
    attached->add_option("FILE", options->file, words.text(msg("The file")))->required();
    CLI::App* printed = app.add_subcommand("file", words.text(msg("Print the file of an act to standard output")));
    printed
        ->add_option("ID", options->file,
                     words.text(msg("Id of the file, from “role list --json” or “delegate list --json”")))
        ->required();
    return run_parsed(app, {{attached, [=](const Session& session) { return attach(*options, session); }},
                            {printed, [=](const Session& session) { return print_file(*options, session); }},
                            {granted, [=](const Session& session) { return grant(*options, session); }},
                            {ended, [=](const Session& session) { return end(*options, session); }},
                            {listed, [=](const Session& session) { return list(*options, session); }}});
}

}  // namespace pravila::cli
