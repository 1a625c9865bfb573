#include "core/service/document_history.h"
#include "core/service/json.h"
#include "core/service/procedure_register.h"
#include "core/service/view_document.h"
#include "core/service/work_json.h"
#include "server/api/api.h"
#include "server/http/precondition.h"
#include "server/pages/downloads.h"
#include "server/pages/redirects.h"
#include "server/view/document_html.h"

namespace pravila::web::api {

namespace {

DocumentRequest read(const Call& call, bool with_text) {
    Parameters parameters(call.request);
    DocumentRequest request;
    request.code = call.values["code"];
    request.as_of = parameters.date("as_of");
    request.with_text = with_text;
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    return request;
}

DocumentRequest read_revision(const Call& call, bool with_text) {
    DocumentRequest request = read(call, with_text);
    request.number = edition_revision_from(call.values["number"]);
    if (!request.number)
        throw InputError({{"number", msg("“{text}” is not an edition and revision. Write them as 2.1.",
                                         {{"text", call.values["number"]}})}});
    return request;
}

Error no_text() { return Error(ErrorCode::kNotFound, msg("There is no text of this revision: only its file.")); }

}  // namespace

http::Response documents(const Call& call) {
    Parameters parameters(call.request);
    RegisterRequest request;
    request.as_of = parameters.date("as_of");
    request.types = parameters.types("type");
    request.states = parameters.states("state");
    request.unit = parameters.text("unit");
    request.include_undated = parameters.is("undated", "include");
    request.limit = parameters.number("limit", 50, 1, 1000);
    request.offset = parameters.number("offset", 0, 0, 1000000);
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    return http::Response::json(
        register_json(procedure_register(call.context(), request), request.limit, request.offset));
}

http::Response document(const Call& call) {
    const DocumentView view = view_document(call.context(), read(call, false));
    auto response = http::Response::json(document_json(view));
    response.set("ETag", http::version_tag(view.document.row_version));
    return response;
}

http::Response revisions(const Call& call) {
    return http::Response::json(revisions_json(view_document(call.context(), read(call, false))));
}

http::Response revision(const Call& call) {
    const DocumentRequest request = read_revision(call, false);
    const DocumentView view = view_document(call.context(), request);
    // Who signs and who works on it is for colleagues, not for whoever passes by.
    auto response = http::Response::json(
        call.caller ? revision_work_json(view, view_work(call.context(), {view.canonical_slug, *request.number}))
                    : revision_json(view));
    if (view.revision) response.set("ETag", http::version_tag(view.revision->row_version));
    return response;
}

http::Response revision_source(const Call& call) {
    return download(call.request, source_of(call.context(), read_revision(call, false)));
}

http::Response revision_text(const Call& call) {
    const DocumentView view = view_document(call.context(), read_revision(call, true));
    if (!view.text) throw no_text();
    return http::Response::text(plain_text(*view.text));
}

http::Response revision_html(const Call& call) {
    const DocumentView view = view_document(call.context(), read_revision(call, true));
    if (!view.text) throw no_text();
    auto response = http::Response::html(document_html(view, call.words));
    // The file carries its styles inside; it may have nothing else.
    response.set("Content-Security-Policy",
                 "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return response;
}

http::Response history(const Call& call) {
    return http::Response::json(history_json(document_history(call.context(), call.values["code"])));
}

}  // namespace pravila::web::api
