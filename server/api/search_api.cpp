#include "core/service/find_procedures.h"
#include "core/service/json.h"
#include "core/service/read_access.h"
#include "server/api/api.h"
#include "server/pages/redirects.h"

namespace pravila::web::api {

namespace {

constexpr long kMostSuggestions = 8;

SearchRequest read(const Call& call, Parameters& parameters) {
    SearchRequest request;
    request.query = parameters.text("q");
    request.today = call.today();
    request.as_of = parameters.date("as_of").value_or(request.today);
    request.all_revisions = false;
    const std::string revisions = parameters.text("revisions");
    if (revisions != "current") request.all_revisions = parameters.is("revisions", "all");
    request.include_undated = parameters.is("undated", "include");
    request.types = parameters.types("type");
    request.states = parameters.states("state");
    request.units = parameters.texts("unit");
    request.limit = parameters.number("limit", 20, 1, 200);
    request.offset = parameters.number("offset", 0, 0, 10000);
    parameters.refuse("known_at",
                      msg("searching in what the system knew at another time is not possible yet. Leave it out."));
    return request;
}

}  // namespace

http::Response search(const Call& call) {
    Parameters parameters(call.request);
    SearchRequest request = read(call, parameters);
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    return http::Response::json(
        search_json(find_procedures(call.context(), call.site.dependencies.index, std::move(request))));
}

http::Response suggest(const Call& call) {
    Parameters parameters(call.request);
    SearchRequest request;
    request.institution = call.site.dependencies.scope.institution;
    request.query = parameters.text("q");
    request.today = call.today();
    request.as_of = parameters.date("as_of").value_or(request.today);
    request.limit = parameters.number("limit", kMostSuggestions, 1, kMostSuggestions);
    if (request.query.size() > 300) parameters.refuse("q", msg("this is too long to suggest anything for."));
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    require_search_access(call.context());
    return http::Response::json(suggestions_json(
        request.query.empty() ? std::vector<Suggestion>() : call.site.dependencies.index.suggest(request)));
}

}  // namespace pravila::web::api
