#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/approval.h"

namespace pravila {

/// An open slot with the circuit it belongs to.
struct OpenSlot {
    CircuitId circuit;
    RevisionId revision;
    DocumentId document;
    Slot slot;
};

/// Drafts, circuits, signatures and comments. Limited to the scope's institution; absence is an empty optional.
class ApprovalReader {
  public:
    virtual ~ApprovalReader() = default;

    virtual std::optional<DraftFacts> draft(const RevisionId& revision) = 0;
    virtual std::optional<Circuit> circuit(const CircuitId& id) = 0;
    virtual std::vector<Circuit> circuits_of(const RevisionId& revision) = 0;  ///< by round; the last may be running
    virtual std::vector<Signature> signatures_of(const RevisionId& revision) = 0;  ///< in the order they were entered
    virtual std::vector<Comment> comments_of(const RevisionId& revision) = 0;      ///< by time
    virtual std::optional<Comment> comment(const CommentId& id) = 0;
    /// Open slots that name one of the roles or one of the people, by last day (those without one last).
    virtual std::vector<OpenSlot> open_slots(const std::vector<Role>& roles, const std::vector<PersonId>& people) = 0;
    /// Open slots of tacit steps whose last day is before `day`.
    virtual std::vector<OpenSlot> overdue_slots(Date day) = 0;
    /// Revisions in a lifecycle that `person` holds the draft of, newest first.
    virtual std::vector<RevisionId> drafts_of(const PersonId& person) = 0;
    virtual std::vector<SetAsideFile> set_aside(const RevisionId& revision) = 0;  ///< by time
    /// Approved revisions that apply from `day` or before and have not been announced, by their first day.
    virtual std::vector<RevisionId> due_in_force(Date day) = 0;
    virtual std::optional<RefusalTally> refusal(const PersonId& person, std::string_view action,
                                                std::string_view subject, std::string_view rule) = 0;
    virtual long refusals_logged_since(const PersonId& person, Instant at) = 0;
    /// A free text whose SHA-256 (over salt and text) stands in the log; nothing when it was erased or never kept.
    virtual std::optional<std::string> remark(std::string_view sha256) = 0;
};

class ApprovalWriter : public ApprovalReader {
  public:
    virtual void add_draft(const DraftFacts& draft) = 0;
    virtual void update_draft(const DraftFacts& draft) = 0;   ///< @throws Error kConflict, kNotFound as update_document
    virtual void add_circuit(const Circuit& circuit) = 0;     ///< with its slots
    virtual void update_circuit(const Circuit& circuit) = 0;  ///< state and slots; slots may be added, never removed
    virtual void add_signature(const Signature& signature) = 0;
    virtual void void_signature(const SignatureId& id, Instant at) = 0;
    virtual void add_comment(const Comment& comment) = 0;
    virtual void update_comment(const Comment& comment) = 0;
    virtual void add_set_aside(const SetAsideFile& file) = 0;                          ///< once per content
    virtual void announce_later(const RevisionId& revision, Date effective_from) = 0;  ///< replaces an earlier day
    virtual void announced(const RevisionId& revision) = 0;
    virtual void set_refusal(const RefusalTally& tally) = 0;
    /// Keeps a remark under SHA-256(salt ‖ text). @param salt 16 bytes or more. @return the hash in hex.
    virtual std::string add_remark(std::string_view salt, std::string_view text) = 0;
};

}  // namespace pravila
