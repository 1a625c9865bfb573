#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "cli/output.h"
#include "core/service/commission/close_session.h"
#include "core/service/commission/composition.h"
#include "core/service/commission/hold_session.h"
#include "core/service/commission/named_people.h"
#include "core/service/commission/plan_session.h"
#include "core/service/commission/printed.h"
#include "core/service/commission/session_facts.h"
#include "core/service/commission/session_json.h"
#include "core/service/organisation/printed_words.h"

namespace pravila::cli {

namespace {

/// All options of the words of `session`; each word declares those that it needs.
struct Options {
    int number = 0, point = 0;
    std::string day, hour, place, reason, ended, remark, output, format = "docx", rule;
    std::vector<std::string> add, points, present, yes, no, abstain;
    std::vector<int> remove;
    bool empty = false, propose = false, again = false, postpone = false, all_for = false;
};
using OptionsPtr = std::shared_ptr<Options>;

std::string votes_text(const SessionPoint& point, const Catalogue& words) {
    return words.text(msg("for {for}, against {against}, abstentions {abstain}",
                          {{"for", std::to_string(point.count(Vote::kFor))},
                           {"against", std::to_string(point.count(Vote::kAgainst))},
                           {"abstain", std::to_string(point.count(Vote::kAbstain))}}));
}

void print_session(const SessionView& view, const Catalogue& words) {
    std::cout << session_name(view.session) << "  " << to_text(view.session.state) << "  " << view.session.hour << "  "
              << view.session.place << '\n';
    for (const SessionMemberLine& line : view.members)
        std::cout << "  " << (line.attendee ? "+ " : "– ") << line.name << "  " << words.text(role_name(line.role))
                  << "  (" << line.act << ")" << (line.attendee_name.empty() ? "" : "  ← " + line.attendee_name)
                  << '\n';
    std::cout << words.text(msg("Present: {present}, needed: {quorum}",
                                {{"present", std::to_string(view.present)}, {"quorum", std::to_string(view.quorum)}}))
              << '\n';
    for (const SessionPoint& point : view.points) {
        std::cout << point.position << ". " << point.code << (point.code.empty() ? "" : "  ") << point.title << "  "
                  << to_text(point.decision);
        if (!point.votes.empty()) std::cout << "  " << votes_text(point, words);
        std::cout << (point.waits ? "" : "  " + words.text(msg("the text changed since"))) << '\n';
    }
    for (const SessionWaiting& line : view.waiting)
        std::cout << "  … " << line.code << ", " << to_text(line.number) << "  " << line.title << '\n';
}

/// The session as it is now, in full for programs.
int tell(const Session& session, const Wiring& wiring, int number) {
    const SessionView view = view_session(wiring.context(), number);
    if (session.json)
        std::cout << session_json(view) << '\n';
    else
        print_session(view, session.words());
    return kDone;
}

int plan(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const auto planned = plan_session(wiring.context(),
                                      {date_option("--day", options.day), options.hour, options.place}, !options.empty);
    return tell(session, wiring, planned.number);
}

int agenda(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    SessionChange change;
    if (!options.day.empty()) change.day = date_option("--day", options.day);
    if (!options.hour.empty()) change.hour = options.hour;
    if (!options.place.empty()) change.place = options.place;
    change.add = options.add;
    change.points = options.points;
    change.remove = options.remove;
    change.propose = options.propose;
    change_session(wiring.context(), options.number, change);
    return tell(session, wiring, options.number);
}

PointVotes votes_of(const Wiring& wiring, const Options& options) {
    PointVotes votes;
    votes.position = options.point;
    votes.remark = options.remark;
    votes.again = options.again;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        votes.votes.clear();
        for (const auto& [names, vote] : {std::pair(&options.yes, Vote::kFor), std::pair(&options.no, Vote::kAgainst),
                                          std::pair(&options.abstain, Vote::kAbstain)})
            for (const std::string& name : *names) votes.votes.emplace_back(person_of(reader, name), vote);
        if (options.all_for)
            for (const PersonId& person : others_present(reader, options.number, votes.votes))
                votes.votes.emplace_back(person, Vote::kFor);
    });
    return votes;
}

int hold(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    if (!options.present.empty()) {
        std::vector<Attendee> present;
        wiring.store->read(wiring.context().scope,
                           [&](StoreReader& reader) { present = attendees_of(reader, options.present); });
        open_session(wiring.context(), options.number, present);
    } else if (options.point == 0) {
        throw UsageError(msg("Say who is there (--present), or which point is voted on (--point)."));
    }
    if (options.point > 0 && options.postpone)
        postpone_point(wiring.context(), options.number, options.point, options.remark);
    else if (options.point > 0)
        record_votes(wiring.context(), options.number, votes_of(wiring, options));
    return tell(session, wiring, options.number);
}

int close(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    close_session(wiring.context(), options.number, options.ended);
    return tell(session, wiring, options.number);
}

int cancel(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    cancel_session(wiring.context(), options.number, options.reason);
    return tell(session, wiring, options.number);
}

int list(const Options&, const Session& session) {
    const SessionList list = list_sessions(session.open().context());
    if (session.json) {
        std::cout << sessions_json(list) << '\n';
        return kDone;
    }
    for (const SessionLine& line : list.sessions)
        std::cout << session_name(line.session) << "  " << to_text(line.session.state) << "  "
                  << session.words().plural("{n} point", "{n} points", line.points) << '\n';
    return kDone;
}

int show(const Options& options, const Session& session) { return tell(session, session.open(), options.number); }

PaperFormat format_of(const Options& options) {
    if (options.format == "odt") return PaperFormat::kOdt;
    return options.format == "pdf" ? PaperFormat::kPdf : PaperFormat::kDocx;
}

int paper(const Options& options, const Session& session, bool minutes) {
    const Wiring wiring = session.open();
    const SessionView view = view_session(wiring.context(), options.number);
    if (minutes) require_minutes(view);
    const SessionFacts facts = session_facts(view, wiring.institution.name, wiring.clock->now());
    const auto maker = paper_maker();
    write_output(options.output, minutes ? maker->session_minutes(facts, format_of(options))
                                         : maker->session_notice(facts, format_of(options)));
    return kDone;
}

int notice(const Options& options, const Session& session) { return paper(options, session, false); }
int minutes(const Options& options, const Session& session) { return paper(options, session, true); }

int quorum(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    if (!options.rule.empty()) {
        const auto rule = quorum_rule_from(options.rule);
        if (!rule)
            throw UsageError(msg("The quorum is “majority”, “two_thirds” or a number of members, not “{text}”.",
                                 {{"text", options.rule}}));
        set_quorum_rule(wiring.context(), *rule);
    }
    std::string holds;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) { holds = to_text(quorum_rule(reader)); });
    if (session.json)
        print_json({{"quorum", holds}});
    else
        std::cout << holds << '\n';
    return kDone;
}

CLI::App* word(CLI::App& app, const Catalogue& words, const OptionsPtr& options, Subcommands& all, const char* name,
               const Message& help, int (*run)(const Options&, const Session&), bool numbered = true) {
    CLI::App* command = app.add_subcommand(name, words.text(help));
    if (numbered) command->add_option("NUMBER", options->number, words.text(msg("Number of the session")))->required();
    all.emplace_back(command, [options, run](const Session& session) { return run(*options, session); });
    return command;
}

void define_when(CLI::App& command, const Catalogue& words, const OptionsPtr& options, bool required) {
    auto* day = command.add_option("--day", options->day, words.text(msg("Day of the session")));
    if (required) day->required();
    command.add_option("--hour", options->hour, words.text(msg("Hour, as 10:00")));
    command.add_option("--place", options->place, words.text(msg("Where it is held")));
}

void define_hold(CLI::App& command, const Catalogue& words, const OptionsPtr& options) {
    command.add_option("--present", options->present,
                       words.text(msg("Who is there: name or e-mail; DEPUTY=MEMBER for a deputy")));
    command.add_option("--point", options->point, words.text(msg("The point of the agenda that is voted on")));
    command.add_option("--for", options->yes, words.text(msg("Who votes for")));
    command.add_option("--against", options->no, words.text(msg("Who votes against")));
    command.add_option("--abstain", options->abstain, words.text(msg("Who abstains")));
    command.add_flag("--all-for", options->all_for, words.text(msg("All others who are present vote for")));
    command.add_option("--remark", options->remark, words.text(msg("Remarks; obligatory when the vote is against")));
    command.add_flag("--again", options->again, words.text(msg("The vote is taken again")));
    command.add_flag("--postpone", options->postpone, words.text(msg("The point waits for another session")));
}

void define_paper(CLI::App& command, const Catalogue& words, const OptionsPtr& options) {
    command.add_option("-o,--output", options->output, words.text(msg("Write to this file")));
    command.add_option("--format", options->format, words.text(msg("docx, odt or pdf")))
        ->check(CLI::IsMember({"docx", "odt", "pdf"}));
}

}  // namespace

Run define_session(CLI::App& app, const Catalogue& words) {
    const auto options = std::make_shared<Options>();
    Subcommands all;
    CLI::App* command = word(app, words, options, all, "plan", msg("Convene the commission"), plan, false);
    define_when(*command, words, options, true);
    command->add_flag("--empty", options->empty, words.text(msg("Begin with an empty agenda, not with what waits")));
    command = word(app, words, options, all, "agenda", msg("Change day and agenda of a session to come"), agenda);
    define_when(*command, words, options, false);
    command->add_option("--add", options->add, words.text(msg("Code of a document that waits for a session")));
    command->add_option("--topic", options->points, words.text(msg("A free point, as a line of text")));
    command->add_option("--remove", options->remove, words.text(msg("Number of a point to take off")));
    command->add_flag("--propose", options->propose, words.text(msg("Add everything that waits")));
    define_hold(*word(app, words, options, all, "hold", msg("Record who is there, and votes"), hold), words, options);
    word(app, words, options, all, "close", msg("Close a session and carry out what it decided"), close)
        ->add_option("--ended", options->ended, words.text(msg("Hour at which it ended, as 11:20")));
    word(app, words, options, all, "cancel", msg("Call a session off"), cancel)
        ->add_option("--reason", options->reason, words.text(msg("Why; it is kept, and obligatory")))
        ->required();
    word(app, words, options, all, "list", msg("All sessions"), list, false);
    word(app, words, options, all, "show", msg("A session with members, agenda and votes"), show);
    define_paper(*word(app, words, options, all, "notice", msg("Write the notice"), notice), words, options);
    define_paper(*word(app, words, options, all, "minutes", msg("Write the minutes"), minutes), words, options);
    word(app, words, options, all, "quorum", msg("Print or set how many members must be present"), quorum, false)
        ->add_option("RULE", options->rule, words.text(msg("majority, two_thirds or a number of members")));
    return run_parsed(app, std::move(all));
}

}  // namespace pravila::cli
