#include "core/error.h"
#include "core/i18n/words.h"
#include "core/service/accounts/passwords.h"
#include "core/service/accounts/second_factor.h"
#include "core/service/accounts/sign_in.h"
#include "core/service/mail/mail_choice.h"
#include "server/access.h"
#include "server/http/http_error.h"
#include "server/pages/pages.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

constexpr long kKeyDays = 180;

/// What the page says at its top after something was done, and what is told only once.
struct Told {
    std::string done, problem, new_key;
    std::optional<FactorOffer> offer;
    int status = 200;
    long retry_after = 0;
};

std::string moment_words(const Call& call, Instant at) {
    const std::string text = to_text(at);
    return date_words(call.site.dependencies.clock.day_of(at), call.words) + ", " + text.substr(11, 5) + " UTC";
}

std::vector<Model> session_models(const Call& call, TokenKind kind) {
    std::vector<Model> items;
    for (const AccessSession& session : standing_sessions(call.context(), call.caller->person)) {
        if (session.kind != kind) continue;
        Model item;
        item.text("begun", moment_words(call, session.created))
            .text("seen", moment_words(call, session.last_seen))
            .text("ends", moment_words(call, session.expires))
            .text_if("label", session.label)
            .flag("this_one", session.id == call.caller->session)
            .text("end_href", Url("/account/sessions/" + session.id.str() + "/end").str());
        items.push_back(std::move(item));
    }
    return items;
}

http::Response account_page(const Call& call, const Told& told) {
    const Context context = call.context();
    std::string email;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const auto person = reader.organisation().person(call.caller->person);
        email = person ? person->email : std::string();
    });
    const MailChoice mail = mail_choice(context);
    Model model;
    model.flag("mail_set", call.site.dependencies.digest_hour.has_value())
        .flag("digest_wanted", mail.digest)
        .flag("digest_romanian", mail.language == "ro")
        .flag("digest_english", mail.language == "en");
    model.text_if("done", told.done)
        .text_if("problem", told.problem)
        .text_if("new_key", told.new_key)
        .text("name", call.caller->name)
        .text("email", email)
        .flag("code_active", has_second_factor(context))
        .flag("offered", told.offer.has_value())
        .text("code_key", told.offer ? told.offer->key : "")
        .text("code_uri", told.offer ? told.offer->uri : "")
        .number("key_days", kKeyDays)
        .list("sessions", session_models(call, TokenKind::kSession))
        .some("keys", session_models(call, TokenKind::kApiToken));
    Frame frame;
    frame.title = call.words.text(msg("My account"));
    frame.status = told.status;
    auto response = render_page(call, "pages/account.html", frame, std::move(model));
    if (told.retry_after > 0) response.set("Retry-After", std::to_string(told.retry_after));
    return response;
}

/// Passwords are changed and keys made by people at a page, not by a program with a key.
void require_browser(const Call& call) {
    if (call.caller->kind != TokenKind::kSession)
        throw Error(ErrorCode::kForbidden, msg("Sign in with a browser to change your account."));
}

/// Does something and shows the page again, with what went wrong or what was done.
template <class Work>
http::Response after(const Call& call, Work work) {
    require_browser(call);
    Told told;
    try {
        work(told);
    } catch (const http::HttpError&) {
        throw;
    } catch (const ThrottledError& error) {
        told = {{}, call.words.text(error.message()), {}, {}, 429, error.seconds()};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::kForbidden && error.code() != ErrorCode::kInvalidInput &&
            error.code() != ErrorCode::kConflict)
            throw;
        told.problem = call.words.text(error.message());
        told.status = error.code() == ErrorCode::kForbidden ? 403 : 400;
    }
    return account_page(call, told);
}

}  // namespace

http::Response account(const Call& call) { return account_page(call, {}); }

http::Response change_password(const Call& call) {
    return after(call, [&](Told& told) {
        const http::Form form = call.form();
        if (form.text("password") != form.text("repeated"))
            throw Error(ErrorCode::kInvalidInput, msg("The two passwords are not the same. Write both again."));
        pravila::change_password(call.context(), call.site.hasher(), form.text("old"), form.text("password"),
                                 call.caller->session);
        told.done = call.words.text(msg("Your password was changed. You are signed out everywhere else."));
    });
}

http::Response offer_code(const Call& call) {
    return after(call, [&](Told& told) {
        told.offer = offer_second_factor(call.context(), "Pravila " + call.site.dependencies.institution);
    });
}

http::Response confirm_code(const Call& call) {
    return after(call, [&](Told& told) {
        try {
            confirm_second_factor(call.context(), call.form().text("code"));
            told.done = call.words.text(msg("From now on, sign-in asks for a code from your telephone."));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::kForbidden) throw;
            // The key is shown again, so that the next code can be tried.
            told.offer = offer_second_factor(call.context(), "Pravila " + call.site.dependencies.institution);
            throw;
        }
    });
}

http::Response remove_code(const Call& call) {
    return after(call, [&](Told& told) {
        remove_second_factor(call.context(), call.site.hasher(), call.form().text("old"));
        told.done = call.words.text(msg("Sign-in no longer asks for a code."));
    });
}

http::Response add_key(const Call& call) {
    return after(call, [&](Told& told) {
        told.new_key =
            add_api_token(call.context(), call.caller->person, std::string(call.form().text("label")), kKeyDays);
    });
}

http::Response choose_mail(const Call& call) {
    return after(call, [&](Told& told) {
        const http::Form form = call.form();
        set_mail_choice(call.context(), form.text("digest") == "yes", std::string(form.text("language")));
        told.done = call.words.text(msg("What you get by mail is kept."));
    });
}

http::Response end_other_sessions(const Call& call) {
    return after(call, [&](Told& told) {
        const long ended = pravila::end_other_sessions(call.context(), call.caller->session);
        told.done = call.words.plural("{n} other session was ended.", "{n} other sessions were ended.", ended);
    });
}

http::Response end_session(const Call& call) {
    return after(call, [&](Told& told) {
        pravila::end_session(call.context(), SessionId(call.values["id"]));
        told.done = call.words.text(msg("It was ended."));
    });
}

}  // namespace pravila::web::pages
