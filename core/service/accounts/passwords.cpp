#include "core/service/accounts/passwords.h"

#include "core/error.h"
#include "core/service/accounts/password_policy.h"
#include "core/service/accounts/sessions.h"
#include "core/service/accounts/sign_in.h"
#include "core/service/accounts/throttle.h"
#include "core/service/accounts/token.h"
#include "core/service/record.h"
#include "core/service/rights.h"

namespace pravila {

namespace {

Error no_link() {
    return Error(ErrorCode::kNotFound,
                 msg("This link does not hold any more. Ask whoever administers Pravila for a new one."));
}

Person require_administered(StoreWriter& writer, const Context& context, const PersonId& id) {
    if (!Rights::of(writer, context.scope.person, context.clock.today()).has(Role::kAdministrator))
        throw Error(ErrorCode::kForbidden, msg("Only who administers Pravila may do this."));
    const auto person = writer.organisation().person(id);
    if (!person || person->disabled)
        throw Error(ErrorCode::kNotFound, msg("There is no such person, or the person may not sign in any more."));
    return *person;
}

void store_hash(AccountWriter& accounts, const PersonId& person, const std::string& hash) {
    if (auto account = accounts.account(person)) {
        account->password_hash = hash;
        accounts.update_account(*account);
        return;
    }
    Account fresh;
    fresh.person = person;
    fresh.password_hash = hash;
    accounts.add_account(fresh);
}

void remove_links(AccountWriter& accounts, const PersonId& person) {
    for (const AccessSession& session : accounts.sessions_of(person))
        if (session.kind == TokenKind::kOneTimeLink) accounts.remove_session(session.id);
}

std::optional<AccessSession> standing_link(AccountReader& accounts, std::string_view secret, Instant now) {
    constexpr std::size_t kLongest = 200;
    if (secret.empty() || secret.size() > kLongest) return {};
    auto link = accounts.session_with_token(token_hash(secret));
    if (!link || link->kind != TokenKind::kOneTimeLink || now >= link->expires) return {};
    return link;
}

Context as(const Context& context, const PersonId& person) {
    Context other = context;
    other.scope.person = person;
    return other;
}

void record_set(StoreWriter& writer, const Context& context, const PersonId& person, const char* by) {
    record(writer, context, "account.password_set", person.str(), {{"by", by}});
}

}  // namespace

std::string invite(const Context& context, const PersonId& person) {
    const NewToken token = new_token();
    const Instant now = context.clock.now();
    AccessSession link;
    link.id = SessionId(context.ids.next());
    link.token_sha256 = token.sha256;
    link.kind = TokenKind::kOneTimeLink;
    link.person = person;
    link.created = link.last_seen = now;
    link.expires = now + kInvitationLasts;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Person invited = require_administered(writer, context, person);
        if (invited.email.empty())
            throw Error(ErrorCode::kInvalidInput, msg("This person has no e-mail address to sign in with."));
        remove_links(writer.accounts(), person);
        writer.accounts().add_session(link);
        record(writer, context, "account.invited", person.str(), {{"expires", to_text(link.expires)}});
    });
    return token.text;
}

std::optional<Invited> invited_by(const Context& context, std::string_view secret) {
    std::optional<Invited> invited;
    context.store.read(context.scope, [&](StoreReader& reader) {
        invited.reset();
        const auto link = standing_link(reader.accounts(), secret, context.clock.now());
        const auto person = link ? reader.organisation().person(link->person) : std::nullopt;
        if (person && !person->disabled) invited = Invited{person->id, person->name, person->email};
    });
    return invited;
}

void set_password_by_link(const Context& context, PasswordHasher& hasher, std::string_view secret,
                          std::string_view password) {
    const auto invited = invited_by(context, secret);
    if (!invited) throw no_link();
    check_password(password, invited->email);
    const std::string hash = hasher.hash(normal_password(password));
    const Context person = as(context, invited->person);
    context.store.write(person.scope, [&](StoreWriter& writer) {
        // Two may use one link at the same time: only the first finds it.
        if (!standing_link(writer.accounts(), secret, context.clock.now())) throw no_link();
        store_hash(writer.accounts(), invited->person, hash);
        remove_links(writer.accounts(), invited->person);
        end_all(writer, person, invited->person, false, "password_set");
        writer.accounts().remove_throttle(account_key(invited->email).key);
        record_set(writer, person, invited->person, "link");
    });
}

void require_own_password(const Context& context, PasswordHasher& hasher, std::string_view password) {
    std::optional<Account> account;
    ThrottleKey key;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const auto person = writer.organisation().person(context.scope.person);
        account = writer.accounts().account(context.scope.person);
        // Counted apart from sign-in, so that a stolen session cannot slow its owner down there.
        key = account_key("own " + (person ? person->id.str() : std::string()));
        const long wait = wait_of(writer.accounts(), key, context.clock.now());
        if (wait > 0) throw ThrottledError(wait);
        count_try(writer.accounts(), key, context.clock.now());
    });
    const std::string hash = account ? account->password_hash : std::string();
    if (!hasher.verify(hash, normal_password(password)) || hash.empty())
        throw Error(ErrorCode::kForbidden, msg("This is not your password."));
    context.store.write(context.scope, [&](StoreWriter& writer) { writer.accounts().remove_throttle(key.key); });
}

void change_password(const Context& context, PasswordHasher& hasher, std::string_view old_password,
                     std::string_view new_password, const SessionId& session) {
    std::string email;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const auto person = reader.organisation().person(context.scope.person);
        email = person ? person->email : std::string();
    });
    check_password(new_password, email);
    require_own_password(context, hasher, old_password);
    const std::string hash = hasher.hash(normal_password(new_password));
    context.store.write(context.scope, [&](StoreWriter& writer) {
        store_hash(writer.accounts(), context.scope.person, hash);
        end_all(writer, context, context.scope.person, false, "password_set", session);
        record_set(writer, context, context.scope.person, "person");
    });
}

void set_password(const Context& context, PasswordHasher& hasher, const PersonId& person, std::string_view password) {
    std::string email;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const auto known = reader.organisation().person(person);
        email = known ? known->email : std::string();
    });
    check_password(password, email);
    const std::string hash = hasher.hash(normal_password(password));
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_administered(writer, context, person);
        store_hash(writer.accounts(), person, hash);
        end_all(writer, context, person, false, "password_set");
        record_set(writer, context, person, "command");
    });
}

void reset_account(const Context& context, const PersonId& person) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_administered(writer, context, person);
        if (auto account = writer.accounts().account(person)) {
            account->password_hash.clear();
            account->totp_secret.clear();
            account->totp_active = false;
            writer.accounts().update_account(*account);
        }
        const long ended = end_all(writer, context, person, true, "reset");
        record(writer, context, "account.reset", person.str(), {{"sessions", static_cast<long long>(ended)}});
    });
}

}  // namespace pravila
