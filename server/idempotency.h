#pragma once

#include <functional>

#include "server/call.h"

namespace pravila::web {

/// Runs a POST that carries an Idempotency-Key at most once in 24 hours: a retry with the same key and the same content
/// gets the answer that was kept. Others are just run. Keys belong to the person.
///
/// The key is taken in a transaction of its own before the handler runs. When the program is stopped in between, nobody
/// knows whether the work was done, and a retry is told so (409) instead of doing it twice.
/// @throws HttpError 400: a key that is no 1 to 200 visible ASCII characters; 422: the key was used for something else;
/// 409: the first request is still under way or was cut off.
http::Response run_once(const Call& call, const std::function<http::Response()>& handler);

}  // namespace pravila::web
