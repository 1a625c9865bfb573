#pragma once

#include <memory>
#include <string>

#include "core/service/task_counts.h"
#include "server/http/connection.h"
#include "server/http/router.h"
#include "server/metrics.h"
#include "server/pages/home.h"
#include "server/server.h"
#include "server/static_files.h"
#include "server/view/template.h"

namespace pravila::web {

/// Everything a handler may use besides its request. Const and shared by all threads, but for counters and what is
/// kept.
struct Site {
    ServerDependencies dependencies;
    Templates templates;
    StaticFiles statics;
    mutable Metrics metrics;
    mutable HomeFacts home;
    TaskCounts task_counts;

    /// @param strict  a name that a template uses and a page does not give throws instead of staying empty.
    explicit Site(ServerDependencies given, bool strict = false);

    Context context() const {
        return {dependencies.store, dependencies.clock, dependencies.ids, dependencies.scope, dependencies.anonymous};
    }
    PasswordHasher& hasher() const;

  private:
    std::unique_ptr<PasswordHasher> own_hasher_;
};

/// Bodies up to here are taken at every address.
inline constexpr std::uint64_t kSmallBody = 65536;

/// How much body a request may bring, by its head: files only where they belong, and only from who is signed in. Never
/// throws.
http::Admission admit(const Site& site, const http::Head& head, std::uint64_t most);
/// The same once the row of the site map is known.
http::Admission admit(const Site& site, const http::Route& route, const std::vector<http::Field>& fields,
                      std::uint64_t most);

/// Answers one request: finds its row of the site map, runs it, adds what every answer carries. Never throws.
http::Response respond(const Site& site, http::Request& request);

/// The answer to what did not pass the gate.
http::Response respond_refused(const Site& site, int status, const Message& reason, std::string_view target);

}  // namespace pravila::web
