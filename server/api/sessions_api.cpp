#include "core/service/commission/session_json.h"
#include "server/api/api.h"
#include "server/session_changes.h"

namespace pravila::web::api {

http::Response sessions(const Call& call) { return http::Response::json(sessions_json(list_sessions(call.context()))); }

http::Response session(const Call& call) {
    return http::Response::json(session_json(view_session(call.context(), session_of(call))));
}

http::Response plan_session(const Call& call) {
    const int number = web::plan_session(call, fields_of(call.request));
    auto response = http::Response::json(session_json(view_session(call.context(), number)), 201);
    response.set("Location", "/api/v1/sessions/" + std::to_string(number));
    return response;
}

http::Response change_session(const Call& call) {
    const int number = session_of(call);
    web::change_session(call, number, call.values["action"], fields_of(call.request));
    return http::Response::json(session_json(view_session(call.context(), number)));
}

http::Response session_notice(const Call& call) { return session_paper(call, false); }
http::Response session_minutes(const Call& call) { return session_paper(call, true); }

}  // namespace pravila::web::api
