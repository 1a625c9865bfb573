#include "core/service/code_json.h"
#include "core/service/read_access.h"
#include "server/api/api.h"
#include "server/pages/redirects.h"

namespace pravila::web::api {

http::Response parse_code(const Call& call) {
    Parameters parameters(call.request);
    const std::string text = parameters.text("text");
    if (text.empty()) throw InputError({{"text", msg("write the code to read, as in ?text=PO-URB-04.")}});
    return http::Response::json(code_json(call.site.dependencies.codebook.parse_code(text), call.words));
}

http::Response log_entries(const Call& call) {
    Parameters parameters(call.request);
    const long from = parameters.number("from", 0, 0, 999999999);
    const long limit = parameters.number("limit", 100, 1, 1000);
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    require_log_access(call.context());
    const LogAccess& log = call.site.dependencies.log_access;
    // Entries are canonical JSON: put together as they are, so that a reader gets the very bytes that were hashed.
    std::string json = "{\"from\":" + std::to_string(from) + ",\"limit\":" + std::to_string(limit) +
                       ",\"total\":" + std::to_string(log.size()) + ",\"entries\":[";
    bool first = true;
    for (const StoredEntry& entry : log.entries(from, limit)) {
        json += (first ? "" : ",\n") + entry.canonical;
        first = false;
    }
    return http::Response::json(json + "]}");
}

http::Response log_checkpoint(const Call& call) {
    return http::Response::text(call.site.dependencies.log_access.checkpoint());
}

http::Response log_key(const Call& call) {
    return http::Response::text(call.site.dependencies.log_access.verifier_key() + "\n");
}

}  // namespace pravila::web::api
