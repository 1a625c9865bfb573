#pragma once

#include <string>

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

    /// @param strict  a name that a template uses and a page does not give throws instead of staying empty.
    explicit Site(ServerDependencies given, bool strict = false);

    Context context() const {
        return {dependencies.store, dependencies.clock, dependencies.ids, dependencies.scope, dependencies.anonymous};
    }
};

/// Answers one request: finds its row of the site map, runs it, adds what every answer carries. Never throws.
http::Response respond(const Site& site, http::Request& request);

/// The answer to what did not pass the gate.
http::Response respond_refused(const Site& site, int status, const Message& reason, std::string_view target);

}  // namespace pravila::web
