#include "core/i18n/words.h"
#include "core/service/document_history.h"
#include "core/service/organisation/printed_words.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

/// What an action of the log is called on the page; the action's own name when it has no words yet.
std::string action_words(const std::string& action, const Catalogue& words) {
    if (action == "document.created") return words.text(msg("The document was entered in the system"));
    if (action == "document.changed") return words.text(msg("The data of the document changed"));
    if (action == "code.issued" || action == "code.assigned") return words.text(msg("The code was recorded"));
    if (action == "code.changed" || action == "code.ended") return words.text(msg("The code became a former one"));
    if (action == "revision.imported") return words.text(msg("A revision was imported"));
    if (action == "revision.superseded") return words.text(msg("A revision was replaced"));
    if (action == "revision.part_added") return words.text(msg("A file was added to a revision"));
    if (action == "document.linked") return words.text(msg("The document was replaced, merged or divided"));
    if (action == "revision.came_into_force") return words.text(msg("A revision came into force"));
    return action;
}

std::string applies_sentence(const HistoryEvent& event, const Catalogue& words) {
    const auto from = Date::parse(event.effective_from), until = Date::parse(event.effective_until),
               approved = Date::parse(event.approved_on);
    std::string text;
    if (approved) text += words.text(msg("Approved on {date}.", {{"date", date_words(*approved, words)}})) + " ";
    if (from) text += words.text(msg("Applies from {date}.", {{"date", date_words(*from, words)}})) + " ";
    if (until)
        text += words.text(msg("Last day in force: {date}.", {{"date", date_words(until->plus_days(-1), words)}}));
    return text;
}

/// "PO-URB-04 · HCL nr. 90 din 30.10.2026 · Reorganizare"
std::string code_sentence(const HistoryEvent& event) {
    std::string text = event.code;
    if (!event.act.empty()) text += " · " + act_text({event.act, Date::parse(event.act_date)});
    if (!event.reason.empty()) text += " · " + event.reason;
    return text;
}

Model event_model(const Call& call, const HistoryView& view, const HistoryEvent& event) {
    const auto instant = instant_from(event.time);
    const auto number = edition_revision_from(event.number);
    Model item;
    item.text("day", instant ? date_words(call.site.dependencies.clock.day_of(*instant), call.words) : event.time)
        .text("time", instant ? to_text(*instant).substr(11, 5) + " UTC" : "")
        .text("what", action_words(event.action, call.words))
        .text_if("event_number", number ? short_number(*number, call.words) : "")
        .text("event_href", document_url(view.canonical_slug).with("rev", event.number).str())
        .text_if("applies", event.code.empty() ? applies_sentence(event, call.words) : code_sentence(event))
        .text_if("source", event.source)
        .text_if("actor", event.actor)
        .number("seq", event.seq)
        .text_if("sha256", event.sha256)
        .text("canonical", event.canonical);
    return item;
}

}  // namespace

http::Response history(const Call& call) {
    if (auto elsewhere = redirect_to_slug(call, "/history")) return std::move(*elsewhere);
    const HistoryView view = document_history(call.context(), call.values["code"]);
    std::vector<Model> events;
    for (const HistoryEvent& event : view.events) events.push_back(event_model(call, view, event));
    const auto count = static_cast<long long>(events.size());
    Model model;
    const std::string code =
        view.document.code().empty() ? call.words.text(msg("Without a code")) : view.document.code();
    model.text("code", code)
        .text("title", view.document.title)
        .text("document_href", document_url(view.canonical_slug).str())
        .text("events_words", call.words.plural("{n} event, oldest first", "{n} events, oldest first", count))
        .some("events", std::move(events));
    Frame frame;
    frame.title = code + " · " + call.words.text(msg("History"));
    return render_page(call, "pages/history.html", frame, std::move(model));
}

}  // namespace pravila::web::pages
