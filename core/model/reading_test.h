#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.h"
#include "core/model/ids.h"

namespace pravila {

/// A question with choices, exactly one of them right.
struct TestQuestion {
    std::string text;
    std::vector<std::string> choices;  ///< each on one line
    int right = 0;                     ///< place of the right one, from 0
    bool operator==(const TestQuestion&) const = default;
};
/// Canonical JSON: [{"choices":["…"],"right":0,"text":"…"}].
std::string to_json(const std::vector<TestQuestion>& questions);
/// @return nothing when it is not such a text.
std::optional<std::vector<TestQuestion>> test_questions_from(std::string_view json);

/// A short test that is passed before the reading of a revision is acknowledged. Never changed: another one ends it.
struct ReadingTest {
    TestId id;
    RevisionId revision;
    DocumentId document;
    int pass_mark = 100;  ///< per cent of the questions, 1 to 100
    std::vector<TestQuestion> questions;
    std::string salt;  ///< makes the fingerprint of the questions, which the log has, tell nothing about the answers
    PersonId set_by;
    Instant set_at{};
    std::optional<Instant> ended_at;

    /// How many right answers are enough.
    int enough() const;
};

/// Somebody took a test. Kept as it was answered, and never changed; the log has the result alone.
struct TestAttempt {
    AttemptId id;
    TestId test;
    RevisionId revision;
    PersonId person;
    Instant at{};
    Date on{};                 ///< legal day
    std::vector<int> answers;  ///< the choice for each question, from 0
    int right = 0;
    bool passed = false;
};

}  // namespace pravila
