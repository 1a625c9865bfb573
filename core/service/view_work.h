#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/service/revisions/working_revision.h"
#include "core/workflow/workflow.h"

namespace pravila {

/// What may be done with a revision; the text forms are those of the addresses of the API.
enum class WorkAction {
    kUpload,
    kDescribe,
    kSubmit,
    kVerify,
    kOpine,
    kEndorse,
    kApprove,
    kReturn,
    kCancel,
    kWithdraw,
    kCorrect,
    kTakeOver,
    kRecordPaper,
    kAttach,
    kComment,
    kStartRevision
};

/// One answer that is asked for.
struct AskedLine {
    std::string step;  ///< id of the step
    StepKind kind = StepKind::kVerify;
    int place = 0;  ///< index of the step
    SlotState state = SlotState::kWaiting;
    std::optional<Role> role;
    std::string unit, person;  ///< names; empty where the slot does not name one
    std::optional<Date> opened_on, due_on;
    bool late = false;
    bool in_session = false;              ///< the commission decides it in a session
    std::vector<std::string> signatures;  ///< ids of the answers given at it that still hold
};

/// An answer that was given.
struct SignatureLine {
    Signature signature;
    std::string person, recorded_by;  ///< names
    std::string stands_in;            ///< name of the absent person; empty for an own right
    std::string remark;               ///< empty when there was none or it was erased
};

struct CommentLine {
    Comment comment;
    std::string author;  ///< name
};

struct SetAsideLine {
    SetAsideFile file;
    std::string person;  ///< name
};

/// A revision in work, as those who work on it meet it.
struct WorkView {
    WorkingRevision working;
    std::string holder;          ///< name; empty when nobody holds it
    bool own_draft = false;      ///< the person of the context holds it
    std::string content_sha256;  ///< of its text; empty for paper only
    std::vector<StepKind> open_steps;
    std::vector<AskedLine> asked;  ///< of the last circuit
    std::vector<SignatureLine> signatures;
    std::vector<CommentLine> comments;
    std::vector<SetAsideLine> set_aside;
    std::optional<SignatureLine> sent_back;        ///< what returned it, while it waits to be submitted again
    std::vector<WorkAction> actions;               ///< what the person of the context may do today
    std::optional<EditionRevision> open_revision;  ///< of the document: the one in work now, when it may be read

    bool may(WorkAction action) const;
};

/// @throws Error kNotFound: no such document or revision, or not one that the person may read.
WorkView view_work(const Context& context, const RevisionName& name);

/// The name of a revision that the person may read, with the current code of its document.
/// @throws Error kNotFound, the same whether it never was or must not be read.
RevisionName require_readable_revision(const Context& context, const RevisionName& name);

/// The scan of a signature that was given on paper. @throws Error kNotFound.
std::string signature_scan(const Context& context, const RevisionName& name, const std::string& sha256);

/// A file set aside beside a draft. @throws Error kNotFound.
std::string set_aside_bytes(const Context& context, const RevisionName& name, const std::string& sha256);

}  // namespace pravila
