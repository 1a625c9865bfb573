#include "core/error.h"
#include "core/service/accounts/passwords.h"
#include "core/service/accounts/sign_in.h"
#include "server/access.h"
#include "server/pages/pages.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

http::Response sign_in_page(const Call& call, std::string_view email, std::string_view next, const std::string& problem,
                            int status) {
    Model model;
    model.text_if("problem", problem).text("email", std::string(email)).text("next", std::string(next));
    Frame frame;
    frame.title = call.words.text(msg("Sign in"));
    frame.header_search = false;
    frame.status = status;
    return render_page(call, "pages/sign_in.html", frame, std::move(model));
}

http::Response invitation_page(const Call& call, const Invited& invited, const std::string& problem, int status) {
    Model model;
    model.text_if("problem", problem)
        .text("name", invited.name)
        .text("email", invited.email)
        .text("action", Url("/invite/" + call.values["token"]).str());
    Frame frame;
    frame.title = call.words.text(msg("Choose a password"));
    frame.header_search = false;
    frame.status = status;
    auto response = render_page(call, "pages/invitation.html", frame, std::move(model));
    // The address is the secret: it must not be told to the next site, nor kept.
    response.set("Referrer-Policy", "no-referrer").set("Cache-Control", "no-store");
    return response;
}

Invited require_invited(const Call& call) {
    if (auto invited = invited_by(call.context(), call.values["token"])) return std::move(*invited);
    throw Error(ErrorCode::kNotFound,
                msg("This link does not hold any more. Ask whoever administers Pravila for a new one."));
}

http::Response go_to(std::string_view path) { return http::Response::redirect(path, 303); }

}  // namespace

http::Response sign_in(const Call& call) {
    const std::string next = local_path(call.request.parameter("next"));
    if (call.caller) return go_to(next);
    auto response = sign_in_page(call, {}, next, {}, 200);
    response.set("Cache-Control", "no-store");
    return response;
}

http::Response sign_in_now(const Call& call) {
    const http::Form form = call.form();
    const std::string next = local_path(form.text("next"));
    SignInRequest request;
    request.email = form.text("email");
    request.password = form.text("password");
    request.code = form.text("code");
    request.address = call.address();
    try {
        const NewSession session = pravila::sign_in(call.site.context(), call.site.hasher(), request);
        // Whoever was signed in with this browser before is not any more.
        if (call.caller) pravila::end_session(call.context(), call.caller->session);
        auto response = go_to(next);
        response.set("Set-Cookie", session_cookie(call.site, session.token)).set("Cache-Control", "no-store");
        return response;
    } catch (const ThrottledError& error) {
        auto response = sign_in_page(call, form.text("email"), next, call.words.text(error.message()), 429);
        response.set("Retry-After", std::to_string(error.seconds()));
        return response;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::kForbidden) throw;
        return sign_in_page(call, form.text("email"), next, call.words.text(error.message()), 403);
    }
}

http::Response sign_out(const Call& call) {
    pravila::end_session(call.context(), call.caller->session);
    auto response = go_to("/");
    response.set("Set-Cookie", session_cookie(call.site, {})).set("Clear-Site-Data", "\"cache\"");
    return response;
}

http::Response invitation(const Call& call) { return invitation_page(call, require_invited(call), {}, 200); }

http::Response accept_invitation(const Call& call) {
    const Invited invited = require_invited(call);
    const http::Form form = call.form();
    const auto again = [&](const Message& problem) {
        return invitation_page(call, invited, call.words.text(problem), 400);
    };
    if (form.text("password") != form.text("repeated"))
        return again(msg("The two passwords are not the same. Write both again."));
    try {
        set_password_by_link(call.site.context(), call.site.hasher(), call.values["token"], form.text("password"));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::kInvalidInput) throw;
        return again(error.message());
    }
    return go_to("/sign-in");
}

}  // namespace pravila::web::pages
