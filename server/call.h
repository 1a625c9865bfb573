#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "core/i18n/catalogue.h"
#include "core/service/accounts/sessions.h"
#include "server/http/form.h"
#include "server/http/router.h"
#include "server/site.h"

namespace pravila::web {

/// One request on its way to a handler.
struct Call {
    const Site& site;
    const http::Request& request;
    const http::PathValues& values;
    const Catalogue& words;

    /// Who is signed in; nothing when nobody is.
    std::optional<Caller> caller{};
    /// What forms of this session carry in the field `form_token`; empty when nobody is signed in by cookie.
    std::string form_token{};

    Context context() const {
        Context made = site.context();
        if (caller) made.scope.person = caller->person;
        return made;
    }
    Date today() const { return site.dependencies.clock.today(); }
    /// What a form sent. @throws HttpError as http::read_form.
    http::Form form() const { return http::read_form(request); }
    /// The JSON object a program sent; include <nlohmann/json.hpp>. @throws HttpError as http::read_json.
    nlohmann::json json() const;
    /// IP address of who asks; behind the own proxy what that says.
    std::string address() const;
};

}  // namespace pravila::web
