#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/service/revisions/working_revision.h"
#include "core/workflow/workflow.h"

namespace pravila {

/// A signature given on paper, as the secretariat records it.
struct PaperAnswer {
    PersonId signer;  ///< known in the system: the right to sign is checked for them, on the day of the signature
    Date signed_on{};
    Act act;                ///< borderou, dispoziție, proces-verbal; the number may be empty
    std::string scan;       ///< bytes of the scan; empty while there is none
    std::string scan_name;  ///< its file name
};

/// An answer at a step of the way to approval.
struct Answer {
    RevisionName revision;
    StepKind kind = StepKind::kVerify;  ///< of no meaning for a return, which is an answer at whatever step waits
    Decision decision = Decision::kFavourable;
    std::string content_sha256;  ///< of the text that was read; empty only for a revision on paper
    std::string remark;
    std::optional<Date> effective_from;  ///< with the approval: first day in force; nothing: the day of approval
    std::optional<PaperAnswer> paper;
};

struct Answered {
    WorkingRevision working;
    Signature signature;
};

/// Gives an answer, and does all that follows from it: the next step opens, the revision goes back, or it is approved
/// and its predecessor closed, in one transaction.
///
/// @throws Refusal, each with a rule and a sentence a manager understands:
///   text.changed (kConflict)     the text is not the one that was read;
///   state.not_allowed (kConflict)  not on its way to approval (an old revision, approved twice);
///   step.answered (kConflict)    someone was there first, naming who;
///   step.not_open (kConflict)    an earlier step still waits, naming it;
///   step.in_session (kConflict)  the commission decides it in a session, on paper or not;
///   role.missing (kForbidden)    no such role, an expired act, an absent person without a deputation;
///   separation.author_approves, separation.one_person_twice (kForbidden), where the workflow blocks them;
///   remark.missing (kConflict)   a refusal or a return without a reason;
///   effective.past (kConflict)   in force from a day that is over, without a paper that says so.
Answered answer_step(const Context& context, const Answer& answer);

/// One list for many documents (a borderou): all answers in one transaction, or none.
std::vector<Answered> answer_steps(const Context& context, const std::vector<Answer>& answers);

/// Opinions that nobody gave by their last day, at steps that take silence for agreement, become favourable.
/// Each of them is a log entry. For the timed job; idempotent. @return circuits that moved.
int lapse_tacit_steps(const Context& context);

}  // namespace pravila
