#include "server/api/problem.h"

#include <nlohmann/json.hpp>

#include "server/http/error_status.h"

namespace pravila::web {

std::string status_title(int status, const Catalogue& words) {
    switch (status) {
        case 400:
            return words.text(msg("This cannot be used"));
        case 401:
            return words.text(msg("Sign in first"));
        case 403:
            return words.text(msg("Not allowed"));
        case 404:
            return words.text(msg("Not found"));
        case 405:
            return words.text(msg("Not possible here"));
        case 408:
            return words.text(msg("Too slow"));
        case 409:
        case 412:
            return words.text(msg("Somebody else was first"));
        case 429:
            return words.text(msg("Too many tries"));
        case 413:
        case 414:
        case 431:
            return words.text(msg("Too long"));
        case 503:
        case 507:
            return words.text(msg("Not available just now"));
        case 501:
        case 505:
            return words.text(msg("Not spoken here"));
        default:
            return status >= 500 ? words.text(msg("Something went wrong inside the server"))
                                 : words.text(msg("This cannot be used"));
    }
}

http::Response problem_response(int status, const std::string& detail, std::string_view instance,
                                const std::vector<Problem>& problems, const Catalogue& words, std::string_view rule) {
    nlohmann::ordered_json body{{"type", "urn:pravila:problem:" + std::string(http::problem_type(status))},
                                {"title", status_title(status, words)},
                                {"status", status},
                                {"detail", detail}};
    if (!instance.empty()) body["instance"] = instance;
    if (!rule.empty()) body["rule"] = rule;
    for (const Problem& problem : problems)
        body["errors"].push_back({{"field", problem.field}, {"message", words.text(problem.message)}});
    auto response = http::Response::json(body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), status);
    response.set("Content-Type", "application/problem+json; charset=utf-8");
    return response;
}

}  // namespace pravila::web
