#include "cli/user_sign_in.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "cli/terminal.h"
#include "core/service/accounts/passwords.h"
#include "core/service/rights.h"
#include "server/auth/argon2_hasher.h"

namespace pravila::cli {

namespace {

/// Administrators who could not sign in yet.
std::vector<Person> waiting_administrators(const Wiring& wiring) {
    std::vector<Person> waiting;
    const Context context = wiring.context();
    context.store.read(context.scope, [&](StoreReader& reader) {
        waiting.clear();
        for (const Person& person : reader.organisation().people()) {
            const auto account = reader.accounts().account(person.id);
            const bool has_password = account && !account->password_hash.empty();
            if (!has_password && !person.email.empty() &&
                Rights::of(reader, person.id, context.clock.today()).has(Role::kAdministrator))
                waiting.push_back(person);
        }
    });
    return waiting;
}

int invite_people(const std::string& email, const Session& session) {
    Wiring wiring = open_as_account(session);
    const std::vector<Person> people =
        email.empty() ? waiting_administrators(wiring) : std::vector<Person>{person_with_email(wiring, email)};
    const std::string base =
        session.settings.public_url.empty() ? "http://" + session.settings.listen : session.settings.public_url;
    for (const Person& person : people) {
        const std::string link = base + "/invite/" + invite(wiring.context(), person.id);
        if (session.json) {
            std::cout << nlohmann::json{{"email", person.email}, {"link", link}}.dump() << '\n';
            continue;
        }
        session.tell(msg("One-time link for {email}, good for three days:", {{"email", person.email}}));
        std::cout << link << '\n';
    }
    return kDone;
}

int change(const std::string& email, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Person person = person_with_email(wiring, email);
    const std::string password = read_new_password(session);
    Argon2Hasher hasher;
    set_password(wiring.context(), hasher, person.id, password);
    session.tell(msg("The password of {email} was set. Sessions begun before have ended.", {{"email", person.email}}));
    return kDone;
}

int reset(const std::string& email, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Person person = person_with_email(wiring, email);
    reset_account(wiring.context(), person.id);
    session.tell(
        msg("{email} has no password, code, session or access key any more. Give a new link with “pravila user "
            "invite {email}”.",
            {{"email", person.email}}));
    return kDone;
}

}  // namespace

Person person_with_email(const Wiring& wiring, const std::string& email) {
    std::optional<Person> person;
    const Context context = wiring.context();
    context.store.read(context.scope,
                       [&](StoreReader& reader) { person = reader.organisation().person_with_email(email); });
    if (!person)
        throw Error(ErrorCode::kNotFound, msg("Nobody here has the e-mail address {email}.", {{"email", email}}));
    return *person;
}

std::vector<std::pair<CLI::App*, Run>> define_user_sign_in(CLI::App& user, const Catalogue& words) {
    auto email = std::make_shared<std::string>();
    CLI::App* invite_app = user.add_subcommand(
        "invite", words.text(msg("Print a one-time link with which somebody sets a password; without an address: for "
                                 "administrators who have none yet")));
    invite_app->add_option("EMAIL", *email, words.text(msg("E-mail address the person signs in with")));
    CLI::App* password_app = user.add_subcommand(
        "password", words.text(msg("Set somebody's password, read from the terminal or from standard input")));
    password_app->add_option("EMAIL", *email, words.text(msg("E-mail address the person signs in with")))->required();
    CLI::App* reset_app = user.add_subcommand(
        "reset", words.text(msg("Take away password, code, sessions and access keys of somebody who lost them")));
    reset_app->add_option("EMAIL", *email, words.text(msg("E-mail address the person signs in with")))->required();
    CLI::App* token_app =
        user.add_subcommand("token", words.text(msg("Access keys with which programs act for people")));
    return {{invite_app, [=](const Session& session) { return invite_people(*email, session); }},
            {password_app, [=](const Session& session) { return change(*email, session); }},
            {reset_app, [=](const Session& session) { return reset(*email, session); }},
            {token_app, define_user_token(*token_app, words)}};
}

}  // namespace pravila::cli
