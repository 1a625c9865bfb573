#include "core/i18n/words.h"
#include "core/service/distribution/view_reviews.h"
#include "core/service/organisation/find_by_name.h"
#include "server/pages/pages.h"
#include "server/pages/readings_model.h"
#include "server/pages/redirects.h"
#include "server/reading_changes.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

/// How far the list looks when no day is given.
constexpr int kDaysAhead = 30;

struct Shown {
    std::optional<Date> until;
    std::optional<UnitId> unit;
    std::vector<Problem> problems;
    std::string done;
    std::vector<std::string> would_be;       ///< codes that a campaign would decide on
    bool tried = false;                      ///< `would_be` is to be shown
    std::optional<ReviewDecision> decision;  ///< what the form said, to be shown again
    std::string reason, act_number, act_day, next_due;
};

std::vector<Model> line_models(const Call& call, const ReviewList& list) {
    std::vector<Model> items;
    items.reserve(list.lines.size());
    for (const DueReviewLine& line : list.lines) {
        Model item;
        item.text("due_href", document_url(line.document.slug()).str())
            .text("due_code", line.document.code())
            .text("due_title", line.document.title)
            .text("due_unit", line.unit)
            .text("due_day", date_words(line.due, call.words))
            .flag("due_late", line.late)
            .flag("due_mine", line.may_decide);
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> unit_models(const Call& call, const std::optional<UnitId>& chosen) {
    std::vector<Model> units;
    const Context context = call.context();
    context.store.read(context.scope, [&](StoreReader& reader) {
        units.clear();
        for (const Unit& unit : reader.organisation().units()) {
            if (!unit.exists_on(call.today())) continue;
            Model item;
            item.text("option_value", unit.name)
                .text("option_label", unit.name)
                .flag("option_chosen", chosen == unit.id);
            units.push_back(std::move(item));
        }
    });
    return units;
}

http::Response page(const Call& call, const Shown& shown) {
    const Date until = shown.until.value_or(call.today().plus_days(kDaysAhead));
    const ReviewList list = review_list(call.context(), until, shown.unit);
    bool decides = false;
    for (const DueReviewLine& line : list.lines) decides = decides || line.may_decide;
    const std::string error = problem_text(shown.problems, "until", call.words);
    std::vector<Model> would_be;
    for (const std::string& text : shown.would_be) {
        Model item;
        item.text("would_text", text);
        would_be.push_back(std::move(item));
    }
    Model model;
    model.text_if("done", shown.done)
        .text("until", date_words(until, call.words))
        .text("today", date_words(list.today, call.words))
        .text("value", error.empty() ? date_words(until, call.words) : std::string(call.request.parameter("until")))
        .text_if("error", error)
        .list("units", unit_models(call, shown.unit))
        .text("count_words",
              call.words.plural("{n} review is due", "{n} reviews are due", static_cast<long>(list.lines.size())))
        .text("late_words",
              call.words.plural("{n} of them is late", "{n} of them are late", static_cast<long>(list.late)))
        .some("lines", line_models(call, list))
        .flag("decides", decides || shown.tried)
        .list("decisions", decision_choices(call.words, shown.decision))
        .flag("tried", shown.tried)
        .text("would_words", call.words.plural("The decision would be recorded for {n} document:",
                                               "The decision would be recorded for {n} documents:",
                                               static_cast<long>(shown.would_be.size())))
        .list("would_be", std::move(would_be))
        .text("kept_reason", shown.reason)
        .text("kept_act", shown.act_number)
        .text("kept_act_day", shown.act_day)
        .text("kept_next", shown.next_due);
    Frame frame;
    frame.title = call.words.text(msg("To review"));
    frame.current = "/reviews";
    frame.status = shown.problems.empty() ? 200 : 400;
    return render_page(call, "pages/reviews.html", frame, std::move(model));
}

}  // namespace

http::Response reviews(const Call& call) {
    Parameters parameters(call.request);
    Shown shown;
    shown.until = parameters.date("until");
    shown.problems = parameters.problems();
    const std::string text = parameters.text("unit");
    const Context context = call.context();
    if (!text.empty())
        context.store.read(context.scope,
                           [&](StoreReader& reader) { shown.unit = find_unit(reader, text, call.today()).id; });
    if (call.request.parameter("done") == "campaign")
        shown.done = call.words.text(msg("The decision was recorded for the whole unit."));
    return page(call, shown);
}

http::Response review_campaign(const Call& call) {
    Fields fields(call.form());
    const ReviewResult result = review_of(fields);
    const UnitId unit = required_unit(call, fields);
    const Context context = call.context();
    if (fields.text("do") == "record") {
        review_unit(context, unit, result, false);
        return http::Response::redirect(Url("/reviews").with("done", "campaign").str(), 303);
    }
    Shown shown;
    shown.tried = true;
    shown.unit = unit;
    shown.decision = result.decision;
    shown.reason = result.reason;
    shown.act_number = fields.text("act.number");
    shown.act_day = fields.text("act.date");
    shown.next_due = fields.text("next_due");
    for (const Document& document : review_unit(context, unit, result, true))
        shown.would_be.push_back(document.code() + " " + document.title);
    return page(call, shown);
}

}  // namespace pravila::web::pages
