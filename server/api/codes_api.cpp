#include <nlohmann/json.hpp>

#include "core/codification/code_key.h"
#include "core/service/access.h"
#include "core/service/codes/allocate_code.h"
#include "core/service/codes/recode.h"
#include "core/service/organisation/find_by_name.h"
#include "server/api/api.h"
#include "server/fields.h"
#include "server/pages/redirects.h"
#include "server/url.h"

namespace pravila::web::api {

http::Response next_code(const Call& call) {
    Parameters parameters(call.request);
    const auto types = parameters.types("type");
    const std::string unit = parameters.text("unit"), parent = parameters.text("parent");
    const std::map<SegmentKind, std::string> given = {{SegmentKind::kDirectorate, parameters.text("directorate")},
                                                      {SegmentKind::kStandard, parameters.text("standard")},
                                                      {SegmentKind::kClause, parameters.text("clause")},
                                                      {SegmentKind::kActivity, parameters.text("activity")},
                                                      {SegmentKind::kEntity, parameters.text("entity")}};
    std::vector<Problem> problems = parameters.problems();
    if (problems.empty() && types.size() != 1)
        problems.push_back({"type", msg("write the type of the new document, as in ?type=PO.")});
    if (!problems.empty()) throw InputError(problems);
    const Context context = call.context();
    CodeAssignment code;
    context.store.read(context.scope, [&](StoreReader& reader) {
        CodeRequest request;
        request.type = types.front();
        request.given = given;
        if (!unit.empty()) request.unit = find_unit(reader, unit, call.today()).id;
        if (!parent.empty())
            request.parent = require_readable_document(reader, read_access(reader, context), parent).document.id;
        code = pravila::next_code(reader, call.site.dependencies.codebook, request, call.today());
    });
    const nlohmann::ordered_json json = {{"code", code.printed}, {"slug", slug(code.key)}, {"system", code.system}};
    return http::Response::json(json.dump());
}

http::Response recode(const Call& call) {
    Fields fields = fields_of(call.request);
    const CodeChange change{fields.act("act"), fields.text("reason")};
    fields.require_sound();
    const Context context = call.context();
    std::string name;
    context.store.read(context.scope, [&](StoreReader& reader) {
        name = require_readable_document(reader, read_access(reader, context), call.values["code"]).document.slug();
    });
    const Recoding done = recode_document(context, call.site.dependencies.codebook, name, fields.text("code"), change);
    const nlohmann::ordered_json json = {
        {"before", done.before.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(done.before)},
        {"after", done.after},
        {"title", done.title},
        {"url", document_url(slug(code_key(done.after))).str()}};
    return http::Response::json(json.dump());
}

}  // namespace pravila::web::api
