#include "core/i18n/words.h"
#include "core/service/distribution/reading_words.h"
#include "core/service/distribution/view_readings.h"
#include "core/service/organisation/find_by_name.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

std::vector<Model> reading_models(const Call& call, const std::vector<PersonReading>& readings) {
    std::vector<Model> items;
    items.reserve(readings.size());
    for (const PersonReading& reading : readings) {
        Model item;
        item.text("task_href", document_url(reading.slug).with("rev", to_text(reading.number)).str())
            .text("task_title", reading.title)
            .text("task_code", reading.code)
            .text("task_number", short_number(reading.number, call.words))
            .flag("task_late", reading.late)
            .text(
                "task_day",
                date_words(reading.duty.acknowledged ? reading.duty.acknowledged->on : reading.duty.due_on, call.words))
            .text("task_state", reading_state_words(reading.duty, reading.late, call.words))
            .text("task_how", reading.duty.acknowledged ? how_words(reading.duty.acknowledged->how, call.words) : "")
            .text("task_purpose", purpose_words(reading.duty.purpose, call.words))
            .flag("task_test", !reading.tested);
        items.push_back(std::move(item));
    }
    return items;
}

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
}

http::Response person_page(const Call& call, const PersonReadings& readings, std::string_view page,
                           const std::string& title) {
    Model model;
    model.text("name", readings.person.name)
        .text("functions", joined(readings.functions))
        .text("units", joined(readings.units))
        .text("today", date_words(readings.today, call.words))
        .text("sheet_href", Url("/readings/person").with("who", readings.person.id.str()).str())
        .flag("sees_others", readings.sees_others)
        .some("open", reading_models(call, readings.open))
        .some("done_readings", reading_models(call, readings.done));
    Frame frame;
    frame.title = title;
    frame.current = "/readings";
    return render_page(call, page, frame, std::move(model));
}

std::vector<Model> missing_models(const Call& call, const MissingReport& report) {
    std::vector<Model> items;
    items.reserve(report.lines.size());
    for (const MissingLine& line : report.lines) {
        std::string state = call.words.text(msg("was never asked"));
        if (line.duty) state = reading_state_words(*line.duty, line.duty->due_on < report.today, call.words);
        Model item;
        item.text("miss_href", document_url(line.slug).with("rev", to_text(line.number)).str())
            .text("miss_code", line.code)
            .text("miss_title", line.title)
            .text("miss_number", short_number(line.number, call.words))
            .text("miss_person", line.person)
            .text("miss_units", line.units)
            .text("miss_state", state);
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace

http::Response readings(const Call& call) {
    return person_page(call, readings_of(call.context(), call.context().scope.person), "pages/readings.html",
                       call.words.text(msg("To read")));
}

http::Response person_readings(const Call& call) {
    const Context context = call.context();
    PersonId person = context.scope.person;
    const std::string who = Parameters(call.request).text("who");
    if (!who.empty())
        context.store.read(context.scope, [&](StoreReader& reader) { person = find_person(reader, who).id; });
    return person_page(call, readings_of(context, person), "pages/reading_sheet.html",
                       call.words.text(msg("Sheet of taking note")));
}

http::Response missing_readings(const Call& call) {
    Parameters parameters(call.request);
    const auto day = parameters.date("on");
    const std::string text = parameters.text("unit");
    std::optional<UnitId> unit;
    const Context context = call.context();
    std::vector<Model> units;
    context.store.read(context.scope, [&](StoreReader& reader) {
        units.clear();
        if (!text.empty()) unit = find_unit(reader, text, call.today()).id;
        for (const Unit& one : reader.organisation().units()) {
            Model item;
            item.text("option_value", one.name).text("option_label", one.name).flag("option_chosen", unit == one.id);
            units.push_back(std::move(item));
        }
    });
    const MissingReport report = missing_report(context, day, unit);
    const std::string error = problem_text(parameters.problems(), "on", call.words);
    Model model;
    model.text_if("then", day ? date_words(*day, call.words) : "")
        .text("today", date_words(report.today, call.words))
        .text("value",
              error.empty() ? (day ? date_words(*day, call.words) : "") : std::string(call.request.parameter("on")))
        .text_if("error", error)
        .list("units", std::move(units))
        .text("count_words", call.words.plural("{n} reading is missing", "{n} readings are missing",
                                               static_cast<long>(report.lines.size())))
        .text("people_words", call.words.plural("of {n} person", "of {n} people", static_cast<long>(report.people)))
        .some("missing", missing_models(call, report));
    Frame frame;
    frame.title = call.words.text(msg("Not informed"));
    frame.current = "/readings";
    frame.status = parameters.problems().empty() ? 200 : 400;
    return render_page(call, "pages/missing.html", frame, std::move(model));
}

}  // namespace pravila::web::pages
