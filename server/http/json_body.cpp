#include "server/http/json_body.h"

#include <nlohmann/json.hpp>
#include <set>

#include "server/http/bytes.h"
#include "server/http/http_error.h"

namespace pravila::http {

namespace {

using nlohmann::json;

constexpr int kDeepest = 16;
constexpr std::size_t kMostValues = 20000;

HttpError not_json() { return {400, msg("What was sent is not a JSON object that this server can read.")}; }

/// Counts what is parsed, and refuses before it is built.
class Guard {
  public:
    bool operator()(int depth, json::parse_event_t event, json& parsed) {
        if (depth > kDeepest || ++values_ > kMostValues) throw not_json();
        if (event == json::parse_event_t::object_start) names_.emplace_back();
        if (event == json::parse_event_t::object_end) names_.pop_back();
        if (event == json::parse_event_t::key && !names_.back().insert(parsed.get<std::string>()).second)
            throw not_json();
        if (event == json::parse_event_t::value && parsed.is_string() &&
            parsed.get_ref<const std::string&>().find('\0') != std::string::npos)
            throw not_json();
        return true;
    }

  private:
    std::size_t values_ = 0;
    std::vector<std::set<std::string>> names_;
};

}  // namespace

json read_json(const Request& request) {
    const std::string_view type = request.field("content-type");
    const std::string media = lower(trim(type.substr(0, type.find(';'))));
    if (request.body.empty() && media.empty()) return json::object();
    if (media != "application/json") throw HttpError(415, msg("Send this as application/json."));
    try {
        Guard guard;
        json value = json::parse(request.body, [&](int depth, json::parse_event_t event, json& parsed) {
            return guard(depth, event, parsed);
        });
        if (!value.is_object()) throw not_json();
        return value;
    } catch (const json::exception&) {
        throw not_json();
    }
}

}  // namespace pravila::http
