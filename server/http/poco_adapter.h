#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/gate.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace pravila::http {

/// Makes a request of a head that passed the gate. Poco reads the same bytes a second time, and a request that the two
/// readings understand differently is none: nothing comes back. Field values stay as the gate read them, since Poco
/// decodes RFC 2047 words, line ends included. At most 100 query parameters.
std::optional<Request> to_request(std::string_view head_bytes, const Head& head, std::string body);

/// The bytes to send: status line, fields of the response, Date, Content-Length and Connection, then the body unless
/// the method is HEAD or the status has none.
std::string to_wire(const Response& response, Method method, bool keep_alive);

/// "Not Found"
std::string reason_phrase(int status);

/// Query parameters, '+' read as a space; control characters other than tab and line ends become spaces.
std::vector<Parameter> parse_query(std::string_view raw_query);

}  // namespace pravila::http
