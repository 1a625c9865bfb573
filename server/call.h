#pragma once

#include "core/i18n/catalogue.h"
#include "server/http/router.h"
#include "server/site.h"

namespace pravila::web {

/// One request on its way to a handler.
struct Call {
    const Site& site;
    const http::Request& request;
    const http::PathValues& values;
    const Catalogue& words;

    Context context() const { return site.context(); }
    Date today() const { return site.dependencies.clock.today(); }
};

}  // namespace pravila::web
