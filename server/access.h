#pragma once

#include <optional>
#include <string>

#include "core/service/accounts/sessions.h"
#include "server/call.h"
#include "server/http/router.h"

namespace pravila::web {

/// How a request says who sends it.
struct Credentials {
    std::string token;                      ///< empty: it does not
    TokenKind kind = TokenKind::kApiToken;  ///< of `Authorization: Bearer`, else of the cookie
};
/// An Authorization field wins over a cookie.
/// @throws HttpError 401: an Authorization of another scheme than Bearer.
Credentials credentials_of(const http::Request& request, const Site& site);

/// The cookie of sessions: "__Host-pravila" where the public address is https, else "pravila".
std::string cookie_name(const Site& site);
/// Set-Cookie for a new session, or with an empty token for the end of one.
std::string session_cookie(const Site& site, std::string_view token);

/// Fills in who asks. @throws HttpError 401: a key for programs that does not hold.
void identify(Call& call);

/// What must be answered instead, when the row of the site map does not let the caller in: the way to sign in for
/// pages, status 401 for programs.
std::optional<http::Response> turned_away(const Call& call, const http::Route& route, bool for_programs);

/// A request that changes something and comes with a cookie must come from a page of this site: the browser says so
/// (Sec-Fetch-Site, Origin), and the form carries the session's token (field `form_token` or header X-Form-Token).
/// Programs with a key are free of both. @throws Error kForbidden.
void require_same_site(const Call& call);

/// A path of this site to go on to, from what a form or an address says; "/" for anything else.
std::string local_path(std::string_view wanted);

}  // namespace pravila::web
