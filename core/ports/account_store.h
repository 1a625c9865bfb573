#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/account.h"

namespace pravila {

/// Accounts, sessions, throttling and kept answers. Limited to the scope's institution; absence is an empty optional.
class AccountReader {
  public:
    virtual ~AccountReader() = default;

    virtual std::optional<Account> account(const PersonId& person) = 0;
    /// True when anybody at all has a password.
    virtual bool has_passwords() = 0;
    /// By the hash of its secret; also when it expired.
    virtual std::optional<AccessSession> session_with_token(const std::string& token_sha256) = 0;
    virtual std::optional<AccessSession> session(const SessionId& id) = 0;
    virtual std::vector<AccessSession> sessions_of(const PersonId& person) = 0;  ///< by creation, then id
    virtual std::optional<Throttle> throttle(const std::string& key) = 0;
    virtual std::optional<KeptAnswer> kept_answer(const PersonId& person, const std::string& key) = 0;
};

class AccountWriter : public AccountReader {
  public:
    virtual void add_account(const Account& account) = 0;
    /// @throws Error kConflict when row_version is not the stored one (it is raised by one), kNotFound without a row.
    virtual void update_account(const Account& account) = 0;
    virtual void add_session(const AccessSession& session) = 0;
    virtual void touch_session(const SessionId& id, Instant seen) = 0;
    virtual void remove_session(const SessionId& id) = 0;  ///< nothing happens when it is gone
    virtual void remove_expired_sessions(Instant now) = 0;
    virtual void put_throttle(const Throttle& throttle) = 0;
    virtual void remove_throttle(const std::string& key) = 0;
    virtual void remove_throttles_before(Instant last) = 0;
    /// Replaces what was kept under the person's key.
    virtual void put_kept_answer(const KeptAnswer& answer) = 0;
    virtual void remove_kept_answer(const PersonId& person, const std::string& key) = 0;
    virtual void remove_kept_answers_before(Instant at) = 0;
};

}  // namespace pravila
