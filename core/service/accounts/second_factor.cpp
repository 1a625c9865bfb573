#include "core/service/accounts/second_factor.h"

#include "core/error.h"
#include "core/service/accounts/passwords.h"
#include "core/service/accounts/token.h"
#include "core/service/accounts/totp.h"
#include "core/service/record.h"

namespace pravila {

namespace {

constexpr std::size_t kSecretBytes = 20;

Account require_account(AccountReader& accounts, const PersonId& person) {
    if (auto account = accounts.account(person)) return *account;
    throw Error(ErrorCode::kForbidden, msg("Set a password first."));
}

}  // namespace

bool has_second_factor(const Context& context) {
    bool active = false;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const auto account = reader.accounts().account(context.scope.person);
        active = account && account->totp_active;
    });
    return active;
}

FactorOffer offer_second_factor(const Context& context, const std::string& issuer) {
    FactorOffer offer;
    const std::string fresh = random_bytes(kSecretBytes);
    context.store.write(context.scope, [&](StoreWriter& writer) {
        Account account = require_account(writer.accounts(), context.scope.person);
        if (account.totp_active)
            throw Error(ErrorCode::kConflict, msg("Sign-in already asks you for a code. Switch that off first."));
        if (account.totp_secret.empty()) {
            account.totp_secret = fresh;
            account.last_totp_step = -1;
            writer.accounts().update_account(account);
        }
        const auto person = writer.organisation().person(context.scope.person);
        offer.key = to_base32(account.totp_secret);
        offer.uri = otpauth_uri(issuer, person ? person->email : std::string(), account.totp_secret);
    });
    return offer;
}

void confirm_second_factor(const Context& context, std::string_view code) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        Account account = require_account(writer.accounts(), context.scope.person);
        const auto step =
            account.totp_secret.empty() || account.totp_active
                ? std::nullopt
                : matching_totp_step(account.totp_secret, code, context.clock.now(), account.last_totp_step);
        if (!step)
            throw Error(ErrorCode::kForbidden,
                        msg("This is not the code. Look whether the clock of the telephone is right, and try again."));
        account.totp_active = true;
        account.last_totp_step = *step;
        writer.accounts().update_account(account);
        record(writer, context, "account.second_factor", account.person.str(), {{"active", true}});
    });
}

void remove_second_factor(const Context& context, PasswordHasher& hasher, std::string_view password) {
    require_own_password(context, hasher, password);
    context.store.write(context.scope, [&](StoreWriter& writer) {
        Account account = require_account(writer.accounts(), context.scope.person);
        if (account.totp_secret.empty()) return;
        const bool was_active = account.totp_active;
        account.totp_secret.clear();
        account.totp_active = false;
        writer.accounts().update_account(account);
        if (was_active) record(writer, context, "account.second_factor", account.person.str(), {{"active", false}});
    });
}

}  // namespace pravila
