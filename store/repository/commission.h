#pragma once

#include <string>

#include "core/ports/commission_store.h"
#include "store/db/session.h"

namespace pravila {

/// Sessions of the commission, inside someone else's transaction. Thread rule: one thread at a time.
class CommissionTables final : public CommissionWriter {
  public:
    /// @param institution  outlives this object.
    CommissionTables(db::Session& session, const std::string& institution) : db_(session), institution_(institution) {}

    std::vector<CommissionSession> sessions() override;
    std::optional<CommissionSession> session(int number) override;
    std::vector<AgendaItem> items_of(const CommissionSessionId& session) override;
    std::vector<AgendaItem> items_about(const CircuitId& circuit) override;
    std::vector<CommissionSeat> seats_of(const CommissionSessionId& session) override;
    std::vector<CommissionVote> votes_of(const CommissionSessionId& session) override;

    void add_session(const CommissionSession& session) override;
    void update_session(const CommissionSession& session) override;
    void add_item(const AgendaItem& item) override;
    void update_item(const AgendaItem& item) override;
    void add_seat(const CommissionSeat& seat) override;
    void update_seat(const CommissionSeat& seat) override;
    void add_vote(const CommissionVote& vote) override;
    void void_vote(const VoteId& vote) override;

  private:
    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
