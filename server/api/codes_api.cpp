#include <nlohmann/json.hpp>

#include "core/service/access.h"
#include "core/service/codes/allocate_code.h"
#include "core/service/organisation/find_by_name.h"
#include "server/api/api.h"
#include "server/pages/redirects.h"

namespace pravila::web::api {

http::Response next_code(const Call& call) {
    Parameters parameters(call.request);
    const auto types = parameters.types("type");
    const std::string unit = parameters.text("unit"), parent = parameters.text("parent");
    std::vector<Problem> problems = parameters.problems();
    if (problems.empty() && types.size() != 1)
        problems.push_back({"type", msg("write the type of the new document, as in ?type=PO.")});
    if (!problems.empty()) throw InputError(problems);
    const Context context = call.context();
    CodeAssignment code;
    context.store.read(context.scope, [&](StoreReader& reader) {
        CodeRequest request;
        request.type = types.front();
        if (!unit.empty()) request.unit = find_unit(reader, unit, call.today()).id;
        if (!parent.empty())
            request.parent = require_readable_document(reader, read_access(reader, context), parent).document.id;
        code = pravila::next_code(reader, call.site.dependencies.codebook, request, call.today());
    });
    const nlohmann::ordered_json json = {{"code", code.printed}, {"slug", slug(code.key)}, {"system", code.system}};
    return http::Response::json(json.dump());
}

}  // namespace pravila::web::api
