#include "cli/code_registry.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/service/codes/recode.h"
#include "core/service/codes/reservations.h"
#include "core/service/find_document.h"
#include "core/service/organisation/printed_words.h"

namespace pravila::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string type = "PO", unit, parent, system, scheme, document, code, reason;
    std::string directorate, standard, clause, activity, entity;
    ActOptions act;
    bool dry_run = false;

    CodeChange change() const { return {act.act(), reason}; }
};

CodeRequest request_of(const Options& options, const Wiring& wiring) {
    const auto type = document_type_from(options.type);
    if (!type)
        throw UsageError(
            msg("“{text}” is not a type of document. Known are: PS, PO, IL, R, M, G, F, A.", {{"text", options.type}}));
    CodeRequest request{*type, unit_or_all(wiring, options.unit), {}, options.system, options.scheme, {}};
    request.given = {{SegmentKind::kDirectorate, options.directorate},
                     {SegmentKind::kStandard, options.standard},
                     {SegmentKind::kClause, options.clause},
                     {SegmentKind::kActivity, options.activity},
                     {SegmentKind::kEntity, options.entity}};
    if (options.parent.empty()) return request;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        request.parent = require_document(reader, options.parent).document.id;
    });
    return request;
}

/// One code: for programs with its codification, for people alone.
void print_code(const Session& session, const CodeAssignment& code) {
    if (session.json)
        print_json({{"code", code.printed}, {"system", code.system}});
    else
        std::cout << code.printed << '\n';
}

int next(const Options& options, const Session& session) {
    const Wiring wiring = session.open();
    const CodeRequest request = request_of(options, wiring);
    CodeAssignment code;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        code = next_code(reader, wiring.codebook, request, wiring.clock->today());
    });
    print_code(session, code);
    return kDone;
}

Json reserved_json(const ReservedCode& code) {
    return {{"code", code.printed},
            {"system", code.system},
            {"state", to_text(code.state)},
            {"until", code.expires_on.iso()}};
}

int reserve(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const ReservedCode code =
        reserve_code(wiring.context(), wiring.codebook, request_of(options, wiring), options.reason);
    if (session.json) {
        print_json(reserved_json(code));
    } else {
        std::cout << code.printed << '\n';
        session.tell(
            msg("{code} is kept for you until {day}.", {{"code", code.printed}, {"day", code.expires_on.romanian()}}));
    }
    return kDone;
}

int release(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const ReservedCode code = release_code(wiring.context(), options.code, options.reason);
    if (session.json)
        print_json(reserved_json(code));
    else
        session.tell(msg("{code} is given up; its number is not used again.", {{"code", code.printed}}));
    return kDone;
}

Json recoding_json(const Recoding& recoding) {
    return {{"document", recoding.document.str()},
            {"title", recoding.title},
            {"before", recoding.before},
            {"after", recoding.after}};
}

int print_recodings(const Session& session, const std::vector<Recoding>& recodings, bool dry_run) {
    if (session.json) {
        Json rows = Json::array();
        for (const Recoding& recoding : recodings) rows.push_back(recoding_json(recoding));
        print_json({{"total", recodings.size()}, {"dry_run", dry_run}, {"recodings", std::move(rows)}});
        return kDone;
    }
    for (const Recoding& recoding : recodings)
        std::cout << (recoding.before.empty() ? "—" : recoding.before) << " → "
                  << (recoding.after.empty() ? "—" : recoding.after) << "  " << recoding.title << '\n';
    if (dry_run) session.tell(msg("Nothing was changed: this only shows what would be."));
    return kDone;
}

/// After codes changed, search has to know them.
int changed(const Session& session, const Wiring& wiring, const std::vector<Recoding>& recodings) {
    catch_up_index(session, wiring);
    return print_recodings(session, recodings, false);
}

int assign(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const std::string system = options.system.empty() ? "SCIM" : options.system;
    return changed(
        session, wiring,
        {assign_code(wiring.context(), wiring.codebook, options.document, system, options.code, options.change())});
}

int recode(const Options& options, const Session& session) {
    if (options.document.empty() == options.unit.empty())
        throw UsageError(msg("Name either one document or, with --unit, a whole unit."));
    if (!options.document.empty() && options.dry_run)
        throw UsageError(msg("--dry-run goes with --unit; for one document, “code next” shows its next code."));
    const Wiring wiring = open_as_account(session);
    if (!options.document.empty())
        return changed(
            session, wiring,
            {recode_document(wiring.context(), wiring.codebook, options.document, options.code, options.change())});
    const auto recodings = recode_unit(wiring.context(), wiring.codebook, unit_named(wiring, options.unit),
                                       options.dry_run, options.change());
    return options.dry_run ? print_recodings(session, recodings, true) : changed(session, wiring, recodings);
}

int retire(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const std::string system = options.system.empty() ? "SCIM" : options.system;
    return changed(session, wiring, {retire_code(wiring.context(), options.document, system, options.change())});
}

Message why_text(const Gap& gap) {
    switch (gap.why) {
        case Gap::Why::kReserved:
            return msg("reserved until {day}", {{"day", gap.reservation->expires_on.romanian()}});
        case Gap::Why::kCancelled:
            return msg("was reserved and given up");
        case Gap::Why::kRetired:
            return msg("no document bears it any more");
        case Gap::Why::kNeverGiven:
            break;
    }
    return msg("never given");
}

std::string_view why_word(Gap::Why why) {
    switch (why) {
        case Gap::Why::kReserved:
            return "reserved";
        case Gap::Why::kCancelled:
            return "cancelled";
        case Gap::Why::kRetired:
            return "retired";
        case Gap::Why::kNeverGiven:
            break;
    }
    return "never_given";
}

int gaps(const Options& options, const Session& session) {
    const Wiring wiring = session.open();
    const CodeRequest request = request_of(options, wiring);
    std::vector<Gap> found;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        found = code_gaps(reader, wiring.codebook, request, wiring.clock->today());
    });
    Json rows = Json::array();
    for (const Gap& gap : found) {
        if (session.json)
            rows.push_back({{"from", gap.code}, {"to", gap.last}, {"count", gap.count}, {"why", why_word(gap.why)}});
        else
            std::cout << gap.code << (gap.count > 1 ? " – " + gap.last : "") << "  "
                      << session.words().text(why_text(gap)) << '\n';
    }
    const auto total = rows.size();
    if (session.json) print_json({{"total", total}, {"gaps", std::move(rows)}});
    return kDone;
}

/// "12.01.2026 – …  " of a row; nothing when the first day is not known.
std::string days_of(const Json& row) {
    if (row["from"].is_null()) return {};
    const auto last = row["to"].is_null() ? std::nullopt : Date::parse(row["to"].get<std::string>());
    return Date::parse(row["from"].get<std::string>()).value_or(Date()).romanian() + " – " +
           (last ? last->romanian() : "…") + "  ";
}

/// "  (HCL nr. 90 din 30.10.2026; reorganizare)" of a row, as far as it is known.
std::string act_of(const Json& row) {
    std::string text;
    const std::string number = row["act"].get<std::string>(), reason = row["reason"].get<std::string>();
    if (!number.empty())
        text = act_text(
            {number, row["act_date"].is_null() ? std::nullopt : Date::parse(row["act_date"].get<std::string>())});
    if (!reason.empty()) text += (text.empty() ? "" : "; ") + reason;
    return text.empty() ? text : "  (" + text + ")";
}

/// Codes of documents, a row each: all of them, or those that a report picks.
int print_given(const Session& session, const Wiring& wiring, std::vector<GivenCode> (CodeReader::*report)()) {
    Json rows = Json::array();
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        rows.clear();
        for (const GivenCode& given : (reader.codes().*report)()) {
            const auto document = reader.document(given.document);
            rows.push_back({{"code", given.code.printed},
                            {"suffix", given.code.suffix},
                            {"system", given.code.system},
                            {"state", to_text(given.code.state)},
                            {"current", given.code.current},
                            {"from", day_json(given.code.from)},
                            {"to", last_day_json(given.code.until)},
                            {"act", given.code.act.number},
                            {"act_date", day_json(given.code.act.date)},
                            {"reason", given.code.reason_sha256.empty()
                                           ? std::string()
                                           : reader.approval().remark(given.code.reason_sha256).value_or("")},
                            {"document", given.document.str()},
                            {"title", document ? document->title : ""}});
        }
    });
    const auto total = rows.size();
    if (session.json) {
        print_json({{"total", total}, {"codes", std::move(rows)}});
        return kDone;
    }
    for (const Json& row : rows) {
        const std::string suffix = row["suffix"].get<std::string>();
        std::cout << row["code"].get<std::string>() << (suffix.empty() ? "" : " " + suffix) << "  "
                  << row["system"].get<std::string>() << "  " << days_of(row) << row["title"].get<std::string>()
                  << act_of(row) << '\n';
    }
    return kDone;
}

/// Every code of the institution, in order: borne, former, reserved, given up.
int list(const Options& options, const Session& session) {
    const Wiring wiring = session.open();
    const auto unit = unit_or_all(wiring, options.unit);
    Json rows = Json::array();
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        rows.clear();
        for (const GivenCode& given : reader.codes().given_codes({})) {
            const auto document = reader.document(given.document);
            if (unit && (!document || document->owner != unit)) continue;
            rows.push_back({{"code", given.code.printed},
                            {"system", given.code.system},
                            {"state", to_text(given.code.state)},
                            {"title", document ? document->title : ""}});
        }
        for (const ReservedCode& code : reader.codes().reserved_codes({}))
            if (code.state != CodeState::kIssued && (!unit || code.unit == unit))
                rows.push_back(
                    {{"code", code.printed}, {"system", code.system}, {"state", to_text(code.state)}, {"title", ""}});
    });
    const auto total = rows.size();
    if (session.json) {
        print_json({{"total", total}, {"codes", std::move(rows)}});
        return kDone;
    }
    const std::map<std::string, Message> states = {{"reserved", msg("reserved")},
                                                   {"issued", msg("in use")},
                                                   {"retired", msg("retired")},
                                                   {"cancelled", msg("given up")}};
    for (const Json& row : rows)
        std::cout << row["code"].get<std::string>() << "  "
                  << session.words().text(states.at(row["state"].get<std::string>())) << "  "
                  << row["title"].get<std::string>() << '\n';
    return kDone;
}

}  // namespace

Subcommands define_code_registry(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    const auto scope = [&](CLI::App* command) {
        command->add_option("--type", options->type, words.text(msg("Type of document: PO, PS, IL…; default: PO")));
        command->add_option("--unit", options->unit, words.text(msg("Unit, by abbreviation or name")));
        command->add_option("--parent", options->parent, words.text(msg("Code of the procedure of a form or annex")));
        command->add_option("--scheme", options->scheme, words.text(msg("Name of the scheme to number by")));
        command->add_option("--directorate", options->directorate,
                            words.text(msg("Directorate in the code; default: the one above the unit")));
        command->add_option("--standard", options->standard, words.text(msg("Standard in the code: 09")));
        command->add_option("--clause", options->clause, words.text(msg("Clause in the code: 8.7")));
        command->add_option("--activity", options->activity, words.text(msg("Activity in the code")));
        command->add_option("--entity", options->entity, words.text(msg("Institution in the code")));
    };
    const auto document = [&](CLI::App* command, bool required) {
        auto* option = command->add_option("DOCUMENT", options->document,
                                           words.text(msg("The code, or _ and the id, of a document")));
        if (required) option->required();
    };
    const auto reason = [&](CLI::App* command) {
        command->add_option("--reason", options->reason, words.text(msg("Why")));
    };
    const auto system = [&](CLI::App* command) {
        command->add_option("--system", options->system, words.text(msg("The codification: SCIM, ISO; default: SCIM")));
    };
    const auto code = [&](CLI::App* command) {
        command->add_option("--code", options->code, words.text(msg("The code to give; default: the next one")));
    };
    const auto ground = [&](CLI::App* command) {
        options->act.define(*command, words, false);
        command->add_option("--reason", options->reason, words.text(msg("Why the code changes")));
    };
    Subcommands commands;
    const auto add = [&](const char* name, const Message& help, int (*work)(const Options&, const Session&)) {
        CLI::App* command = app.add_subcommand(name, words.text(help));
        commands.emplace_back(command, [options, work](const Session& session) { return work(*options, session); });
        return command;
    };
    scope(add("next", msg("The code that the next document gets"), next));
    CLI::App* reserved = add("reserve", msg("Keep the next code for later"), reserve);
    scope(reserved);
    reason(reserved);
    CLI::App* released = add("release", msg("Give up a reserved code"), release);
    released->add_option("CODE", options->code, words.text(msg("The code")))->required();
    reason(released);
    CLI::App* assigned = add("assign", msg("Give a document a code, or one more in another codification"), assign);
    document(assigned, true);
    system(assigned);
    code(assigned);
    ground(assigned);
    CLI::App* recoded =
        add("recode", msg("Give a document, or all of a unit, another code; the old one keeps leading to it"), recode);
    document(recoded, false);
    code(recoded);
    ground(recoded);
    recoded->add_option("--unit", options->unit, words.text(msg("Unit, by abbreviation or name")));
    recoded->add_flag("--dry-run", options->dry_run, words.text(msg("Only show what would happen")));
    CLI::App* retired = add("retire", msg("Take the code of a document away; it is not given again"), retire);
    document(retired, true);
    system(retired);
    ground(retired);
    scope(add("gaps", msg("Numbers without a document, with the reason"), gaps));
    add("list", msg("All codes: in use, retired, reserved, given up"), list)
        ->add_option("--unit", options->unit, words.text(msg("Unit, by abbreviation or name")));
    const auto report = [&](const char* name, const Message& help, std::vector<GivenCode> (CodeReader::*read)()) {
        commands.emplace_back(app.add_subcommand(name, words.text(help)),
                              [read](const Session& session) { return print_given(session, session.open(), read); });
    };
    report("doubles", msg("Codes that several documents bear"), &CodeReader::double_codes);
    report("correspondence", msg("Documents with codes in several codifications"), &CodeReader::parallel_codes);
    return commands;
}

}  // namespace pravila::cli
