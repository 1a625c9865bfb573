#include <nlohmann/json.hpp>

#include "core/service/distribution/distribution_json.h"
#include "core/service/organisation/find_by_name.h"
#include "server/api/api.h"
#include "server/pages/redirects.h"
#include "server/revision_changes.h"

namespace pravila::web::api {

namespace {

/// Questions as JSON has them: [{"question","choices":[],"right"}], `right` counted from 1.
std::vector<TestQuestion> questions_of(const nlohmann::json& body) {
    const auto list = body.find("questions");
    if (list == body.end() || !list->is_array()) throw InputError({{"questions", msg("must be a list of questions.")}});
    std::vector<TestQuestion> questions;
    questions.reserve(list->size());
    for (const auto& item : *list) {
        const bool whole = item.is_object() && item.contains("question") && item["question"].is_string() &&
                           item.contains("choices") && item["choices"].is_array() && item.contains("right") &&
                           item["right"].is_number_integer();
        if (!whole)
            throw InputError(
                {{"questions",
                  msg("Every question has “question”, “choices” and “right”, the number of the right one.")}});
        TestQuestion question;
        question.text = item["question"].get<std::string>();
        for (const auto& choice : item["choices"]) {
            if (!choice.is_string()) throw InputError({{"questions", msg("must be a list of texts.")}});
            question.choices.push_back(choice.get<std::string>());
        }
        const auto right = item["right"].get<long long>();
        const auto count = static_cast<long long>(question.choices.size());
        question.right = right >= 1 && right <= count ? static_cast<int>(right - 1) : -1;
        questions.push_back(std::move(question));
    }
    return questions;
}

int whole_number(const nlohmann::json& value, const char* field) {
    constexpr long long kMost = 1000;
    if (!value.is_number_integer() || value.get<long long>() < 0 || value.get<long long>() > kMost)
        throw InputError({{field, msg("must be a whole number.")}});
    return static_cast<int>(value.get<long long>());
}

std::optional<UnitId> unit_parameter(const Call& call, const Parameters& parameters) {
    const std::string text = parameters.text("unit");
    if (text.empty()) return {};
    UnitId id;
    const Context context = call.context();
    context.store.read(context.scope, [&](StoreReader& reader) { id = find_unit(reader, text, call.today()).id; });
    return id;
}

}  // namespace

http::Response readings(const Call& call) {
    const Context context = call.context();
    PersonId person = context.scope.person;
    const std::string wanted = Parameters(call.request).text("person");
    if (!wanted.empty())
        context.store.read(context.scope, [&](StoreReader& reader) { person = find_person(reader, wanted).id; });
    return http::Response::json(person_readings_json(readings_of(context, person)));
}

http::Response missing_readings(const Call& call) {
    Parameters parameters(call.request);
    const auto day = parameters.date("on");
    const auto unit = unit_parameter(call, parameters);
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    return http::Response::json(missing_json(missing_report(call.context(), day, unit, parameters.text("code"))));
}

http::Response reminders(const Call& call) {
    return http::Response::json(reminders_json(reminders_seen(call.context()), call.today()));
}

http::Response reading_test(const Call& call) {
    return http::Response::json(reading_test_json(view_reading_test(call.context(), revision_of(call))));
}

http::Response set_reading_test(const Call& call) {
    const RevisionName name = revision_of(call);
    const auto body = call.json();
    constexpr int kWhole = 100;
    const int pass_mark = body.contains("pass_mark") ? whole_number(body["pass_mark"], "pass_mark") : kWhole;
    pravila::set_reading_test(call.context(), name, pass_mark, questions_of(body));
    return http::Response::json(reading_test_json(view_reading_test(call.context(), name)), 201);
}

http::Response end_reading_test(const Call& call) {
    const RevisionName name = revision_of(call);
    pravila::end_reading_test(call.context(), name);
    return http::Response::json(reading_test_json(view_reading_test(call.context(), name)));
}

http::Response take_reading_test(const Call& call) {
    const RevisionName name = revision_of(call);
    const auto body = call.json();
    const auto given = body.find("answers");
    if (given == body.end() || !given->is_array())
        throw InputError({{"answers", msg("Give the number of the choice for each question, counted from 1.")}});
    std::vector<int> answers;
    answers.reserve(given->size());
    for (const auto& answer : *given) answers.push_back(whole_number(answer, "answers") - 1);
    const TestId test(body.value("test", std::string()));
    return http::Response::json(attempt_json(pravila::take_reading_test(call.context(), name, test, answers)), 201);
}

}  // namespace pravila::web::api
