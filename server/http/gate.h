#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/i18n/message.h"
#include "server/http/request.h"

namespace pravila::http {

/// What the gate lets through. Sizes in bytes.
struct GateRules {
    std::size_t max_head = 16384;  ///< request line and fields, with the empty line
    std::size_t max_target = 8000;
    std::size_t max_fields = 64;
    std::uint64_t max_body = 65536;
    /// Host names answered to, lower case, without port; localhost, 127.x.x.x and [::1] always are.
    std::vector<std::string> hosts;
};

/// Why a request is not let through. The connection is closed after the answer.
struct Refusal {
    int status = 400;
    Message reason;
};

enum class Framing { kNone, kLength, kChunked };

/// A head that passed: exactly one reading of it is possible.
struct Head {
    Method method = Method::kGet;
    std::string target;         ///< origin form, or "*" for OPTIONS
    std::vector<Field> fields;  ///< in order, names in lower case
    Framing framing = Framing::kNone;
    std::uint64_t length = 0;  ///< of the body when framing is kLength
    bool keep_alive = true;
    bool expects_continue = false;
};

/// Strict reading of the head of an HTTP/1.x request: `bytes` from the first byte of the request line up to and with
/// the empty line. Whatever two servers could read in two ways is refused. Pure; any bytes may be given. Sources: RFC
/// 9112 (messages), RFC 9110 (fields, methods), RFC 3986 (targets).
std::variant<Head, Refusal> check_head(std::string_view bytes, const GateRules& rules);

/// True when a beginning of a head can no longer become a good one (a line feed without its carriage return, a control
/// character), so that the client is told at once instead of at its deadline.
bool hopeless(std::string_view beginning);

}  // namespace pravila::http
