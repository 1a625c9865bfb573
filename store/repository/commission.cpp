#include "store/repository/commission.h"

#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define SESSION_COLUMNS                                                                                        \
    "s.session_id, s.number, s.day, s.hour, s.place, s.state, s.members, s.quorum, s.ended, s.reason_sha256, " \
    "s.row_version"
#define ITEM_COLUMNS                                                                                              \
    "i.item_id, i.session_id, i.position, i.circuit_id, i.revision_id, i.document_id, i.step, i.content_sha256, " \
    "i.title_sha256, i.removed, i.decision, i.remark_sha256"

constexpr const char* kSessions = "SELECT " SESSION_COLUMNS R"sql(
    FROM commission_session s WHERE s.institution_id = $1 ORDER BY s.number
)sql";
constexpr const char* kSession = "SELECT " SESSION_COLUMNS R"sql(
    FROM commission_session s WHERE s.institution_id = $1 AND s.number = $2
)sql";
constexpr const char* kInsertSession = R"sql(
    INSERT INTO commission_session (institution_id, session_id, number, day, hour, place, state, members, quorum, ended,
                                    reason_sha256, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
)sql";
constexpr const char* kUpdateSession = R"sql(
    UPDATE commission_session SET day = $1, hour = $2, place = $3, state = $4, members = $5, quorum = $6, ended = $7,
                                  reason_sha256 = $8, row_version = row_version + 1
    WHERE institution_id = $9 AND session_id = $10 AND row_version = $11
)sql";
constexpr const char* kSessionExists = R"sql(
    SELECT 1 FROM commission_session WHERE institution_id = $1 AND session_id = $2
)sql";

constexpr const char* kItemsOf = "SELECT " ITEM_COLUMNS R"sql(
    FROM commission_item i WHERE i.institution_id = $1 AND i.session_id = $2 ORDER BY i.position
)sql";
constexpr const char* kItemsAbout = "SELECT " ITEM_COLUMNS R"sql(
    FROM commission_item i WHERE i.institution_id = $1 AND i.circuit_id = $2 ORDER BY i.item_id
)sql";
constexpr const char* kInsertItem = R"sql(
    INSERT INTO commission_item (institution_id, item_id, session_id, position, circuit_id, revision_id, document_id,
                                 step, content_sha256, title_sha256, removed, decision, remark_sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
)sql";
constexpr const char* kUpdateItem = R"sql(
    UPDATE commission_item SET removed = $1, decision = $2, remark_sha256 = $3
    WHERE institution_id = $4 AND item_id = $5
)sql";

constexpr const char* kSeatsOf = R"sql(
    SELECT p.seat_id, p.session_id, p.member_id, p.role, p.grant_id, p.attendee_id, p.deputation_id
    FROM commission_seat p WHERE p.institution_id = $1 AND p.session_id = $2 ORDER BY p.seat_id
)sql";
constexpr const char* kInsertSeat = R"sql(
    INSERT INTO commission_seat (institution_id, seat_id, session_id, member_id, role, grant_id, attendee_id,
                                 deputation_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
)sql";
constexpr const char* kUpdateSeat = R"sql(
    UPDATE commission_seat SET attendee_id = $1, deputation_id = $2 WHERE institution_id = $3 AND seat_id = $4
)sql";

constexpr const char* kVotesOf = R"sql(
    SELECT v.vote_id, v.session_id, v.item_id, v.member_id, v.voter_id, v.vote, v.content_sha256, v.voided
    FROM commission_vote v WHERE v.institution_id = $1 AND v.session_id = $2 ORDER BY v.vote_id
)sql";
constexpr const char* kInsertVote = R"sql(
    INSERT INTO commission_vote (institution_id, vote_id, session_id, item_id, member_id, voter_id, vote,
                                 content_sha256, voided)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql";
constexpr const char* kVoidVote = R"sql(
    UPDATE commission_vote SET voided = 1 WHERE institution_id = $1 AND vote_id = $2
)sql";

CommissionSession session_from(const db::Statement& row) {
    CommissionSession session;
    session.id = CommissionSessionId(row.text(0));
    session.number = static_cast<int>(row.integer(1));
    session.day = stored_date(row.text(2));
    session.hour = row.text(3);
    session.place = row.text(4);
    session.state = readable(session_state_from(row.text(5)), "state of a session", row.text(5));
    session.members = static_cast<int>(row.integer(6));
    session.quorum = static_cast<int>(row.integer(7));
    session.ended = row.text(8);
    session.reason_sha256 = row.text(9);
    session.row_version = row.integer(10);
    return session;
}

AgendaItem item_from(const db::Statement& row) {
    AgendaItem item;
    item.id = AgendaItemId(row.text(0));
    item.session = CommissionSessionId(row.text(1));
    item.position = static_cast<int>(row.integer(2));
    if (const auto circuit = row.optional_text(3))
        item.revision = {CircuitId(*circuit), RevisionId(row.text(4)), DocumentId(row.text(5)), row.text(6),
                         row.text(7)};
    item.title_sha256 = row.text(8);
    item.removed = row.boolean(9);
    item.decision = readable(item_decision_from(row.text(10)), "decision", row.text(10));
    item.remark_sha256 = row.text(11);
    return item;
}

CommissionSeat seat_from(const db::Statement& row) {
    CommissionSeat seat;
    seat.id = SeatId(row.text(0));
    seat.session = CommissionSessionId(row.text(1));
    seat.member = PersonId(row.text(2));
    seat.role = readable(role_from(row.text(3)), "role", row.text(3));
    seat.grant = GrantId(row.text(4));
    seat.attendee = id_from<PersonId>(row.optional_text(5));
    seat.deputation = id_from<DeputationId>(row.optional_text(6));
    return seat;
}

CommissionVote vote_row(const db::Statement& row) {
    CommissionVote vote;
    vote.id = VoteId(row.text(0));
    vote.session = CommissionSessionId(row.text(1));
    vote.item = AgendaItemId(row.text(2));
    vote.member = PersonId(row.text(3));
    vote.voter = PersonId(row.text(4));
    vote.vote = readable(vote_from(row.text(5)), "vote", row.text(5));
    vote.content_sha256 = row.text(6);
    vote.voided = row.boolean(7);
    return vote;
}

}  // namespace

std::vector<CommissionSession> CommissionTables::sessions() {
    return all(db_.query(kSessions, institution_), session_from);
}

std::optional<CommissionSession> CommissionTables::session(int number) {
    return first(db_.query(kSession, institution_, number), session_from);
}

std::vector<AgendaItem> CommissionTables::items_of(const CommissionSessionId& session) {
    return all(db_.query(kItemsOf, institution_, session.str()), item_from);
}

std::vector<AgendaItem> CommissionTables::items_about(const CircuitId& circuit) {
    return all(db_.query(kItemsAbout, institution_, circuit.str()), item_from);
}

std::vector<CommissionSeat> CommissionTables::seats_of(const CommissionSessionId& session) {
    return all(db_.query(kSeatsOf, institution_, session.str()), seat_from);
}

std::vector<CommissionVote> CommissionTables::votes_of(const CommissionSessionId& session) {
    return all(db_.query(kVotesOf, institution_, session.str()), vote_row);
}

void CommissionTables::add_session(const CommissionSession& session) {
    const std::string day = session.day.iso();
    db_.execute(kInsertSession, institution_, session.id.str(), session.number, day, session.hour, session.place,
                to_text(session.state), session.members, session.quorum, session.ended, session.reason_sha256,
                session.row_version);
}

void CommissionTables::update_session(const CommissionSession& session) {
    const std::string day = session.day.iso();
    const long long changed = db_.execute(kUpdateSession, day, session.hour, session.place, to_text(session.state),
                                          session.members, session.quorum, session.ended, session.reason_sha256,
                                          institution_, session.id.str(), session.row_version);
    if (changed == 0) throw_stale(db_.query(kSessionExists, institution_, session.id.str()).step());
}

void CommissionTables::add_item(const AgendaItem& item) {
    const AgendaRevision none;
    const AgendaRevision& about = item.revision ? *item.revision : none;
    const auto id_of = [&](const std::string& id) { return item.revision ? std::optional(id) : std::nullopt; };
    const auto circuit = id_of(about.circuit.str()), revision = id_of(about.revision.str()),
               document = id_of(about.document.str());
    db_.execute(kInsertItem, institution_, item.id.str(), item.session.str(), item.position, circuit, revision,
                document, about.step, about.content_sha256, item.title_sha256, item.removed ? 1 : 0,
                to_text(item.decision), item.remark_sha256);
}

void CommissionTables::update_item(const AgendaItem& item) {
    db_.execute(kUpdateItem, item.removed ? 1 : 0, to_text(item.decision), item.remark_sha256, institution_,
                item.id.str());
}

void CommissionTables::add_seat(const CommissionSeat& seat) {
    db_.execute(kInsertSeat, institution_, seat.id.str(), seat.session.str(), seat.member.str(), to_text(seat.role),
                seat.grant.str(), pravila::text_of(seat.attendee), pravila::text_of(seat.deputation));
}

void CommissionTables::update_seat(const CommissionSeat& seat) {
    db_.execute(kUpdateSeat, pravila::text_of(seat.attendee), pravila::text_of(seat.deputation), institution_,
                seat.id.str());
}

void CommissionTables::add_vote(const CommissionVote& vote) {
    db_.execute(kInsertVote, institution_, vote.id.str(), vote.session.str(), vote.item.str(), vote.member.str(),
                vote.voter.str(), to_text(vote.vote), vote.content_sha256, vote.voided ? 1 : 0);
}

void CommissionTables::void_vote(const VoteId& vote) { db_.execute(kVoidVote, institution_, vote.str()); }

}  // namespace pravila
