#pragma once

#include "server/http/request.h"

namespace pravila::http {

/// "\"v7\"": the ETag of a row.
std::string version_tag(long long row_version);

/// The row version that a change is made to, from If-Match. Exactly one strong tag of this server's form counts.
/// @throws HttpError 428 when there is none, 412 when it is another tag, "*" or several.
long long required_version(const Request& request);

/// @throws HttpError 412 unless If-Match names this version, 428 when it is missing.
void require_version(const Request& request, long long row_version);

}  // namespace pravila::http
