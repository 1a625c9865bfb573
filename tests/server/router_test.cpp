#include "server/http/router.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "server/http/error_status.h"

using namespace pravila;
using namespace pravila::http;

namespace {

Response never(const web::Call&) { return Response(500); }

const std::vector<Route> kRoutes = {
    {Method::kGet, "/", never, Access::kAnyone},
    {Method::kGet, "/d/{code}", never, Access::kAnyone},
    {Method::kGet, "/d/{code}/history", never, Access::kAnyone},
    {Method::kGet, "/d/new", never, Access::kAnyone},
    {Method::kPost, "/d/{code}", never, Access::kAnyone},
};

std::string matched(Method method, const std::vector<std::string>& segments) {
    const Matched found = match(kRoutes, method, segments);
    return found.route ? std::string(found.route->pattern)
                       : "none, " + (found.allowed.empty() ? "no address" : allow_field(found.allowed));
}

}  // namespace

TEST_CASE("router: patterns match whole addresses and fixed text wins", "[server][router]") {
    CHECK(matched(Method::kGet, {""}) == "/");
    CHECK(matched(Method::kGet, {"d", "po-urb-4"}) == "/d/{code}");
    CHECK(matched(Method::kGet, {"d", "new"}) == "/d/new");
    CHECK(matched(Method::kHead, {"d", "x", "history"}) == "/d/{code}/history");
    CHECK(match(kRoutes, Method::kGet, {"d", "po/urb 4"}).values["code"] == "po/urb 4");
    CHECK_THROWS_AS(match(kRoutes, Method::kGet, {"d", "x"}).values["other"], Error);
}

TEST_CASE("router: what has no row has no address, and a wrong method names the right ones", "[server][router]") {
    CHECK(matched(Method::kGet, {"d"}) == "none, no address");
    CHECK(matched(Method::kGet, {"d", ""}) == "none, no address");
    CHECK(matched(Method::kGet, {"d", "x", "history", ""}) == "none, no address");
    CHECK(matched(Method::kGet, {"", "d"}) == "none, no address");
    CHECK(matched(Method::kGet, {"D", "x"}) == "none, no address");
    CHECK(matched(Method::kDelete, {"d", "x"}) == "none, GET, HEAD, POST, OPTIONS");
    CHECK(matched(Method::kPut, {""}) == "none, GET, HEAD, OPTIONS");
}

TEST_CASE("error_status: every code has its status", "[server][errors]") {
    CHECK(status_of(ErrorCode::kInvalidInput) == 400);
    CHECK(status_of(ErrorCode::kNotFound) == 404);
    CHECK(status_of(ErrorCode::kConflict) == 409);
    CHECK(status_of(ErrorCode::kForbidden) == 403);
    CHECK(status_of(ErrorCode::kUnavailable) == 503);
    CHECK(status_of(ErrorCode::kCorrupt) == 500);
    CHECK(status_of(ErrorCode::kInternal) == 500);
}
