#include "core/service/json.h"
#include "core/service/view_document.h"
#include "server/api/api.h"
#include "server/pages/downloads.h"
#include "server/pages/redirects.h"
#include "server/papers.h"

namespace pravila::web::api {

namespace {

DocumentRequest revision_request(const Call& call) {
    DocumentRequest request;
    request.code = call.values["code"];
    request.number = edition_revision_from(call.values["number"]);
    request.with_text = false;
    if (!request.number)
        throw InputError({{"number", msg("“{text}” is not an edition and revision. Write them as 2.1.",
                                         {{"text", call.values["number"]}})}});
    return request;
}

}  // namespace

http::Response revision_template(const Call& call) { return starting_file_answer(call); }
http::Response revision_copy(const Call& call) { return official_copy_answer(call); }
http::Response acknowledgement_sheet(const Call& call) { return acknowledgement_sheet_answer(call); }
http::Response own_sheet(const Call& call) { return own_sheet_answer(call); }

http::Response parts(const Call& call) {
    return http::Response::json(parts_json(view_document(call.context(), revision_request(call))));
}

http::Response part_file(const Call& call) {
    return download(call.request, part_of(call.context(), revision_request(call), call.values["sha256"]));
}

}  // namespace pravila::web::api
