#include "core/service/distribution/test_questions.h"

#include <algorithm>
#include <set>

#include "core/error.h"
#include "core/service/organisation/checks.h"

namespace pravila {

namespace {

constexpr std::size_t kMostQuestions = 20, kMostChoices = 6, kLongest = 300;

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view kSpaces = " \t\r";
    const std::size_t begin = line.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(kSpaces) - begin + 1);
}

[[noreturn]] void refuse_line(std::size_t number) {
    throw Error(ErrorCode::kInvalidInput,
                msg("Line {line} of the test cannot be read. Write each question on a line, below it its choices, the "
                    "right one after “+” and the others after “-”.",
                    {{"line", std::to_string(number)}}));
}

std::string printable(const std::string& text, std::size_t question) {
    const auto line = one_line(text, kLongest);
    if (!line || line->empty())
        throw Error(ErrorCode::kInvalidInput,
                    msg("Question {number}: question and choices have 1 to 300 characters, on one line.",
                        {{"number", std::to_string(question)}}));
    return *line;
}

}  // namespace

std::vector<TestQuestion> questions_from_text(std::string_view text) {
    std::vector<TestQuestion> questions;
    std::vector<int> marked;  // right choices of each question
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty()) continue;
        if (line[0] != '+' && line[0] != '-') {
            questions.push_back({std::string(line), {}, 0});
            marked.push_back(0);
            continue;
        }
        if (questions.empty()) refuse_line(number);
        TestQuestion& question = questions.back();
        if (line[0] == '+') {
            if (++marked.back() > 1) refuse_line(number);
            question.right = static_cast<int>(question.choices.size());
        }
        question.choices.emplace_back(trimmed(line.substr(1)));
    }
    for (std::size_t i = 0; i < questions.size(); ++i)
        if (marked[i] != 1)
            throw Error(ErrorCode::kInvalidInput, msg("Question {number}: mark the one right choice with “+”.",
                                                      {{"number", std::to_string(i + 1)}}));
    return questions;
}

std::string to_text(const std::vector<TestQuestion>& questions) {
    std::string text;
    for (const TestQuestion& question : questions) {
        text += (text.empty() ? "" : "\n") + question.text + "\n";
        for (std::size_t i = 0; i < question.choices.size(); ++i)
            text += (static_cast<int>(i) == question.right ? "+ " : "- ") + question.choices[i] + "\n";
    }
    return text;
}

std::vector<TestQuestion> checked_questions(std::vector<TestQuestion> questions) {
    if (questions.empty() || questions.size() > kMostQuestions)
        throw Error(ErrorCode::kInvalidInput, msg("A test has 1 to 20 questions."));
    for (std::size_t i = 0; i < questions.size(); ++i) {
        TestQuestion& question = questions[i];
        question.text = printable(question.text, i + 1);
        for (std::string& choice : question.choices) choice = printable(choice, i + 1);
        const std::set<std::string> different(question.choices.begin(), question.choices.end());
        if (different.size() != question.choices.size() || different.size() < 2 || different.size() > kMostChoices)
            throw Error(ErrorCode::kInvalidInput,
                        msg("Question {number}: give 2 to 6 different choices.", {{"number", std::to_string(i + 1)}}));
        if (question.right < 0 || static_cast<std::size_t>(question.right) >= question.choices.size())
            throw Error(ErrorCode::kInvalidInput, msg("Question {number}: mark the one right choice with “+”.",
                                                      {{"number", std::to_string(i + 1)}}));
    }
    return questions;
}

}  // namespace pravila
