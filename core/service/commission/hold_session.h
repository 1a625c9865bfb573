#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/commission.h"
#include "core/service/context.h"

namespace pravila {

/// Someone who came to a session.
struct Attendee {
    PersonId person;
    std::optional<PersonId> member;  ///< whose place they take as deputy; nothing: their own, or the only one they may
};

/// Opens a session on its day or later, and records who is there; in an open session, records anew who is there.
/// Members are those in office on the day of the session, and stay as they were when it was opened; so does the quorum.
///
/// By the chair or the technical secretariat. @throws Refusal kForbidden (role.missing), kConflict:
///   session.not_open     held or cancelled;            session.too_early   its day has not come;
///   commission.empty     nobody is a member that day;  attendee.no_member  neither a member nor a deputy of one;
///   attendee.twice       one person on two places, or two on one; attendee.which  deputy of several members;
///   attendee.voted       something was voted on, and somebody who was there would not have been. Error kNotFound.
CommissionSession open_session(const Context& context, int number, const std::vector<Attendee>& present);

/// Decided at the vote, carried out when the session is closed. All votes on one point; what more than half of those
/// present want is decided, else the point is postponed. Those present who are not among them have not voted.
struct PointVotes {
    int position = 0;
    std::vector<std::pair<PersonId, Vote>> votes;  ///< by the member or by who sits on the place
    std::string remark;                            ///< obligatory when the outcome is unfavourable
    bool again = false;                            ///< the vote is taken again: votes given before are void
};

/// @throws Refusal kForbidden (role.missing), kConflict: session.not_open; quorum.missing; vote.no_member: someone who
///   is not a member or not present; vote.twice: a place votes twice, or the point has votes and `again` is not set;
///   text.changed: the text on the agenda is not the one on its way any more; signer.missing: nobody present may answer
///   for the commission; separation.…: who would answer may not; remark.missing. Error kNotFound: no such point.
void record_votes(const Context& context, int number, const PointVotes& votes);

/// The point waits for another session. Votes on it are void. @param remark  may be empty.
void postpone_point(const Context& context, int number, int position, const std::string& remark);

}  // namespace pravila
