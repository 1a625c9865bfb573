#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.h"
#include "core/model/ids.h"
#include "core/model/organisation.h"

namespace pravila {

enum class CircuitState { kRunning, kApproved, kReturned, kCancelled };
std::string_view to_text(CircuitState state);  ///< running, approved, returned, cancelled
std::optional<CircuitState> circuit_state_from(std::string_view text);

/// waiting: its step is not open yet; open: an answer is due; favourable, unfavourable, tacit: answered; void: an
/// answer is no longer needed, because enough others were given or the circuit ended.
enum class SlotState { kWaiting, kOpen, kFavourable, kUnfavourable, kTacit, kVoid };
std::string_view to_text(SlotState state);
std::optional<SlotState> slot_state_from(std::string_view text);

/// One answer that a circuit asks for: of a person, or of whoever holds a role for a unit.
struct Slot {
    SlotId id;
    int step = 0;  ///< index in the workflow's steps
    std::optional<PersonId> person;
    std::optional<Role> role;
    std::optional<UnitId> unit;  ///< the role must hold for it; nothing: for the whole institution
    SlotState state = SlotState::kWaiting;
    std::optional<Date> opened_on, due_on;  ///< due_on: last day of the deadline
    bool operator==(const Slot&) const = default;
};

/// A submitted revision on its way to approval. It keeps the workflow and the text it began with.
struct Circuit {
    CircuitId id;
    RevisionId revision;
    DocumentId document;
    int round = 1;  ///< 1 for the first submission of the revision
    CircuitState state = CircuitState::kRunning;
    std::string workflow;        ///< its name
    std::string definition;      ///< exact text of the workflow when it began
    std::string content_sha256;  ///< the text that is being approved; empty for a revision on paper only
    PersonId author;             ///< who submitted it
    Instant submitted_at{};
    std::vector<Slot> slots;  ///< by step, in the order they were made
    long long row_version = 1;
};

enum class Decision { kFavourable, kUnfavourable, kReturned };
std::string_view to_text(Decision decision);  ///< favourable, unfavourable, returned
std::optional<Decision> decision_from(std::string_view text);

/// How a signature was given on paper, as the secretariat recorded it.
struct PaperSignature {
    Date signed_on{};
    std::string signer;       ///< name as printed there; kept in the store, never in the log
    Act act;                  ///< act or minutes that it stands on; number may be empty
    std::string scan_sha256;  ///< content of the scan; empty while there is none
};

/// An answer given at a slot. Never changed but for being voided.
struct Signature {
    SignatureId id;
    CircuitId circuit;
    RevisionId revision;
    SlotId slot;
    std::string step;    ///< id of the step
    std::string action;  ///< verify, opine, endorse, approve
    Decision decision = Decision::kFavourable;
    PersonId person;                         ///< who gave it; for paper: who signed there, when known in the system
    std::optional<GrantId> grant;            ///< the role it rests on; nothing when the person is named by the workflow
    std::optional<DeputationId> deputation;  ///< set when given for someone absent
    std::string function;                    ///< of the person that day, as printed: "p. Primar, Viceprimar"
    std::string content_sha256;              ///< the text it was given on
    std::string remark_sha256;               ///< of the remark, see ApprovalReader::remark; empty when none
    std::optional<PaperSignature> paper;
    PersonId recorded_by;              ///< who entered it; the person itself unless on paper
    Instant at{};                      ///< when it was entered
    bool separation_warning = false;   ///< given although separation of duties advises against it
    std::optional<Instant> voided_at;  ///< the text changed afterwards
};

/// A remark on a section of a revision under review.
struct Comment {
    CommentId id;
    RevisionId revision;
    std::string anchor;  ///< of the section, "s-5.2"; empty: on the whole
    PersonId author;
    std::string text;
    std::string content_sha256;  ///< the text it was made on
    Instant at{};
    std::optional<Instant> resolved_at;
    long long row_version = 1;
};

/// A file that came for a draft which someone else had changed meanwhile.
struct SetAsideFile {
    RevisionId revision;
    std::string sha256, file_name;
    PersonId person;  ///< who sent it
    Instant at{};
};

/// Something tried without the right to it, and how the log heard of it.
struct RefusalTally {
    PersonId person;
    std::string action, subject, rule;
    long unlogged = 0;    ///< times since it was last logged
    Instant logged_at{};  ///< when it was last logged
};

/// Everything about a draft that is not part of the revision it becomes.
struct DraftFacts {
    RevisionId revision;
    PersonId holder;                ///< who works on it
    std::string change_summary;     ///< "modalitatea reviziei"
    std::string revised_component;  ///< "componenta revizuită"
    std::string number_reason;      ///< why edition or revision was chosen; may be empty
    bool ever_submitted = false;
    long long row_version = 1;
};

}  // namespace pravila
