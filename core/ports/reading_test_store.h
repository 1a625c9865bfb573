#pragma once

#include <optional>
#include <vector>

#include "core/model/reading_test.h"

namespace pravila {

/// Short tests before a reading is acknowledged, and how people answered. Limited to the scope's institution; absence
/// is an empty optional; nothing is ever deleted.
class ReadingTestReader {
  public:
    virtual ~ReadingTestReader() = default;

    virtual std::vector<ReadingTest> tests() = 0;  ///< by id
    /// The one that holds for a revision; nothing when it has none, or it was ended.
    virtual std::optional<ReadingTest> test_of(const RevisionId& revision) = 0;
    virtual std::vector<TestAttempt> attempts() = 0;  ///< by id
    /// Of one person at one test, oldest first.
    virtual std::vector<TestAttempt> attempts_of(const TestId& test, const PersonId& person) = 0;
};

class ReadingTestWriter : public ReadingTestReader {
  public:
    virtual void add_test(const ReadingTest& test) = 0;  ///< @throws Error kConflict: the revision has one that holds
    virtual void end_test(const TestId& test, Instant at) = 0;
    virtual void add_attempt(const TestAttempt& attempt) = 0;
};

}  // namespace pravila
