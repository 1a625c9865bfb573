#pragma once

#include <stdexcept>
#include <string>

#include "core/i18n/message.h"

namespace pravila {

/// What kind of thing went wrong; the edges turn it into an exit status or an HTTP status.
enum class ErrorCode {
    kInvalidInput,  ///< the caller gave something that can never work
    kNotFound,      ///< no such document, code, revision, file
    kConflict,      ///< somebody else was there first, or the same thing exists with other content
    kForbidden,     ///< the person has no right to do this
    kUnavailable,   ///< locked, full, busy: the same call may work later
    kCorrupt,       ///< stored data does not hold together
    kInternal,      ///< a broken promise of our own code
};

/// The one exception of the program. Carries a message for people (rendered at the edge, in their language)
/// and, apart from it, a detail for the server's own log, which users never see.
class Error : public std::runtime_error {
  public:
    Error(ErrorCode code, Message message, std::string detail = {})
        : std::runtime_error(std::string(message.id)),
          code_(code),
          message_(std::move(message)),
          detail_(std::move(detail)) {}

    ErrorCode code() const { return code_; }
    const Message& message() const { return message_; }
    const std::string& detail() const { return detail_; }

  private:
    ErrorCode code_;
    Message message_;
    std::string detail_;
};

}  // namespace pravila
