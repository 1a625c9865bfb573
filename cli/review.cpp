#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/distribution_options.h"
#include "cli/organisation.h"
#include "cli/output.h"
#include "core/service/distribution/distribution_json.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string code, unit, until, decision, reason, next;
    bool dry_run = false, begin = false;
    ActOptions act;
};
using OptionsPtr = std::shared_ptr<Options>;

ReviewResult result_of(const Options& options) {
    ReviewResult result;
    result.decision = *review_decision_from(options.decision);
    result.reason = options.reason;
    if (!options.next.empty()) result.next_due = date_option("--next", options.next);
    result.act = options.act.act();
    result.begin_draft = options.begin;
    return result;
}

int list(const Options& options, const Session& session) {
    const Wiring wiring = session.open();
    const Date until = options.until.empty() ? wiring.clock->today() : date_option("--until", options.until);
    const ReviewList due = review_list(wiring.context(), until, unit_or_all(wiring, options.unit));
    if (session.json) {
        print_text(review_list_json(due));
        return kDone;
    }
    for (const DueReviewLine& line : due.lines)
        std::cout << line.due.romanian() << "  " << padded(line.document.code(), 16) << "  " << line.document.title
                  << (line.unit.empty() ? "" : "  — " + line.unit) << '\n';
    session.tell(msg(
        "Reviews due until {until}: {due}; late: {late}.",
        {{"until", until.romanian()}, {"due", std::to_string(due.lines.size())}, {"late", std::to_string(due.late)}}));
    return kDone;
}

int show(const Options& options, const Session& session) {
    const Wiring wiring = session.open();
    const DocumentReviews reviews = view_reviews(wiring.context(), options.code);
    if (session.json) {
        print_text(reviews_json(reviews));
        return kDone;
    }
    for (const ReviewLine& line : reviews.reviews)
        std::cout << line.review.decided_on.romanian() << "  " << padded(std::string(to_text(line.review.decision)), 11)
                  << "  " << line.decided_by << ": " << line.reason << '\n';
    session.tell(reviews.due ? msg("Last day of the next review: {day}", {{"day", reviews.due->romanian()}})
                             : msg("No review is planned."));
    return kDone;
}

int decide(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const ReviewResult result = result_of(options);
    const DecidedReview decided = decide_review(wiring.context(), options.code, result);
    const Document document = view_reviews(wiring.context(), options.code).document;
    if (session.json) {
        print_text(decided_review_json(decided, document));
        return kDone;
    }
    session.tell(msg("The review was recorded."));
    if (decided.draft)
        session.tell(msg("{revision} is in work now.", {{"revision", decided.draft->name()}}));
    else if (asks_for_text(result.decision))
        session.tell(msg("Begin the new text with: pravila revision start {code} --kind {kind}",
                         {{"code", document.slug()},
                          {"kind", result.decision == ReviewDecision::kNewEdition ? "edition" : "revision"}}));
    return kDone;
}

int campaign(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const ReviewResult result = result_of(options);
    const auto documents = review_unit(wiring.context(), unit_named(wiring, options.unit), result, options.dry_run);
    if (session.json) {
        print_text(campaign_json(result.decision, options.dry_run, documents));
        return kDone;
    }
    for (const Document& document : documents)
        std::cout << padded(document.code(), 16) << "  " << document.title << '\n';
    session.tell(options.dry_run ? msg("Nothing was recorded: this is what would be reviewed.")
                                 : msg("The decision was recorded for the whole unit."));
    return kDone;
}

void define_result(CLI::App& command, const Catalogue& words, const OptionsPtr& options) {
    command.add_option("--decision", options->decision, words.text(msg("keep, revise, new_edition or withdraw")))
        ->required()
        ->check(CLI::IsMember({"keep", "revise", "new_edition", "withdraw"}));
    command.add_option("--reason", options->reason, words.text(msg("Why; it is kept, and obligatory")))->required();
    command.add_option("--next", options->next, words.text(msg("Last day of the next review; default: as proposed")));
    options->act.define(command, words, false);  // a campaign that is only tried needs none
}

}  // namespace

Run define_review(CLI::App& app, const Catalogue& words) {
    const auto options = std::make_shared<Options>();
    const auto run = [options](int (*what)(const Options&, const Session&)) {
        return [options, what](const Session& session) { return what(*options, session); };
    };
    CLI::App* listed = app.add_subcommand("list", words.text(msg("Reviews that are due")));
    listed->add_option("--until", options->until, words.text(msg("Last day, included; default: today")));
    listed->add_option("--unit", options->unit, words.text(msg("Only what this unit or one below it owns")));
    CLI::App* shown = app.add_subcommand("show", words.text(msg("The reviews of a document")));
    shown->add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))->required();
    CLI::App* decided = app.add_subcommand("decide", words.text(msg("Record what the review of a document came to")));
    decided->add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))->required();
    decided->add_flag("--begin", options->begin, words.text(msg("Begin the new text at once")));
    define_result(*decided, words, options);
    CLI::App* whole = app.add_subcommand("campaign", words.text(msg("Record one decision for all that a unit owns")));
    whole->add_option("UNIT", options->unit, words.text(msg("The unit, with all units below it")))->required();
    whole->add_flag("--dry-run", options->dry_run, words.text(msg("Only say which documents it would be")));
    define_result(*whole, words, options);
    return run_parsed(app, {{listed, run(list)}, {shown, run(show)}, {decided, run(decide)}, {whole, run(campaign)}});
}

}  // namespace pravila::cli
