#pragma once

#include "server/call.h"

namespace pravila::web::pages {

// Handlers of pages: read the parameters, call one service, fill in a template.

http::Response search(const Call& call);              ///< "/"
http::Response document(const Call& call);            ///< "/d/{code}"
http::Response source(const Call& call);              ///< "/d/{code}/source"
http::Response history(const Call& call);             ///< "/d/{code}/history"
http::Response procedure_register(const Call& call);  ///< "/register"
http::Response register_csv(const Call& call);        ///< "/register.csv"
http::Response forms(const Call& call);               ///< "/formulare"
http::Response static_file(const Call& call);         ///< "/static/{hash}/{name}"

}  // namespace pravila::web::pages
