#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.h"
#include "core/model/ids.h"
#include "core/model/organisation.h"

namespace pravila {

/// planned: convened for a day; open: presence is recorded and votes are taken; held: closed, its decisions are carried
/// out; cancelled: called off before it began.
enum class SessionState { kPlanned, kOpen, kHeld, kCancelled };
std::string_view to_text(SessionState state);  ///< planned, open, held, cancelled
std::optional<SessionState> session_state_from(std::string_view text);

/// A session of the monitoring commission.
struct CommissionSession {
    CommissionSessionId id;
    int number = 0;  ///< from 1, in the order they were planned; the number of notice and minutes too
    Date day{};
    std::string hour;   ///< "10:00"; may be empty
    std::string place;  ///< "sala de ședințe"; may be empty
    SessionState state = SessionState::kPlanned;
    int members = 0;            ///< in office on its day; 0 until it is opened
    int quorum = 0;             ///< of them, how many must be present; 0 until it is opened
    std::string ended;          ///< "11:20"; empty until it is held, and when nobody said
    std::string reason_sha256;  ///< of why it was cancelled, see ApprovalReader::remark; empty otherwise
    long long row_version = 1;
};

/// pending: not voted on yet; postponed: waits for another session; void: there is nothing to decide any more, since
/// the text on the agenda no longer waits at its step.
enum class ItemDecision { kPending, kFavourable, kUnfavourable, kPostponed, kVoid };
std::string_view to_text(ItemDecision decision);  ///< pending, favourable, unfavourable, postponed, void
std::optional<ItemDecision> item_decision_from(std::string_view text);

/// A revision that waits at a step which a session decides, as it was when it was put on an agenda.
struct AgendaRevision {
    CircuitId circuit;
    RevisionId revision;
    DocumentId document;
    std::string step;            ///< id of the step in the workflow of the circuit
    std::string content_sha256;  ///< the text that is voted on; empty for a revision on paper only
    bool operator==(const AgendaRevision&) const = default;
};

/// A point of an agenda: a revision, or a free point that is a line of text.
struct AgendaItem {
    AgendaItemId id;
    CommissionSessionId session;
    int position = 0;  ///< from 1; never used again in its session
    std::optional<AgendaRevision> revision;
    std::string title_sha256;  ///< of the text of a free point, see ApprovalReader::remark; empty for a revision
    bool removed = false;      ///< taken off before the session began
    ItemDecision decision = ItemDecision::kPending;
    std::string remark_sha256;  ///< of the remarks of the commission; empty when none
};

/// The place of a member in a session, and who sat on it. Written for every member in office when presence is recorded.
struct CommissionSeat {
    SeatId id;
    CommissionSessionId session;
    PersonId member;
    Role role = Role::kCommissionMember;     ///< kCommissionChair or kCommissionMember
    GrantId grant;                           ///< the act by which they are a member
    std::optional<PersonId> attendee;        ///< who came: the member, or a deputy; nothing: absent
    std::optional<DeputationId> deputation;  ///< set exactly when a deputy came

    bool present() const { return attendee.has_value(); }
    bool operator==(const CommissionSeat&) const = default;
};

enum class Vote { kFor, kAgainst, kAbstain };
std::string_view to_text(Vote vote);  ///< for, against, abstain
std::optional<Vote> vote_from(std::string_view text);

/// The vote of one seat on one point. Never changed but for being voided, when it is taken again.
struct CommissionVote {
    VoteId id;
    CommissionSessionId session;
    AgendaItemId item;
    PersonId member;  ///< whose seat it is
    PersonId voter;   ///< who raised the hand
    Vote vote = Vote::kFor;
    std::string content_sha256;  ///< the text that was voted on; empty for a free point
    bool voided = false;
};

/// What follows from the votes on a point: what more than half of those present want, favourable or unfavourable; else
/// the point is postponed. @param present  seats taken, from 0.
ItemDecision outcome_of(const std::vector<CommissionVote>& votes, int present);

}  // namespace pravila
