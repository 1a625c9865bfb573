#pragma once

#include <optional>
#include <vector>

#include "core/model/reading_test.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

/// Makes this the short test of a revision; one that it had before is ended, and what was passed there counts no more.
/// Who edits the document may: its authors and its head, and those who keep the system.
/// @throws Refusal kForbidden; Error kInvalidInput (pass mark, questions), kConflict: the text no longer applies.
ReadingTest set_reading_test(const Context& context, const RevisionName& name, int pass_mark,
                             const std::vector<TestQuestion>& questions);

/// The revision has a test no more. @throws Refusal kForbidden; Error kNotFound: it has none.
void end_reading_test(const Context& context, const RevisionName& name);

/// A test as one person meets it.
struct ReadingTestView {
    std::optional<ReadingTest> test;    ///< `right` is -1 everywhere unless the person may set the test
    std::vector<TestAttempt> attempts;  ///< of the person, oldest first
    bool passed = false;                ///< by the person
    bool may_take = false;              ///< is asked to read it, has not passed, and has tries left today
    bool may_set = false;
};
ReadingTestView view_reading_test(StoreReader& reader, const Context& context, const WorkingRevision& working);
/// @throws Error kNotFound as require_working_revision.
ReadingTestView view_reading_test(const Context& context, const RevisionName& name);

/// The signed-in person answers. A person has so many tries a day (setting reading.test_tries, 5).
/// @param test     the one that was shown: when it was replaced meanwhile, nothing counts.
/// @param answers  the choice for each question, from 0.
/// @throws Error kForbidden: nobody is signed in; kNotFound: not asked to read it, or no test; kInvalidInput: not one
/// answer for each question; kConflict: another test, passed already, no tries left today.
TestAttempt take_reading_test(const Context& context, const RevisionName& name, const TestId& test,
                              const std::vector<int>& answers);

/// Whether nothing keeps the person from acknowledging: the revision has no test, or the person passed it.
bool test_passed(StoreReader& reader, const RevisionId& revision, const PersonId& person);

}  // namespace pravila
