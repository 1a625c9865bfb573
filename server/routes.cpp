#include "server/routes.h"

#include "server/api/api.h"
#include "server/pages/pages.h"

namespace pravila::web {

std::span<const http::Route> routes() {
    using http::Access;
    using http::Body;
    using http::Method;
    static constexpr http::Route kRoutes[] = {
        {Method::kGet, "/", pages::search, Access::kReader},
        {Method::kGet, "/d/{code}", pages::document, Access::kReader},
        {Method::kGet, "/d/{code}/source", pages::source, Access::kReader},
        {Method::kGet, "/d/{code}/history", pages::history, Access::kReader},
        {Method::kGet, "/register", pages::procedure_register, Access::kReader},
        {Method::kGet, "/register.csv", pages::register_csv, Access::kReader},
        {Method::kGet, "/formulare", pages::forms, Access::kReader},
        {Method::kGet, "/sign-in", pages::sign_in, Access::kAnyone},
        {Method::kPost, "/sign-in", pages::sign_in_now, Access::kAnyone},
        {Method::kPost, "/sign-out", pages::sign_out, Access::kSignedIn},
        {Method::kGet, "/invite/{token}", pages::invitation, Access::kAnyone},
        {Method::kPost, "/invite/{token}", pages::accept_invitation, Access::kAnyone},
        {Method::kGet, "/account", pages::account, Access::kSignedIn},
        {Method::kPost, "/account/password", pages::change_password, Access::kSignedIn},
        {Method::kPost, "/account/code", pages::offer_code, Access::kSignedIn},
        {Method::kPost, "/account/code/confirm", pages::confirm_code, Access::kSignedIn},
        {Method::kPost, "/account/code/remove", pages::remove_code, Access::kSignedIn},
        {Method::kPost, "/account/keys", pages::add_key, Access::kSignedIn},
        {Method::kPost, "/account/sessions/end", pages::end_other_sessions, Access::kSignedIn},
        {Method::kPost, "/account/sessions/{id}/end", pages::end_session, Access::kSignedIn},
        {Method::kPost, "/account/mail", pages::choose_mail, Access::kSignedIn},
        {Method::kGet, "/tasks", pages::tasks, Access::kSignedIn},
        {Method::kGet, "/new", pages::new_document, Access::kSignedIn},
        {Method::kPost, "/new", pages::create_new, Access::kSignedIn},
        {Method::kPost, "/d/{code}/revisions", pages::start_work, Access::kSignedIn, Body::kFile},
        {Method::kPost, "/d/{code}/revisions/{number}/actions/{action}", pages::act, Access::kSignedIn, Body::kFile},
        {Method::kGet, "/admin", pages::admin, Access::kSignedIn},
        {Method::kGet, "/acts/{id}", pages::act_file, Access::kSignedIn},
        {Method::kGet, "/static/{hash}/{name}", pages::static_file, Access::kAnyone},
        {Method::kGet, "/api/v1/search", api::search, Access::kReader},
        {Method::kGet, "/api/v1/suggest", api::suggest, Access::kReader},
        {Method::kGet, "/api/v1/documents", api::documents, Access::kReader},
        {Method::kGet, "/api/v1/documents/{code}", api::document, Access::kReader},
        {Method::kGet, "/api/v1/documents/{code}/history", api::history, Access::kReader},
        {Method::kGet, "/api/v1/documents/{code}/revisions", api::revisions, Access::kReader},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}", api::revision, Access::kReader},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/source", api::revision_source, Access::kReader},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/text", api::revision_text, Access::kReader},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/html", api::revision_html, Access::kReader},
        {Method::kPost, "/api/v1/documents", api::create_document, Access::kSignedIn},
        {Method::kPost, "/api/v1/documents/{code}/recode", api::recode, Access::kSignedIn},
        {Method::kPost, "/api/v1/documents/{code}/revisions", api::start_revision, Access::kSignedIn, Body::kFile},
        {Method::kPut, "/api/v1/documents/{code}/revisions/{number}/source", api::put_source, Access::kSignedIn,
         Body::kFile},
        {Method::kPost, "/api/v1/documents/{code}/revisions/{number}/parts", api::add_part, Access::kSignedIn,
         Body::kFile},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/set-aside/{sha256}", api::set_aside_file,
         Access::kSignedIn},
        {Method::kPost, "/api/v1/documents/{code}/revisions/{number}/actions/{action}", api::act, Access::kSignedIn},
        {Method::kGet, "/api/v1/documents/{code}/revisions/{number}/comments", api::comments, Access::kSignedIn},
        {Method::kPost, "/api/v1/documents/{code}/revisions/{number}/comments", api::add_comment, Access::kSignedIn},
        {Method::kPost, "/api/v1/comments/{id}/resolve", api::resolve_comment, Access::kSignedIn},
        {Method::kGet, "/api/v1/tasks", api::tasks, Access::kSignedIn},
        {Method::kGet, "/api/v1/acts/{id}/file", pages::act_file, Access::kSignedIn},
        {Method::kPost, "/api/v1/paper", api::paper, Access::kSignedIn},
        {Method::kGet, "/api/v1/codes/parse", api::parse_code, Access::kReader},
        {Method::kGet, "/api/v1/codes/next", api::next_code, Access::kReader},
        {Method::kGet, "/api/v1/log/entries", api::log_entries, Access::kReader},
        {Method::kGet, "/api/v1/log/checkpoint", api::log_checkpoint, Access::kReader},
        {Method::kGet, "/api/v1/log/key", api::log_key, Access::kAnyone},
        {Method::kGet, "/api/v1/openapi.json", api::openapi, Access::kAnyone},
        {Method::kGet, "/healthz", api::healthz, Access::kAnyone},
        {Method::kGet, "/readyz", api::readyz, Access::kAnyone},
        {Method::kGet, "/metrics", api::metrics, Access::kAnyone},
    };
    return kRoutes;
}

}  // namespace pravila::web
