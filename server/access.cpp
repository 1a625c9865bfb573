#include "server/access.h"

#include <nlohmann/json.hpp>

#include "core/service/accounts/token.h"
#include "server/http/bytes.h"
#include "server/http/http_error.h"
#include "server/http/json_body.h"
#include "server/url.h"

namespace pravila::web {

namespace {

bool is_https(const Site& site) { return site.dependencies.public_url.substr(0, 8) == "https://"; }

bool changes_something(http::Method method) {
    return method != http::Method::kGet && method != http::Method::kHead && method != http::Method::kOptions;
}

/// "https://proceduri.example:8443/x" -> "proceduri.example:8443"
std::string authority_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    return http::lower(url.substr(0, url.find('/')));
}

bool from_this_site(const Call& call) {
    const std::string_view fetch_site = call.request.field("sec-fetch-site");
    if (!fetch_site.empty() && fetch_site != "same-origin" && fetch_site != "none") return false;
    const std::string_view origin = call.request.field("origin");
    if (origin.empty()) return true;
    const std::string authority = authority_of(origin);
    return !authority.empty() && (authority == http::lower(call.request.field("host")) ||
                                  authority == authority_of(call.site.dependencies.public_url));
}

/// From the header, which scripts of a page set, else from the form; empty when what was sent is no form.
std::string given_form_token(const Call& call) {
    const std::string_view header = call.request.field("x-form-token");
    if (!header.empty()) return std::string(header);
    try {
        return std::string(call.form().text("form_token"));
    } catch (const http::HttpError& error) {
        constexpr int kWrongMediaType = 415;
        if (error.status() != kWrongMediaType) throw;
        return {};
    }
}

}  // namespace

nlohmann::json Call::json() const { return http::read_json(request); }

std::string Call::address() const {
    if (site.dependencies.public_url.empty()) return request.peer;
    const std::string_view chain = request.field("x-forwarded-for");
    const std::size_t comma = chain.rfind(',');
    const std::string_view last = http::trim(comma == std::string_view::npos ? chain : chain.substr(comma + 1));
    const bool by_proxy = request.peer.substr(0, 4) == "127." || request.peer == "::1";
    return by_proxy && !last.empty() ? std::string(last) : request.peer;
}

Credentials credentials_of(const http::Request& request, const Site& site) {
    const std::string_view authorization = request.field("authorization");
    if (authorization.empty()) return {std::string(request.cookie(cookie_name(site))), TokenKind::kSession};
    static constexpr std::string_view kScheme = "bearer ";
    if (!http::equal_ignoring_case(authorization.substr(0, kScheme.size()), kScheme))
        throw http::HttpError(401, msg("This server takes keys as “Authorization: Bearer”, and no other kind."));
    return {std::string(http::trim(authorization.substr(kScheme.size()))), TokenKind::kApiToken};
}

std::string cookie_name(const Site& site) { return is_https(site) ? "__Host-pravila" : "pravila"; }

std::string session_cookie(const Site& site, std::string_view token) {
    std::string cookie = cookie_name(site) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax";
    if (is_https(site)) cookie += "; Secure";
    if (token.empty()) cookie += "; Max-Age=0";
    return cookie;
}

void identify(Call& call) {
    const Credentials credentials = credentials_of(call.request, call.site);
    call.caller = caller_of(call.site.context(), credentials.token, credentials.kind);
    if (credentials.kind == TokenKind::kSession) {
        if (call.caller) call.form_token = form_token(credentials.token);
        return;
    }
    if (!call.caller)
        throw http::HttpError(401, msg("This key does not hold: it ended, was revoked, or never was one."));
}

std::optional<http::Response> turned_away(const Call& call, const http::Route& route, bool for_programs) {
    const bool open =
        route.access == http::Access::kAnyone ||
        (route.access == http::Access::kReader && call.site.dependencies.anonymous != AnonymousReading::kNone);
    if (open || call.caller) return {};
    if (for_programs) throw http::HttpError(401, msg("Sign in first: send a key as “Authorization: Bearer”."));
    Url sign_in("/sign-in");
    if (!changes_something(call.request.method)) sign_in = sign_in.with("next", call.request.target);
    return http::Response::redirect(sign_in.str(), 303);
}

void require_same_site(const Call& call) {
    if (!changes_something(call.request.method)) return;
    if (call.caller && call.caller->kind == TokenKind::kApiToken) return;
    const bool good = from_this_site(call) && (!call.caller || same_secret(given_form_token(call), call.form_token));
    if (!good)
        throw Error(
            ErrorCode::kForbidden,
            msg("This was not sent from a page of Pravila, or the page was open for too long. Open the page again "
                "and repeat what you did."));
}

std::string local_path(std::string_view wanted) {
    constexpr std::size_t kLongest = 4000;
    const bool local = !wanted.empty() && wanted.size() <= kLongest && wanted[0] == '/' &&
                       (wanted.size() < 2 || wanted[1] != '/') && wanted.find('\\') == std::string_view::npos &&
                       !http::has_control(wanted);
    if (!local) return "/";
    std::string path;
    for (const char c : wanted) {
        const auto byte = static_cast<unsigned char>(c);
        path += byte <= 0x20 || byte >= 0x7f ? http::percent_encode(std::string_view(&c, 1)) : std::string(1, c);
    }
    return path;
}

}  // namespace pravila::web
