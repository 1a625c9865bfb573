#pragma once

#include <string>

#include "core/ports/account_store.h"
#include "store/db/session.h"

namespace pravila {

/// Accounts and sessions inside someone else's transaction. Thread rule: one thread at a time.
class AccountTables final : public AccountWriter {
  public:
    /// @param institution  outlives this object.
    AccountTables(db::Session& session, const std::string& institution) : db_(session), institution_(institution) {}

    std::optional<Account> account(const PersonId& person) override;
    bool has_passwords() override;
    std::optional<AccessSession> session_with_token(const std::string& token_sha256) override;
    std::optional<AccessSession> session(const SessionId& id) override;
    std::vector<AccessSession> sessions_of(const PersonId& person) override;
    std::optional<Throttle> throttle(const std::string& key) override;
    std::optional<KeptAnswer> kept_answer(const PersonId& person, const std::string& key) override;

    void add_account(const Account& account) override;
    void update_account(const Account& account) override;
    void add_session(const AccessSession& session) override;
    void touch_session(const SessionId& id, Instant seen) override;
    void remove_session(const SessionId& id) override;
    void remove_expired_sessions(Instant now) override;
    void put_throttle(const Throttle& throttle) override;
    void remove_throttle(const std::string& key) override;
    void remove_throttles_before(Instant last) override;
    void put_kept_answer(const KeptAnswer& answer) override;
    void remove_kept_answer(const PersonId& person, const std::string& key) override;
    void remove_kept_answers_before(Instant at) override;

  private:
    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
