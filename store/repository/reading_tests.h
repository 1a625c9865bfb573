#pragma once

#include <string>

#include "core/ports/reading_test_store.h"
#include "store/db/session.h"

namespace pravila {

/// Short tests and how people answered, inside someone else's transaction. Thread rule: one thread at a time.
class ReadingTestTables final : public ReadingTestWriter {
  public:
    /// @param institution  outlives this object.
    ReadingTestTables(db::Session& session, const std::string& institution) : db_(session), institution_(institution) {}

    std::vector<ReadingTest> tests() override;
    std::optional<ReadingTest> test_of(const RevisionId& revision) override;
    std::vector<TestAttempt> attempts() override;
    std::vector<TestAttempt> attempts_of(const TestId& test, const PersonId& person) override;

    void add_test(const ReadingTest& test) override;
    void end_test(const TestId& test, Instant at) override;
    void add_attempt(const TestAttempt& attempt) override;

  private:
    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
