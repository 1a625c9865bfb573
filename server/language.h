#pragma once

#include "core/i18n/catalogue.h"
#include "server/http/request.h"

namespace pravila::web {

/// The language to answer in: `lang` of the address, else the cookie `lang`, else what the browser prefers of Romanian
/// and English (RFC 9110 section 12.5.4), else Romanian.
Language language_of(const http::Request& request);

}  // namespace pravila::web
