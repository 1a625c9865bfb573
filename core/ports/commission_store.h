#pragma once

#include <optional>
#include <vector>

#include "core/model/commission.h"

namespace pravila {

/// Sessions of the monitoring commission. Limited to the scope's institution; absence is an empty optional; nothing is
/// ever deleted.
class CommissionReader {
  public:
    virtual ~CommissionReader() = default;

    virtual std::vector<CommissionSession> sessions() = 0;  ///< by number
    virtual std::optional<CommissionSession> session(int number) = 0;
    virtual std::vector<AgendaItem> items_of(
        const CommissionSessionId& session) = 0;                                ///< by position; removed ones too
    virtual std::vector<AgendaItem> items_about(const CircuitId& circuit) = 0;  ///< of all sessions, by id
    virtual std::vector<CommissionSeat> seats_of(const CommissionSessionId& session) = 0;  ///< by id
    virtual std::vector<CommissionVote> votes_of(const CommissionSessionId& session) = 0;  ///< by id; voided ones too
};

class CommissionWriter : public CommissionReader {
  public:
    virtual void add_session(const CommissionSession& session) = 0;  ///< @throws Error kConflict: the number is taken
    /// Replaces the row. @throws Error kConflict when row_version is not the stored one (it is raised by one),
    /// kNotFound when there is none.
    virtual void update_session(const CommissionSession& session) = 0;
    virtual void add_item(const AgendaItem& item) = 0;
    virtual void update_item(const AgendaItem& item) = 0;  ///< whether it was removed, decision and remark only
    virtual void add_seat(const CommissionSeat& seat) = 0;
    virtual void update_seat(const CommissionSeat& seat) = 0;  ///< who came only
    virtual void add_vote(const CommissionVote& vote) = 0;     ///< @throws Error kConflict: the seat has voted
    virtual void void_vote(const VoteId& vote) = 0;
};

}  // namespace pravila
