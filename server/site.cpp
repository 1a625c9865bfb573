#include "server/site.h"

#include <algorithm>
#include <chrono>

#include "core/service/accounts/sign_in.h"
#include "core/service/find_revision.h"
#include "core/service/refusal.h"
#include "server/access.h"
#include "server/api/problem.h"
#include "server/auth/argon2_hasher.h"
#include "server/call.h"
#include "server/http/bytes.h"
#include "server/http/error_status.h"
#include "server/http/http_error.h"
#include "server/idempotency.h"
#include "server/language.h"
#include "server/pages/redirects.h"
#include "server/routes.h"
#include "server/view/parts.h"

namespace pravila::web {

namespace {

/// Addresses that programs ask: their failures are problem documents, not pages.
bool is_for_programs(std::string_view path) {
    return path.substr(0, 5) == "/api/" || path == "/api" || path == "/healthz" || path == "/readyz" ||
           path == "/metrics";
}

/// What goes with every answer. Sources: OWASP ASVS 14.4.
void add_security_fields(http::Response& response, bool for_programs) {
    const auto unless_set = [&](std::string_view name, std::string_view value) {
        if (!response.has(name)) response.set(name, value);
    };
    unless_set("Content-Security-Policy",
               for_programs
                   ? "default-src 'none'; frame-ancestors 'none'"
                   : "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                     "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    unless_set("X-Content-Type-Options", "nosniff");
    unless_set("X-Frame-Options", "DENY");
    unless_set("Referrer-Policy", "same-origin");
    unless_set("Cross-Origin-Opener-Policy", "same-origin");
    unless_set("Cross-Origin-Resource-Policy", "same-origin");
    unless_set("Cache-Control", "no-cache");
}

/// The last part of an address as words to search for: "/d/po-urb-99" -> "po-urb-99".
std::string guess_from(const http::Request& request) {
    for (auto it = request.segments.rbegin(); it != request.segments.rend(); ++it)
        if (!it->empty()) return it->substr(0, 100);
    return {};
}

struct Failure {
    int status = 500;
    Message message;
    std::vector<Problem> problems;
    std::string detail;    ///< for the server's log only
    long retry_after = 0;  ///< seconds; 0: not known
    std::string rule{};    ///< of a refusal
};

Failure failure_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const InputError& error) {
        return {400, error.message(), error.problems(), {}};
    } catch (const http::HttpError& error) {
        return {error.status(), error.message(), {}, error.detail(), error.retry_after};
    } catch (const ThrottledError& error) {
        return {429, error.message(), {}, {}, error.seconds()};
    } catch (const RenumberedError& error) {
        return {http::status_of(error.code()), error.message(), {}, {}, 0, "revision.renumbered"};
    } catch (const Refusal& refusal) {
        return {http::status_of(refusal.code()), refusal.message(), {}, refusal.detail(), 0, refusal.rule()};
    } catch (const Error& error) {
        return {http::status_of(error.code()), error.message(), {}, error.detail()};
    } catch (const std::exception& error) {
        return {500, msg("Something went wrong inside the server."), {}, error.what()};
    } catch (...) {
        return {500, msg("Something went wrong inside the server."), {}, {}};
    }
}

http::Response error_page(const Call& call, const Failure& failure) {
    std::vector<Model> problems;
    for (const Problem& problem : failure.problems) {
        Model item;
        item.text("field", problem.field).text("problem", call.words.text(problem.message));
        problems.push_back(std::move(item));
    }
    Model model;
    model.text("title", status_title(failure.status, call.words))
        .text("message", call.words.text(failure.message))
        .some("problems", std::move(problems))
        .text("where", std::string(call.request.path().substr(0, 300)))
        .text_if("error_id", failure.status >= 500 ? call.request.id : "")
        .text("guess", failure.status == 404 ? guess_from(call.request) : "");
    Frame frame;
    frame.title = status_title(failure.status, call.words);
    frame.status = failure.status;
    frame.header_search = false;
    return render_page(call, "pages/error.html", frame, std::move(model));
}

http::Response failure_answer(const Call& call, const Failure& failure);

/// A page for a failure; when even that fails, a line of text.
http::Response failure_response(const Call& call, const Failure& failure) {
    auto response = failure_answer(call, failure);
    if (failure.retry_after > 0) response.set("Retry-After", std::to_string(failure.retry_after));
    if (failure.status == 401) response.set("WWW-Authenticate", "Bearer realm=\"Pravila\"");
    return response;
}

http::Response failure_answer(const Call& call, const Failure& failure) {
    const std::string path(call.request.path().substr(0, 300));
    if (is_for_programs(path))
        return problem_response(failure.status, call.words.text(failure.message), path, failure.problems, call.words,
                                failure.rule);
    try {
        return error_page(call, failure);
    } catch (...) {
        return http::Response::text(call.words.text(failure.message) + "\n", failure.status);
    }
}

http::Response not_routed(const Call& call, const http::Matched& matched) {
    if (!matched.allowed.empty()) {
        const std::string allow = http::allow_field(matched.allowed);
        if (call.request.method == http::Method::kOptions) {
            http::Response response(204);
            response.set("Allow", allow);
            return response;
        }
        auto response = failure_response(call, {405, msg("This address cannot be asked in this way."), {}, {}});
        response.set("Allow", allow);
        return response;
    }
    std::vector<std::string> segments = call.request.segments;
    const bool trailing_slash = segments.size() > 1 && segments.back().empty();
    if (trailing_slash) segments.pop_back();
    if (trailing_slash && http::match(routes(), call.request.method, segments).route) {
        const std::string_view path = call.request.path();
        return http::Response::redirect(Url::of(call.request).on(std::string(path.substr(0, path.size() - 1))).str(),
                                        301);
    }
    return failure_response(
        call,
        {404, msg("There is no page at this address. Search for what you need, or look in the register."), {}, {}});
}

/// Where a revision is that was asked for under a number it had before.
std::string renumbered_address(const Call& call, const http::Route& route, const RenumberedError& error) {
    const Url url = Url::of(call.request);
    const std::string now = to_text(error.now());
    if (std::string_view(route.pattern).find("{number}") == std::string_view::npos) return url.with("rev", now).str();
    const std::string asked = "/revisions/" + call.values["number"];
    std::string path(call.request.path());
    const std::size_t at = path.find(asked);
    if (at != std::string::npos) path.replace(at, asked.size(), "/revisions/" + now);
    return url.on(std::move(path)).str();
}

http::Response run(Call& call, const http::Matched& matched, std::string& detail) {
    try {
        identify(call);
        if (!matched.route) return not_routed(call, matched);
        const bool for_programs = is_for_programs(call.request.path());
        if (auto elsewhere = turned_away(call, *matched.route, for_programs)) return std::move(*elsewhere);
        require_same_site(call);
        const auto handle = [&] { return matched.route->handler(call); };
        return for_programs ? run_once(call, handle) : handle();
    } catch (const RenumberedError& error) {
        const bool reads = call.request.method == http::Method::kGet || call.request.method == http::Method::kHead;
        if (reads && matched.route)
            return http::Response::redirect(renumbered_address(call, *matched.route, error), 303);
        return failure_response(call, failure_of(std::current_exception()));
    } catch (...) {
        const Failure failure = failure_of(std::current_exception());
        detail = failure.detail;
        return failure_response(call, failure);
    }
}

/// Line ends and other control characters could forge lines of the log.
std::string log_safe(std::string_view text) {
    std::string safe;
    for (const char c : text.substr(0, 300)) {
        if (!http::is_control(c))
            safe += c;
        else
            safe += '?';
    }
    return safe;
}

void log_line(const Site& site, const http::Request& request, std::string_view route, int status,
              std::chrono::microseconds took, const std::string& detail) {
    const auto tenths = took.count() / 100;
    std::string line = request.id + " " + std::string(http::to_text(request.method)) + " " + std::string(route) + " " +
                       std::to_string(status) + " " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
                       "ms";
    // Some addresses hold a secret.
    const bool secret = route.find("{token}") != std::string_view::npos;
    if (status >= 500 && !secret) line += " path=" + log_safe(request.path());
    if (!detail.empty()) line += " detail=" + log_safe(detail);
    site.dependencies.log(line);
}

}  // namespace

Site::Site(ServerDependencies given, bool strict)
    : dependencies(std::move(given)),
      templates(embedded::templates(), strict),
      statics(embedded::static_files()),
      own_hasher_(dependencies.hasher ? nullptr : std::make_unique<Argon2Hasher>()) {}

PasswordHasher& Site::hasher() const { return dependencies.hasher ? *dependencies.hasher : *own_hasher_; }

http::Admission admit(const Site& site, const http::Head& head, std::uint64_t most) {
    if (head.framing == http::Framing::kNone || head.target == "*") return kSmallBody;
    const std::string_view target(head.target);
    const auto segments = http::path_segments(target.substr(0, target.find('?')));
    const http::Matched matched = http::match(routes(), head.method, segments);
    return matched.route ? admit(site, *matched.route, head.fields, most) : http::Admission(kSmallBody);
}

http::Admission admit(const Site& site, const http::Route& route, const std::vector<http::Field>& fields,
                      std::uint64_t most) {
    if (route.body != http::Body::kFile) return kSmallBody;
    try {
        http::Request request;
        request.fields = fields;
        const Credentials credentials = credentials_of(request, site);
        if (caller_of(site.context(), credentials.token, credentials.kind)) return most;
        return http::Refusal{401, msg("Sign in first.")};
    } catch (...) {
        const Failure failure = failure_of(std::current_exception());
        return http::Refusal{failure.status, failure.message};
    }
}

http::Response respond(const Site& site, http::Request& request) {
    const auto begin = std::chrono::steady_clock::now();
    request.id = site.dependencies.ids.next();
    const Language language = language_of(request);
    const http::Matched matched = http::match(routes(), request.method, request.segments);
    Call call{site, request, matched.values, Catalogue::of(language)};
    std::string detail;
    http::Response response = run(call, matched, detail);
    const bool for_programs = is_for_programs(request.path());
    const bool immutable = response.get("Cache-Control").find("immutable") != std::string_view::npos;
    if (call.caller && !immutable) response.set("Cache-Control", "no-store");
    add_security_fields(response, for_programs);
    response.set("X-Request-Id", request.id);
    if (response.get("Content-Type").substr(0, 9) == "text/html") {
        response.set("Content-Language", code_of(language)).set("Vary", "Accept-Language, Cookie");
        const std::string_view asked = request.parameter("lang");
        if (asked == code_of(language) && !response.has("Set-Cookie"))
            response.set("Set-Cookie",
                         "lang=" + std::string(asked) + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    }
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    const std::string_view route = matched.route ? matched.route->pattern : "none";
    site.metrics.count(route, response.status(), took);
    log_line(site, request, route, response.status(), took, detail);
    return response;
}

http::Response respond_refused(const Site& site, int status, const Message& reason, std::string_view target) {
    http::Request request;
    request.id = site.dependencies.ids.next();
    request.target = target.substr(0, 300);
    const http::PathValues none;
    const Call call{site, request, none, Catalogue::of(Language::kRomanian)};
    const bool for_programs = is_for_programs(request.path());
    http::Response response = failure_response(call, {status, reason, {}, {}});
    add_security_fields(response, for_programs);
    site.metrics.count("refused", status, std::chrono::microseconds(0));
    log_line(site, request, "refused", status, std::chrono::microseconds(0), reason.id);
    return response;
}

}  // namespace pravila::web
