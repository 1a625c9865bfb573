#include "cli/mail.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "core/service/organisation/require_role.h"

namespace pravila::cli {

namespace {

std::unique_ptr<Mailer> require_mailer(const Session& session, const Wiring& wiring) {
    auto made = mailer(session.settings, wiring);
    if (!made)
        throw Error(ErrorCode::kInvalidInput,
                    msg("No mail server is set: nobody gets mail. Set “smtp_host” and “mail_from”."));
    return made;
}

/// Mail tells of everyone's work, so it is for administrators.
void require_administrator(const Wiring& wiring) {
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        require_role(reader, wiring.person, wiring.clock->today(), {Role::kAdministrator});
    });
}

std::string_view outcome_word(Delivery::Outcome outcome) {
    switch (outcome) {
        case Delivery::Outcome::kAccepted:
            return "accepted";
        case Delivery::Outcome::kAddressRefused:
            return "refused";
        case Delivery::Outcome::kAddressLater:
            return "later";
        case Delivery::Outcome::kServerFailed:
            break;
    }
    return "server_failed";
}

Message outcome_message(const Delivery& delivery) {
    const Message::Arguments arguments = {{"reply", std::to_string(delivery.reply)}, {"detail", delivery.detail}};
    switch (delivery.outcome) {
        case Delivery::Outcome::kAccepted:
            return msg("The mail server has taken the message ({reply} {detail}).", arguments);
        case Delivery::Outcome::kAddressRefused:
            return msg("The mail server takes nothing for this address ({reply} {detail}).", arguments);
        case Delivery::Outcome::kAddressLater:
            return msg("The mail server takes nothing for this address for now ({reply} {detail}).", arguments);
        case Delivery::Outcome::kServerFailed:
            break;
    }
    return msg(
        "No mail gets through: {detail} ({reply}). Look at “smtp_host”, “smtp_port”, “smtp_security”, the user and the "
        "password.",
        arguments);
}

int test(const std::string& address, const Session& session) {
    const Wiring wiring = open_as_account(session);
    require_administrator(wiring);
    const Catalogue& words = session.words();
    const Mail mail{wiring.ids->next(), address, words.text(msg("Mail works")),
                    words.text(msg("This message was sent by “pravila mail test”. Nothing needs to be done.")) + "\n",
                    std::string(code_of(session.settings.language))};
    const Delivery delivery = require_mailer(session, wiring)->send(mail);
    const bool accepted = delivery.outcome == Delivery::Outcome::kAccepted;
    if (session.json)
        print_json(
            {{"outcome", outcome_word(delivery.outcome)}, {"reply", delivery.reply}, {"detail", delivery.detail}});
    else if (accepted)
        session.tell(outcome_message(delivery));
    else
        session.complain(outcome_message(delivery));
    return accepted ? kDone : kPartFailed;
}

int preview(const Session& session, const Wiring& wiring) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const DigestPreview& preview : preview_digests(wiring.context(), digest_options(session, wiring))) {
        if (session.json)
            rows.push_back({{"person", preview.person.str()},
                            {"name", preview.name},
                            {"subject", preview.text.subject},
                            {"body", preview.text.body}});
        else
            std::cout << preview.name << "\n" << preview.text.subject << "\n\n" << preview.text.body << "\n";
    }
    const auto total = rows.size();
    if (session.json) print_json({{"total", total}, {"dry_run", true}, {"digests", std::move(rows)}});
    return kDone;
}

int digest(bool dry_run, const Session& session) {
    Wiring wiring = open_as_account(session);
    require_administrator(wiring);
    if (dry_run) return preview(session, wiring);
    const auto sender = require_mailer(session, wiring);
    // The mail is the program's own; who started it changes nothing in it.
    Context context = wiring.context();
    context.scope.person = kSystem;
    const DigestRound round = send_digests(context, *sender, digest_options(session, wiring), [] { return true; });
    if (session.json)
        print_json({{"sent", round.sent},
                    {"waiting", round.waiting},
                    {"refused", round.refused},
                    {"nothing", round.nothing},
                    {"server_failed", round.server_failed},
                    {"reply", round.reply}});
    else
        session.tell(msg("Sent: {sent}. To be tried again: {waiting}. Refused: {refused}. Nothing to do: {nothing}.",
                         {{"sent", std::to_string(round.sent)},
                          {"waiting", std::to_string(round.waiting)},
                          {"refused", std::to_string(round.refused)},
                          {"nothing", std::to_string(round.nothing)}}));
    return round.server_failed || round.waiting > 0 || round.refused > 0 ? kPartFailed : kDone;
}

}  // namespace

DigestOptions digest_options(const Session& session, const Wiring& wiring) {
    return {wiring.institution.name, session.settings.public_url, session.settings.language};
}

Run define_mail(CLI::App& app, const Catalogue& words) {
    auto address = std::make_shared<std::string>();
    auto dry_run = std::make_shared<bool>(false);
    CLI::App* tested = app.add_subcommand("test", words.text(msg("Send a message, to see whether mail works")));
    tested->add_option("ADDRESS", *address, words.text(msg("E-mail address")))->required();
    CLI::App* sent = app.add_subcommand("digest", words.text(msg("Send today's mail now to whoever has not got it")));
    sent->add_flag("--dry-run", *dry_run, words.text(msg("Only show what would be sent, to whom")));
    return run_parsed(app, {{tested, [=](const Session& session) { return test(*address, session); }},
                            {sent, [=](const Session& session) { return digest(*dry_run, session); }}});
}

}  // namespace pravila::cli
