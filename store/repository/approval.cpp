#include "store/repository/approval.h"

#include "core/history/hash.h"
#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define DRAFT_COLUMNS                                                                                        \
    "d.revision_id, d.holder_id, d.change_summary, d.revised_component, d.number_reason, d.ever_submitted, " \
    "d.row_version"
#define CIRCUIT_COLUMNS                                                                                          \
    "c.circuit_id, c.revision_id, c.document_id, c.round, c.state, c.workflow, c.definition, c.content_sha256, " \
    "c.author_id, c.submitted_at, c.row_version"
#define SLOT_COLUMNS "s.slot_id, s.step, s.person_id, s.role, s.unit_id, s.state, s.opened_on, s.due_on"
#define COMMENT_COLUMNS \
    "m.comment_id, m.revision_id, m.anchor, m.author_id, m.text, m.content_sha256, m.at, m.resolved_at, m.row_version"

constexpr const char* kDraft = "SELECT " DRAFT_COLUMNS R"sql(
    FROM draft d WHERE d.institution_id = $1 AND d.revision_id = $2
)sql";

constexpr const char* kDraftsOf = R"sql(
    SELECT d.revision_id FROM draft d
    JOIN revision r ON r.institution_id = d.institution_id AND r.revision_id = d.revision_id
    WHERE d.institution_id = $1 AND d.holder_id = $2 AND r.lifecycle IN ('draft', 'in_review')
    ORDER BY d.revision_id DESC
)sql";

constexpr const char* kInsertDraft = R"sql(
    INSERT INTO draft (institution_id, revision_id, holder_id, change_summary, revised_component, number_reason,
                       ever_submitted, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
)sql";

constexpr const char* kUpdateDraft = R"sql(
    UPDATE draft SET holder_id = $1, change_summary = $2, revised_component = $3, number_reason = $4,
                     ever_submitted = $5, row_version = row_version + 1
    WHERE institution_id = $6 AND revision_id = $7 AND row_version = $8
)sql";

constexpr const char* kCircuit = "SELECT " CIRCUIT_COLUMNS R"sql(
    FROM circuit c WHERE c.institution_id = $1 AND c.circuit_id = $2
)sql";

constexpr const char* kCircuitsOf = "SELECT " CIRCUIT_COLUMNS R"sql(
    FROM circuit c WHERE c.institution_id = $1 AND c.revision_id = $2 ORDER BY c.round
)sql";

constexpr const char* kSlotsOf = "SELECT " SLOT_COLUMNS R"sql(
    FROM slot s WHERE s.institution_id = $1 AND s.circuit_id = $2 ORDER BY s.position
)sql";

constexpr const char* kOpenSlots = "SELECT " SLOT_COLUMNS R"sql(, c.circuit_id, c.revision_id, c.document_id
    FROM slot s JOIN circuit c ON c.institution_id = s.institution_id AND c.circuit_id = s.circuit_id
    WHERE s.institution_id = $1 AND s.state = 'open'
      AND (s.role IN (SELECT value FROM json_each($2)) OR s.person_id IN (SELECT value FROM json_each($3)))
    ORDER BY s.due_on IS NULL, s.due_on, s.slot_id
)sql";

constexpr const char* kOverdueSlots = "SELECT " SLOT_COLUMNS R"sql(, c.circuit_id, c.revision_id, c.document_id
    FROM slot s JOIN circuit c ON c.institution_id = s.institution_id AND c.circuit_id = s.circuit_id
    WHERE s.institution_id = $1 AND s.state = 'open' AND s.due_on < $2 ORDER BY s.due_on, s.slot_id
)sql";

constexpr const char* kInsertCircuit = R"sql(
    INSERT INTO circuit (institution_id, circuit_id, revision_id, document_id, round, state, workflow, definition,
                         content_sha256, author_id, submitted_at, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
)sql";

constexpr const char* kUpdateCircuit = R"sql(
    UPDATE circuit SET state = $1, row_version = row_version + 1
    WHERE institution_id = $2 AND circuit_id = $3 AND row_version = $4
)sql";

constexpr const char* kWriteSlot = R"sql(
    INSERT INTO slot (institution_id, slot_id, circuit_id, position, step, person_id, role, unit_id, state, opened_on,
                      due_on)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (institution_id, slot_id) DO UPDATE
    SET unit_id = excluded.unit_id, state = excluded.state, opened_on = excluded.opened_on, due_on = excluded.due_on
)sql";

constexpr const char* kSignaturesOf = R"sql(
    SELECT signature_id, circuit_id, revision_id, slot_id, step, action, decision, person_id, grant_id, deputation_id,
           function, content_sha256, remark_sha256, paper_signed_on, paper_signer, paper_act_number, paper_act_date,
           paper_scan_sha256, recorded_by, at, separation_warning, voided_at
    FROM signature WHERE institution_id = $1 AND revision_id = $2 ORDER BY position
)sql";

constexpr const char* kInsertSignature = R"sql(
    INSERT INTO signature (institution_id, signature_id, position, circuit_id, revision_id, slot_id, step, action,
                           decision, person_id, grant_id, deputation_id, function, content_sha256, remark_sha256,
                           paper_signed_on, paper_signer, paper_act_number, paper_act_date, paper_scan_sha256,
                           recorded_by, at, separation_warning, voided_at)
    VALUES ($1, $2,
            (SELECT COALESCE(MAX(position) + 1, 0) FROM signature WHERE institution_id = $1 AND revision_id = $3),
            $4, $3, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
)sql";

constexpr const char* kVoidSignature = R"sql(
    UPDATE signature SET voided_at = $1 WHERE institution_id = $2 AND signature_id = $3 AND voided_at IS NULL
)sql";

constexpr const char* kCommentsOf = "SELECT " COMMENT_COLUMNS R"sql(
    FROM review_comment m WHERE m.institution_id = $1 AND m.revision_id = $2 ORDER BY m.at, m.comment_id
)sql";

constexpr const char* kComment = "SELECT " COMMENT_COLUMNS R"sql(
    FROM review_comment m WHERE m.institution_id = $1 AND m.comment_id = $2
)sql";

constexpr const char* kInsertComment = R"sql(
    INSERT INTO review_comment (institution_id, comment_id, revision_id, anchor, author_id, text, content_sha256, at,
                                resolved_at, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

constexpr const char* kUpdateComment = R"sql(
    UPDATE review_comment SET text = $1, resolved_at = $2, row_version = row_version + 1
    WHERE institution_id = $3 AND comment_id = $4 AND row_version = $5
)sql";

constexpr const char* kRemark = R"sql(
    SELECT text FROM remark WHERE institution_id = $1 AND sha256 = $2
)sql";

constexpr const char* kInsertRemark = R"sql(
    INSERT INTO remark (institution_id, sha256, salt, text) VALUES ($1, $2, $3, $4)
    ON CONFLICT (institution_id, sha256) DO NOTHING
)sql";

constexpr const char* kSetAside = R"sql(
    SELECT revision_id, sha256, file_name, person_id, at FROM set_aside_file
    WHERE institution_id = $1 AND revision_id = $2 ORDER BY at, sha256
)sql";

constexpr const char* kInsertSetAside = R"sql(
    INSERT INTO set_aside_file (institution_id, revision_id, sha256, file_name, person_id, at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (institution_id, revision_id, sha256) DO NOTHING
)sql";

constexpr const char* kDueInForce = R"sql(
    SELECT revision_id FROM coming_into_force
    WHERE institution_id = $1 AND effective_from <= $2 ORDER BY effective_from, revision_id
)sql";

constexpr const char* kAnnounceLater = R"sql(
    INSERT INTO coming_into_force (institution_id, revision_id, effective_from) VALUES ($1, $2, $3)
    ON CONFLICT (institution_id, revision_id) DO UPDATE SET effective_from = excluded.effective_from
)sql";

constexpr const char* kAnnounced = R"sql(
    DELETE FROM coming_into_force WHERE institution_id = $1 AND revision_id = $2
)sql";

constexpr const char* kRefusal = R"sql(
    SELECT person_id, action, subject_id, rule, unlogged, logged_at FROM refusal
    WHERE institution_id = $1 AND person_id = $2 AND action = $3 AND subject_id = $4 AND rule = $5
)sql";

constexpr const char* kRefusalsSince = R"sql(
    SELECT COUNT(*) FROM refusal WHERE institution_id = $1 AND person_id = $2 AND logged_at >= $3
)sql";

constexpr const char* kSetRefusal = R"sql(
    INSERT INTO refusal (institution_id, person_id, action, subject_id, rule, unlogged, logged_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (institution_id, person_id, action, subject_id, rule) DO UPDATE
    SET unlogged = excluded.unlogged, logged_at = excluded.logged_at
)sql";

std::optional<Instant> instant_of(const std::optional<std::string>& text) {
    return text ? std::optional(stored_instant(*text)) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<Instant>& instant) {
    return instant ? std::optional(to_text(*instant)) : std::nullopt;
}

DraftFacts draft_from(const db::Statement& row) {
    return {RevisionId(row.text(0)), PersonId(row.text(1)), row.text(2), row.text(3), row.text(4),
            row.boolean(5),          row.integer(6)};
}

Slot slot_from(const db::Statement& row) {
    Slot slot;
    slot.id = SlotId(row.text(0));
    slot.step = static_cast<int>(row.integer(1));
    slot.person = id_from<PersonId>(row.optional_text(2));
    if (const auto role = row.optional_text(3)) slot.role = readable(role_from(*role), "role", *role);
    slot.unit = id_from<UnitId>(row.optional_text(4));
    slot.state = readable(slot_state_from(row.text(5)), "slot state", row.text(5));
    slot.opened_on = date_from(row.optional_text(6));
    slot.due_on = date_from(row.optional_text(7));
    return slot;
}

OpenSlot open_slot_from(const db::Statement& row) {
    return {CircuitId(row.text(8)), RevisionId(row.text(9)), DocumentId(row.text(10)), slot_from(row)};
}

Circuit circuit_from(const db::Statement& row) {
    Circuit circuit;
    circuit.id = CircuitId(row.text(0));
    circuit.revision = RevisionId(row.text(1));
    circuit.document = DocumentId(row.text(2));
    circuit.round = static_cast<int>(row.integer(3));
    circuit.state = readable(circuit_state_from(row.text(4)), "circuit state", row.text(4));
    circuit.workflow = row.text(5);
    circuit.definition = row.text(6);
    circuit.content_sha256 = row.text(7);
    circuit.author = PersonId(row.text(8));
    circuit.submitted_at = stored_instant(row.text(9));
    circuit.row_version = row.integer(10);
    return circuit;
}

std::optional<PaperSignature> paper_from(const db::Statement& row) {
    const auto signed_on = row.optional_text(13);
    if (!signed_on) return {};
    return PaperSignature{
        stored_date(*signed_on), row.text(14), {row.text(15), date_from(row.optional_text(16))}, row.text(17)};
}

Signature signature_from(const db::Statement& row) {
    Signature signature;
    signature.id = SignatureId(row.text(0));
    signature.circuit = CircuitId(row.text(1));
    signature.revision = RevisionId(row.text(2));
    signature.slot = SlotId(row.text(3));
    signature.step = row.text(4);
    signature.action = row.text(5);
    signature.decision = readable(decision_from(row.text(6)), "decision", row.text(6));
    signature.person = PersonId(row.text(7));
    signature.grant = id_from<GrantId>(row.optional_text(8));
    signature.deputation = id_from<DeputationId>(row.optional_text(9));
    signature.function = row.text(10);
    signature.content_sha256 = row.text(11);
    signature.remark_sha256 = row.text(12);
    signature.paper = paper_from(row);
    signature.recorded_by = PersonId(row.text(18));
    signature.at = stored_instant(row.text(19));
    signature.separation_warning = row.boolean(20);
    signature.voided_at = instant_of(row.optional_text(21));
    return signature;
}

Comment comment_from(const db::Statement& row) {
    return {CommentId(row.text(0)),
            RevisionId(row.text(1)),
            row.text(2),
            PersonId(row.text(3)),
            row.text(4),
            row.text(5),
            stored_instant(row.text(6)),
            instant_of(row.optional_text(7)),
            row.integer(8)};
}

}  // namespace

std::optional<DraftFacts> ApprovalTables::draft(const RevisionId& revision) {
    return first(db_.query(kDraft, institution_, revision.str()), draft_from);
}

std::vector<RevisionId> ApprovalTables::drafts_of(const PersonId& person) {
    return all(db_.query(kDraftsOf, institution_, person.str()),
               [](const db::Statement& row) { return RevisionId(row.text(0)); });
}

void ApprovalTables::add_draft(const DraftFacts& draft) {
    db_.execute(kInsertDraft, institution_, draft.revision.str(), draft.holder.str(), draft.change_summary,
                draft.revised_component, draft.number_reason, draft.ever_submitted, draft.row_version);
}

void ApprovalTables::update_draft(const DraftFacts& draft) {
    const auto changed =
        db_.execute(kUpdateDraft, draft.holder.str(), draft.change_summary, draft.revised_component,
                    draft.number_reason, draft.ever_submitted, institution_, draft.revision.str(), draft.row_version);
    if (changed == 0) throw_stale(this->draft(draft.revision).has_value());
}

std::vector<Circuit> ApprovalTables::read_circuits(db::Statement query) {
    auto circuits = all(std::move(query), circuit_from);
    for (Circuit& circuit : circuits)
        circuit.slots = all(db_.query(kSlotsOf, institution_, circuit.id.str()), slot_from);
    return circuits;
}

std::optional<Circuit> ApprovalTables::circuit(const CircuitId& id) {
    auto found = read_circuits(db_.query(kCircuit, institution_, id.str()));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Circuit> ApprovalTables::circuits_of(const RevisionId& revision) {
    return read_circuits(db_.query(kCircuitsOf, institution_, revision.str()));
}

std::vector<OpenSlot> ApprovalTables::open_slots(const std::vector<Role>& roles, const std::vector<PersonId>& people) {
    const auto role_list = json_list(roles, [](Role role) { return std::string(to_text(role)); });
    const auto person_list = json_list(people, [](const PersonId& person) { return person.str(); });
    return all(db_.query(kOpenSlots, institution_, role_list, person_list), open_slot_from);
}

std::vector<OpenSlot> ApprovalTables::overdue_slots(Date day) {
    const std::string before = day.iso();
    return all(db_.query(kOverdueSlots, institution_, before), open_slot_from);
}

void ApprovalTables::write_slot(const Circuit& circuit, long long position) {
    const Slot& slot = circuit.slots[static_cast<std::size_t>(position)];
    const auto role = slot.role ? std::optional(std::string(to_text(*slot.role))) : std::nullopt;
    db_.execute(kWriteSlot, institution_, slot.id.str(), circuit.id.str(), position, slot.step,
                pravila::text_of(slot.person), role, pravila::text_of(slot.unit), to_text(slot.state),
                pravila::text_of(slot.opened_on), pravila::text_of(slot.due_on));
}

void ApprovalTables::add_circuit(const Circuit& circuit) {
    db_.execute(kInsertCircuit, institution_, circuit.id.str(), circuit.revision.str(), circuit.document.str(),
                circuit.round, to_text(circuit.state), circuit.workflow, circuit.definition, circuit.content_sha256,
                circuit.author.str(), to_text(circuit.submitted_at), circuit.row_version);
    for (std::size_t i = 0; i < circuit.slots.size(); ++i) write_slot(circuit, static_cast<long long>(i));
}

void ApprovalTables::update_circuit(const Circuit& circuit) {
    const auto changed =
        db_.execute(kUpdateCircuit, to_text(circuit.state), institution_, circuit.id.str(), circuit.row_version);
    if (changed == 0) throw_stale(this->circuit(circuit.id).has_value());
    for (std::size_t i = 0; i < circuit.slots.size(); ++i) write_slot(circuit, static_cast<long long>(i));
}

std::vector<Signature> ApprovalTables::signatures_of(const RevisionId& revision) {
    return all(db_.query(kSignaturesOf, institution_, revision.str()), signature_from);
}

void ApprovalTables::add_signature(const Signature& signature) {
    const auto& paper = signature.paper;
    const auto if_paper = [&](const std::string& text) { return paper ? std::optional(text) : std::nullopt; };
    const auto signed_on = paper ? std::optional(paper->signed_on.iso()) : std::nullopt;
    const auto signer = if_paper(paper ? paper->signer : ""), act = if_paper(paper ? paper->act.number : "");
    const auto act_date = paper ? pravila::text_of(paper->act.date) : std::nullopt;
    const auto scan = if_paper(paper ? paper->scan_sha256 : "");
    db_.execute(kInsertSignature, institution_, signature.id.str(), signature.revision.str(), signature.circuit.str(),
                signature.slot.str(), signature.step, signature.action, to_text(signature.decision),
                signature.person.str(), pravila::text_of(signature.grant), pravila::text_of(signature.deputation),
                signature.function, signature.content_sha256, signature.remark_sha256, signed_on, signer, act, act_date,
                scan, signature.recorded_by.str(), to_text(signature.at), signature.separation_warning,
                text_of(signature.voided_at));
}

void ApprovalTables::void_signature(const SignatureId& id, Instant at) {
    if (db_.execute(kVoidSignature, to_text(at), institution_, id.str()) == 0) throw_stale(false);
}

std::vector<Comment> ApprovalTables::comments_of(const RevisionId& revision) {
    return all(db_.query(kCommentsOf, institution_, revision.str()), comment_from);
}

std::optional<Comment> ApprovalTables::comment(const CommentId& id) {
    return first(db_.query(kComment, institution_, id.str()), comment_from);
}

void ApprovalTables::add_comment(const Comment& comment) {
    db_.execute(kInsertComment, institution_, comment.id.str(), comment.revision.str(), comment.anchor,
                comment.author.str(), comment.text, comment.content_sha256, to_text(comment.at),
                text_of(comment.resolved_at), comment.row_version);
}

void ApprovalTables::update_comment(const Comment& comment) {
    const auto changed = db_.execute(kUpdateComment, comment.text, text_of(comment.resolved_at), institution_,
                                     comment.id.str(), comment.row_version);
    if (changed == 0) throw_stale(this->comment(comment.id).has_value());
}

std::vector<SetAsideFile> ApprovalTables::set_aside(const RevisionId& revision) {
    return all(db_.query(kSetAside, institution_, revision.str()), [](const db::Statement& row) {
        return SetAsideFile{RevisionId(row.text(0)), row.text(1), row.text(2), PersonId(row.text(3)),
                            stored_instant(row.text(4))};
    });
}

void ApprovalTables::add_set_aside(const SetAsideFile& file) {
    db_.execute(kInsertSetAside, institution_, file.revision.str(), file.sha256, file.file_name, file.person.str(),
                to_text(file.at));
}

std::vector<RevisionId> ApprovalTables::due_in_force(Date day) {
    const std::string until = day.iso();
    return all(db_.query(kDueInForce, institution_, until),
               [](const db::Statement& row) { return RevisionId(row.text(0)); });
}

void ApprovalTables::announce_later(const RevisionId& revision, Date effective_from) {
    db_.execute(kAnnounceLater, institution_, revision.str(), effective_from.iso());
}

void ApprovalTables::announced(const RevisionId& revision) { db_.execute(kAnnounced, institution_, revision.str()); }

std::optional<RefusalTally> ApprovalTables::refusal(const PersonId& person, std::string_view action,
                                                    std::string_view subject, std::string_view rule) {
    return first(db_.query(kRefusal, institution_, person.str(), action, subject, rule), [](const db::Statement& row) {
        return RefusalTally{
            PersonId(row.text(0)),      row.text(1), row.text(2), row.text(3), static_cast<long>(row.integer(4)),
            stored_instant(row.text(5))};
    });
}

long ApprovalTables::refusals_logged_since(const PersonId& person, Instant at) {
    const std::string since = to_text(at);
    auto query = db_.query(kRefusalsSince, institution_, person.str(), since);
    return query.step() ? static_cast<long>(query.integer(0)) : 0;
}

void ApprovalTables::set_refusal(const RefusalTally& tally) {
    db_.execute(kSetRefusal, institution_, tally.person.str(), tally.action, tally.subject, tally.rule, tally.unlogged,
                to_text(tally.logged_at));
}

std::optional<std::string> ApprovalTables::remark(std::string_view sha256) {
    auto query = db_.query(kRemark, institution_, sha256);
    return query.step() ? query.optional_text(0) : std::nullopt;
}

std::string ApprovalTables::add_remark(std::string_view salt, std::string_view text) {
    std::string hash = sha256_hex(std::string(salt).append(text));
    db_.execute(kInsertRemark, institution_, hash, db::Blob{salt}, text);
    return hash;
}

}  // namespace pravila
