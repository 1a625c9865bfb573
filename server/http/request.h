#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pravila::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };

std::string_view to_text(Method method);  ///< "GET"
/// Exactly as on the wire, upper case. @return nothing for a method this server does not know.
std::optional<Method> method_from(std::string_view text);

/// A header field; the name in lower case, the value without the white space around it.
struct Field {
    std::string name;
    std::string value;
    bool operator==(const Field&) const = default;
};

/// A parameter of the query, decoded: valid UTF-8 without control characters other than tab and line ends.
struct Parameter {
    std::string name;
    std::string value;
    bool operator==(const Parameter&) const = default;
};

/// One request that passed the gate. Plain values; nothing in it is trusted beyond its form.
struct Request {
    Method method = Method::kGet;
    std::string target;  ///< as received, starting with '/'
    std::vector<std::string>
        segments;                  ///< of the path, split at '/' and then decoded: "/d/po%20urb" is {"d", "po urb"}
    std::vector<Parameter> query;  ///< in order, names may repeat
    std::vector<Field> fields;
    std::string body;  ///< whole, at most the limit of its address
    std::string peer;  ///< IP address of the other end of the connection; empty when unknown
    std::string id;    ///< given by the server, for its log and for error pages

    /// The first field of that lower-case name; empty when there is none.
    std::string_view field(std::string_view name) const;
    /// The first parameter of that name; empty when there is none.
    std::string_view parameter(std::string_view name) const;
    bool has_parameter(std::string_view name) const;
    /// The cookie of that name, as received; empty when there is none.
    std::string_view cookie(std::string_view name) const;
    /// The target without its query.
    std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
};

/// The segments of a path, split at '/' and then decoded.
std::vector<std::string> path_segments(std::string_view path);

}  // namespace pravila::http
