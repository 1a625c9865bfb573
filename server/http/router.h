#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/request.h"
#include "server/http/response.h"

namespace pravila::web {
struct Call;
}

namespace pravila::http {

/// Who may come in; what someone may do there is decided by the services.
enum class Access {
    kAnyone,    ///< no sign-in at all: health, static files, signing in
    kReader,    ///< who is signed in, and others as far as anonymous reading is allowed
    kSignedIn,  ///< who is signed in
};

/// What an address takes with POST, PUT and PATCH.
enum class Body {
    kSmall,  ///< a form or JSON up to 64 KiB
    kFile,   ///< up to the limit of the server for files; only from who is signed in
};

using Handler = Response (*)(const web::Call&);

/// A row of the site map, in the order in which a row is read.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding)
struct Route {
    Method method;
    std::string_view pattern;  ///< "/d/{code}/history"; a {name} stands for exactly one segment that is not empty
    Handler handler;
    Access access;
    Body body = Body::kSmall;
};

/// What stood for the {names} of a pattern, decoded.
class PathValues {
  public:
    void add(std::string_view name, std::string_view value) { values_.emplace_back(name, value); }
    /// @throws Error kInternal when the pattern has no such name.
    const std::string& operator[](std::string_view name) const;

  private:
    std::vector<std::pair<std::string_view, std::string>> values_;
};

struct Matched {
    const Route* route = nullptr;  ///< null: nothing has this address, or not with this method
    PathValues values;
    std::vector<Method> allowed;  ///< methods that this address has; empty when there is no such address
};

/// Finds the row for a method and an address; HEAD is answered by GET's row. A segment of fixed text wins over a
/// {name}.
Matched match(std::span<const Route> routes, Method method, const std::vector<std::string>& segments);

/// "GET, HEAD, OPTIONS" for the Allow field.
std::string allow_field(const std::vector<Method>& methods);

}  // namespace pravila::http
