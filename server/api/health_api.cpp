#include <nlohmann/json.hpp>

#include "core/error.h"
#include "server/api/api.h"
#include "server/api/openapi.h"

namespace pravila::web::api {

namespace {

std::string problem_of(const ReadinessCheck& check, const Catalogue& words) {
    try {
        return check.problem();
    } catch (const Error& error) {
        return words.text(error.message());
    } catch (const std::exception&) {
        return words.text(msg("Something went wrong inside the server."));
    }
}

}  // namespace

http::Response healthz(const Call&) { return http::Response::text("ok\n"); }

http::Response readyz(const Call& call) {
    nlohmann::ordered_json checks = nlohmann::ordered_json::array();
    bool ready = true;
    for (const ReadinessCheck& check : call.site.dependencies.checks) {
        const std::string problem = problem_of(check, call.words);
        ready = ready && problem.empty();
        checks.push_back(
            {{"name", check.name},
             {"ok", problem.empty()},
             {"problem", problem.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(problem)}});
    }
    const nlohmann::ordered_json body{{"ready", ready}, {"checks", checks}};
    return http::Response::json(body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), ready ? 200 : 503);
}

http::Response metrics(const Call& call) {
    const Metrics& metrics = call.site.metrics;
    long long head = 0;
    call.site.dependencies.store.read(call.context().scope, [&](StoreReader& reader) { head = reader.feed_head(); });
    const SearchIndex& index = call.site.dependencies.index;
    std::string text = metrics.prometheus() + (metrics.more ? metrics.more() : std::string());
    text +=
        "# HELP pravila_index_lag Changes the search index does not know yet.\n# TYPE pravila_index_lag "
        "gauge\npravila_index_lag " +
        std::to_string(head - index.feed_seq()) + "\n";
    text +=
        "# HELP pravila_index_documents Revisions in the search index.\n# TYPE pravila_index_documents "
        "gauge\npravila_index_documents " +
        std::to_string(index.document_count()) + "\n";
    http::Response response;
    response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8").set_body(std::move(text));
    return response;
}

http::Response openapi(const Call&) { return http::Response::json(std::string(embedded::openapi().front().bytes)); }

}  // namespace pravila::web::api
