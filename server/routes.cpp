#include "server/routes.h"

#include "server/api/api.h"
#include "server/pages/pages.h"

namespace pravila::web {

std::span<const http::Route> routes() {
    using http::Access;
    using http::Method;
    static constexpr http::Route kRoutes[] = {
        {Method::kGet, "/", pages::search, Access::kAnyone},
        {Method::kGet, "/d/{code}", pages::document, Access::kAnyone},
        {Method::kGet, "/d/{code}/source", pages::source, Access::kAnyone},
        {Method::kGet, "/d/{code}/history", pages::history, Access::kAnyone},
        {Method::kGet, "/register", pages::procedure_register, Access::kAnyone},
        {Method::kGet, "/register.csv", pages::register_csv, Access::kAnyone},
        {Method::kGet, "/formulare", pages::forms, Access::kAnyone},
        {Method::kGet, "/static/{hash}/{name}", pages::static_file, Access::kAnyone},
        {Method::kGet, "/api/v1/search", api::search, Access::kAnyone},
        {Method::kGet, "/api/v1/suggest", api::suggest, Access::kAnyone},
        {Method::kGet, "/api/v1/documents", api::documents, Access::kAnyone},
        {Method::kGet, "/api/v1/documents/{code}", api::document, Access::kAnyone},
        {Method::kGet, "/api/v1/documents/{code}/history", api::history, Access::kAnyone},
        {Method::kGet, "/api/v1/documents/{code}/revisions", api::revisions, Access::kAnyone},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}", api::revision, Access::kAnyone},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/source", api::revision_source, Access::kAnyone},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/text", api::revision_text, Access::kAnyone},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/html", api::revision_html, Access::kAnyone},
        {Method::kGet, "/api/v1/codes/parse", api::parse_code, Access::kAnyone},
        {Method::kGet, "/api/v1/codes/next", api::next_code, Access::kAnyone},
        {Method::kGet, "/api/v1/log/entries", api::log_entries, Access::kAnyone},
        {Method::kGet, "/api/v1/log/checkpoint", api::log_checkpoint, Access::kAnyone},
        {Method::kGet, "/api/v1/log/key", api::log_key, Access::kAnyone},
        {Method::kGet, "/api/v1/openapi.json", api::openapi, Access::kAnyone},
        {Method::kGet, "/healthz", api::healthz, Access::kAnyone},
        {Method::kGet, "/readyz", api::readyz, Access::kAnyone},
        {Method::kGet, "/metrics", api::metrics, Access::kAnyone},
    };
    return kRoutes;
}

}  // namespace pravila::web
