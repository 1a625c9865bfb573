#include "core/service/accounts/sign_in.h"

#include <algorithm>

#include "core/service/accounts/password_policy.h"
#include "core/service/accounts/sessions.h"
#include "core/service/accounts/throttle.h"
#include "core/service/accounts/token.h"
#include "core/service/accounts/totp.h"
#include "core/service/record.h"
#include "core/service/rights.h"

namespace pravila {

namespace {

constexpr auto kPlaceKnown = std::chrono::hours(24 * 30);
constexpr std::size_t kLongestGiven = 1024;

Error wrong() {
    return Error(ErrorCode::kForbidden, msg("The e-mail address, the password or the code is not right."));
}

/// What a try goes by: taken in one transaction, judged outside of it, because hashing takes long.
struct Try {
    std::string email;
    ThrottleKey account, address;
    std::string place;
    long long failures = 0;
    std::optional<Account> found;  ///< nothing: nobody who may sign in with a password
};

Try identify(const SignInRequest& request) {
    const std::string email = email_key(request.email);
    const std::string prefix = address_prefix(request.address);
    return {email, account_key(email), address_key(prefix), known_place_key(email, prefix), 0, {}};
}

/// Entries would flood the log under attack: the fifth failure is told, then each doubling.
bool worth_telling(long long failures) {
    if (failures < 5 || failures % 5 != 0) return false;
    const long long fives = failures / 5;
    return (fives & (fives - 1)) == 0;
}

void begin_try(const Context& context, Try& made) {
    const Instant now = context.clock.now();
    context.store.write(context.scope, [&](StoreWriter& writer) {
        AccountWriter& accounts = writer.accounts();
        const auto place = accounts.throttle(made.place);
        const bool known = place && now - place->last <= kPlaceKnown;
        const long wait =
            std::max(wait_of(accounts, made.address, now), known ? 0 : wait_of(accounts, made.account, now));
        if (wait > 0) throw ThrottledError(wait);
        made.failures = count_try(accounts, made.account, now);
        count_try(accounts, made.address, now);
        const auto person = writer.organisation().person_with_email(made.email);
        made.found.reset();
        if (person && !person->disabled) made.found = accounts.account(person->id);
        if (!worth_telling(made.failures)) return;
        Context program = context;
        program.scope.person = kSystem;
        record(writer, program, "session.refused", person ? person->id.str() : "unknown",
               {{"failures", made.failures}});
    });
}

/// True when the second factor, where there is one, is right.
bool second_factor(const Account& account, const std::string& code, Instant now, long long& step) {
    if (!account.totp_active) return true;
    const auto found = matching_totp_step(account.totp_secret, code, now, account.last_totp_step);
    if (found) step = *found;
    return found.has_value();
}

}  // namespace

ThrottledError::ThrottledError(long seconds)
    : Error(ErrorCode::kUnavailable, msg("Too many tries to sign in failed. Try again in {seconds} seconds.",
                                         {{"seconds", std::to_string(seconds)}})),
      seconds_(seconds) {}

NewSession sign_in(const Context& context, PasswordHasher& hasher, const SignInRequest& request) {
    if (request.email.size() > kLongestGiven || request.password.size() > kLongestGiven ||
        request.code.size() > kLongestGiven)
        throw wrong();
    Try made = identify(request);
    begin_try(context, made);
    const std::string password = normal_password(request.password);
    const std::string hash = made.found ? made.found->password_hash : std::string();
    const bool right = hasher.verify(hash, password) && !hash.empty();
    const std::string renewed = right && hasher.is_outdated(hash) ? hasher.hash(password) : std::string();
    const Instant now = context.clock.now();
    long long step = -1;
    if (!right || !second_factor(*made.found, request.code, now, step)) throw wrong();
    Context person = context;
    person.scope.person = made.found->person;
    const NewToken token = new_token();
    AccessSession session;
    session.id = SessionId(context.ids.next());
    session.token_sha256 = token.sha256;
    session.person = made.found->person;
    session.created = session.last_seen = now;
    session.expires = now + kSessionLasts;
    context.store.write(person.scope, [&](StoreWriter& writer) {
        AccountWriter& accounts = writer.accounts();
        auto account = accounts.account(session.person);
        // Between the two transactions the password may have been changed, or the code used by someone else.
        if (!account || account->password_hash != hash || (step >= 0 && step <= account->last_totp_step)) throw wrong();
        if (step >= 0) account->last_totp_step = step;
        if (!renewed.empty()) account->password_hash = renewed;
        if (step >= 0 || !renewed.empty()) accounts.update_account(*account);
        accounts.remove_throttle(made.account.key);
        forgive_try(accounts, made.address);
        accounts.put_throttle({made.place, 0, now});
        accounts.remove_throttles_before(now - kPlaceKnown);
        accounts.remove_expired_sessions(now);
        accounts.add_session(session);
        record(writer, person, "session.begun", session.id.str(),
               {{"holder", session.person.str()}, {"kind", std::string(to_text(session.kind))}}, {},
               {session.person.str()});
    });
    return {session.id, session.person, token.text, session.expires};
}

}  // namespace pravila
