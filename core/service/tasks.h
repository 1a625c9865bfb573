#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/service/revisions/answering.h"
#include "core/service/rights.h"

namespace pravila {

/// A revision as a line of a list.
struct TaskRevision {
    std::string code, title, slug;
    EditionRevision number;
    Audience audience = Audience::kInternal;
    std::string name() const;  ///< the code, or the title of a document without one
};

/// An answer that a person may give today.
struct AnswerTask {
    TaskRevision revision;
    StepKind kind = StepKind::kVerify;
    std::optional<Date> opened_on, due_on;
    bool late = false;      ///< the last day is over
    std::string author;     ///< name of who submitted it
    std::string stands_in;  ///< name of the absent person whom the answer is given for; empty for an own right
};

/// A draft that a person holds.
struct DraftTask {
    TaskRevision revision;
    Lifecycle lifecycle = Lifecycle::kDraft;
    std::optional<StepKind> step{};   ///< what is asked now, on its way to approval
    bool returned = false;            ///< it came back from its way to approval
    std::string returned_by, remark;  ///< who sent it back and why; empty when not returned
};

/// An approved revision that applies soon.
struct ComingTask {
    TaskRevision revision;
    Date effective_from{};
};

/// A text in force that a person is asked to read.
struct ReadingTask {
    TaskRevision revision;
    Date due_on{};
    bool late = false;  ///< the last day is over
};

/// What waits for one person on a day.
struct Tasks {
    Date today{};
    std::vector<AnswerTask> answers;    ///< late ones first, then by last day, those without one last
    std::vector<DraftTask> drafts;      ///< returned ones first, then newest first
    std::vector<ReadingTask> readings;  ///< not acknowledged, by last day
    std::vector<ComingTask> coming;     ///< of units that the person answers for, within 30 days, by day
};

/// For the person of the context; nothing for nobody. What separation of duties keeps from the person is not asked.
Tasks tasks_of(const Context& context);

/// How many things wait: answers to give, returned drafts and texts to read, and nothing else is looked up. For a
/// number beside a menu entry; TaskCounts keeps it.
long count_tasks(StoreReader& reader, const PersonId& person, Date today);

/// The places of a running circuit at which a person may answer today, one for each step; none where the commission
/// decides in a session.
std::vector<Place> open_places(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow,
                               const Rights& rights);

/// What made a returned revision go back: the last answer that sent it. Nothing when it was not returned, or was
/// submitted again.
std::optional<Signature> return_of(StoreReader& reader, const WorkingRevision& working);

}  // namespace pravila
