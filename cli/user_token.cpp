#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "cli/user_sign_in.h"
#include "core/service/accounts/sessions.h"

namespace pravila::cli {

namespace {

int add(const std::string& email, const std::string& label, long days, const Session& session) {
    Wiring wiring = open_as_account(session);
    const std::string token = add_api_token(wiring.context(), person_with_email(wiring, email).id, label, days);
    if (session.json) {
        std::cout << nlohmann::json{{"token", token}}.dump() << '\n';
        return kDone;
    }
    session.tell(msg("This is the new access key. It is shown only now: copy it to where it is needed."));
    std::cout << token << '\n';
    return kDone;
}

int list(const std::string& email, const Session& session) {
    Wiring wiring = open_as_account(session);
    const Person person = person_with_email(wiring, email);
    for (const AccessSession& token : standing_sessions(wiring.context(), person.id)) {
        if (token.kind != TokenKind::kApiToken) continue;
        if (session.json)
            std::cout << nlohmann::json{{"id", token.id.str()},
                                        {"label", token.label},
                                        {"created", to_text(token.created)},
                                        {"last_seen", to_text(token.last_seen)},
                                        {"expires", to_text(token.expires)}}
                             .dump()
                      << '\n';
        else
            std::cout << token.id.str() << "  " << to_text(token.expires).substr(0, 10) << "  " << token.label << '\n';
    }
    return kDone;
}

int revoke(const std::string& id, const Session& session) {
    Wiring wiring = open_as_account(session);
    end_session(wiring.context(), SessionId(id));
    session.tell(msg("It was ended."));
    return kDone;
}

}  // namespace

Run define_user_token(CLI::App& token, const Catalogue& words) {
    struct Options {
        std::string email, label, id;
        long days = 180;
    };
    auto options = std::make_shared<Options>();
    CLI::App* add_app = token.add_subcommand("add", words.text(msg("Make an access key and print it once")));
    add_app->add_option("EMAIL", options->email, words.text(msg("E-mail address the person signs in with")))
        ->required();
    add_app->add_option("--label", options->label, words.text(msg("What the key is for")))->required();
    add_app->add_option("--days", options->days, words.text(msg("How long it holds, 1 to 366")));
    CLI::App* list_app = token.add_subcommand("list", words.text(msg("Access keys of a person that still hold")));
    list_app->add_option("EMAIL", options->email, words.text(msg("E-mail address the person signs in with")))
        ->required();
    CLI::App* revoke_app = token.add_subcommand("revoke", words.text(msg("End an access key")));
    revoke_app->add_option("ID", options->id, words.text(msg("Id of the key, as the list shows it")))->required();
    token.require_subcommand(1);
    return [=](const Session& session) {
        if (add_app->parsed()) return add(options->email, options->label, options->days, session);
        if (list_app->parsed()) return list(options->email, session);
        return revoke(options->id, session);
    };
}

}  // namespace pravila::cli
