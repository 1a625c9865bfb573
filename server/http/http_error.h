#pragma once

#include "core/error.h"

namespace pravila::http {

/// A failure of the conversation itself, which has a status of its own: 401, 411, 412, 413, 415, 422, 428, 429.
class HttpError : public Error {
  public:
    HttpError(int status, Message message) : Error(ErrorCode::kInvalidInput, std::move(message)), status_(status) {}
    int status() const { return status_; }
    /// For 429 and 503: seconds after which the same request may work; 0 when that is not known.
    long retry_after = 0;

  private:
    int status_;
};

}  // namespace pravila::http
