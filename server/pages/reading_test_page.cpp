#include "core/i18n/words.h"
#include "core/service/distribution/reading_tests.h"
#include "core/service/distribution/test_questions.h"
#include "core/service/view_document.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/revision_changes.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

std::string test_address(const RevisionName& name) {
    return document_url(name.code, "/revisions/" + to_text(name.number) + "/test").str();
}

std::vector<Model> question_models(const ReadingTest& test) {
    std::vector<Model> questions;
    questions.reserve(test.questions.size());
    for (std::size_t i = 0; i < test.questions.size(); ++i) {
        std::vector<Model> choices;
        choices.reserve(test.questions[i].choices.size());
        for (std::size_t k = 0; k < test.questions[i].choices.size(); ++k) {
            Model choice;
            choice.text("choice_id", "q" + std::to_string(i) + "-" + std::to_string(k))
                .text("choice_value", std::to_string(k))
                .text("choice_text", test.questions[i].choices[k]);
            choices.push_back(std::move(choice));
        }
        Model question;
        question.text("question_name", "q" + std::to_string(i))
            .text("question_text", test.questions[i].text)
            .list("choices", std::move(choices));
        questions.push_back(std::move(question));
    }
    return questions;
}

std::vector<Model> attempt_models(const Call& call, const ReadingTestView& view) {
    std::vector<Model> items;
    for (const TestAttempt& attempt : view.attempts) {
        Model item;
        item.text("try_day", date_words(attempt.on, call.words))
            .text("try_result", call.words.text(msg("{right} right answers of {all}",
                                                    {{"right", std::to_string(attempt.right)},
                                                     {"all", std::to_string(attempt.answers.size())}})))
            .flag("try_passed", attempt.passed);
        items.push_back(std::move(item));
    }
    return items;
}

/// The choices as the form names them: q0, q1, … with numbers from 0.
std::vector<int> answers_of(const Fields& fields) {
    std::vector<int> answers;
    for (std::size_t i = 0; fields.has("q" + std::to_string(i)); ++i) {
        const std::string value = fields.text("q" + std::to_string(i));
        const bool digit = value.size() == 1 && value[0] >= '0' && value[0] <= '9';
        answers.push_back(digit ? value[0] - '0' : -1);
    }
    return answers;
}

int pass_mark_of(const std::string& text) {
    constexpr std::size_t kMostDigits = 3;
    if (text.empty() || text.size() > kMostDigits || text.find_first_not_of("0123456789") != std::string::npos)
        return 0;
    return std::stoi(text);
}

}  // namespace

http::Response reading_test(const Call& call) {
    const RevisionName name = revision_of(call);
    const ReadingTestView view = view_reading_test(call.context(), name);
    const DocumentView document = view_document(call.context(), {name.code, name.number, {}, false});
    const std::string address = test_address(name);
    Model model;
    model.text("code", document.document.code())
        .text("title", document.revision ? document.revision->title : document.document.title)
        .text("number", short_number(name.number, call.words))
        .text("document_href", document_url(name.code).with("rev", to_text(name.number)).str())
        .text("address", address)
        .text_if("done",
                 call.request.parameter("done") == "failed"
                     ? call.words.text(msg("The test was not passed. Read the procedure again and try once more."))
                 : call.request.parameter("done") == "set" ? call.words.text(msg("The test was kept."))
                                                           : "")
        .flag("has_test", view.test.has_value())
        .text("test_id", view.test ? view.test->id.str() : "")
        .text("rule", view.test ? call.words.text(msg("Right answers needed: {enough} of {all}.",
                                                      {{"enough", std::to_string(view.test->enough())},
                                                       {"all", std::to_string(view.test->questions.size())}}))
                                : "")
        .flag("passed", view.passed)
        .flag("may_take", view.may_take)
        .list("questions", view.test ? question_models(*view.test) : std::vector<Model>())
        .some("attempts", attempt_models(call, view))
        .flag("may_set", view.may_set)
        .text("pass_mark", std::to_string(view.test ? view.test->pass_mark : 70))
        .text("text", view.test && view.may_set ? to_text(view.test->questions) : "");
    Frame frame;
    frame.title = call.words.text(msg("Short test"));
    return render_page(call, "pages/reading_test.html", frame, std::move(model));
}

http::Response change_reading_test(const Call& call) {
    const RevisionName name = revision_of(call);
    const std::string& action = call.values["action"];
    const Fields fields(call.form());
    const Context context = call.context();
    const std::string address = test_address(name);
    if (action == "take") {
        const TestAttempt attempt = take_reading_test(context, name, TestId(fields.text("test")), answers_of(fields));
        if (!attempt.passed) return http::Response::redirect(address + "?done=failed", 303);
        return http::Response::redirect(
            document_url(name.code).with("rev", to_text(name.number)).with("done", "test-passed").str(), 303);
    }
    if (action == "set") {
        set_reading_test(context, name, pass_mark_of(fields.text("pass_mark")),
                         questions_from_text(fields.text("text")));
        return http::Response::redirect(address + "?done=set", 303);
    }
    if (action == "end") {
        end_reading_test(context, name);
        return http::Response::redirect(address, 303);
    }
    throw Error(ErrorCode::kNotFound, msg("There is no such action. Actions: take, set, end."));
}

}  // namespace pravila::web::pages
