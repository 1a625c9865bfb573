#include "core/model/reading_test.h"

#include "core/error.h"
#include "core/history/canonical_json.h"

namespace pravila {

int ReadingTest::enough() const {
    constexpr int kWhole = 100;
    return (static_cast<int>(questions.size()) * pass_mark + kWhole - 1) / kWhole;
}

std::string to_json(const std::vector<TestQuestion>& questions) {
    JsonArray array;
    array.reserve(questions.size());
    for (const TestQuestion& question : questions) {
        JsonArray choices;
        choices.reserve(question.choices.size());
        for (const std::string& choice : question.choices) choices.emplace_back(choice);
        array.emplace_back(
            JsonObject{{"choices", std::move(choices)}, {"right", question.right}, {"text", question.text}});
    }
    return canonical_json(array);
}

std::optional<std::vector<TestQuestion>> test_questions_from(std::string_view json) {
    JsonValue value;
    try {
        value = parse_json(json);
    } catch (const Error&) {
        return {};
    }
    if (!value.array()) return {};
    std::vector<TestQuestion> questions;
    questions.reserve(value.array()->size());
    for (const JsonValue& item : *value.array()) {
        const std::string* text = item["text"].text();
        const JsonArray* choices = item["choices"].array();
        const long long* right = item["right"].integer();
        if (!text || !choices || !right) return {};
        TestQuestion question{*text, {}, static_cast<int>(*right)};
        question.choices.reserve(choices->size());
        for (const JsonValue& choice : *choices) {
            if (!choice.text()) return {};
            question.choices.push_back(*choice.text());
        }
        questions.push_back(std::move(question));
    }
    return questions;
}

}  // namespace pravila
