#pragma once

#include <string>

#include "core/ports/approval_store.h"
#include "store/db/session.h"

namespace pravila {

/// Drafts, circuits, signatures, comments and remarks inside someone else's transaction. Thread rule: one thread at a
/// time.
class ApprovalTables final : public ApprovalWriter {
  public:
    /// @param institution  outlives this object.
    ApprovalTables(db::Session& session, const std::string& institution) : db_(session), institution_(institution) {}

    std::optional<DraftFacts> draft(const RevisionId& revision) override;
    std::optional<Circuit> circuit(const CircuitId& id) override;
    std::vector<Circuit> circuits_of(const RevisionId& revision) override;
    std::vector<Signature> signatures_of(const RevisionId& revision) override;
    std::vector<Comment> comments_of(const RevisionId& revision) override;
    std::optional<Comment> comment(const CommentId& id) override;
    std::vector<OpenSlot> open_slots(const std::vector<Role>& roles, const std::vector<PersonId>& people) override;
    std::vector<OpenSlot> overdue_slots(Date day) override;
    std::vector<RevisionId> drafts_of(const PersonId& person) override;
    std::vector<SetAsideFile> set_aside(const RevisionId& revision) override;
    std::vector<RevisionId> due_in_force(Date day) override;
    std::optional<RefusalTally> refusal(const PersonId& person, std::string_view action, std::string_view subject,
                                        std::string_view rule) override;
    long refusals_logged_since(const PersonId& person, Instant at) override;
    std::optional<std::string> remark(std::string_view sha256) override;

    void add_draft(const DraftFacts& draft) override;
    void update_draft(const DraftFacts& draft) override;
    void add_circuit(const Circuit& circuit) override;
    void update_circuit(const Circuit& circuit) override;
    void add_signature(const Signature& signature) override;
    void void_signature(const SignatureId& id, Instant at) override;
    void add_comment(const Comment& comment) override;
    void update_comment(const Comment& comment) override;
    void add_set_aside(const SetAsideFile& file) override;
    void announce_later(const RevisionId& revision, Date effective_from) override;
    void announced(const RevisionId& revision) override;
    void set_refusal(const RefusalTally& tally) override;
    std::string add_remark(std::string_view salt, std::string_view text) override;

  private:
    std::vector<Circuit> read_circuits(db::Statement query);
    void write_slot(const Circuit& circuit, long long position);

    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
