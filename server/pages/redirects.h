#pragma once

#include <optional>
#include <string_view>

#include "core/error.h"
#include "server/call.h"
#include "server/parameters.h"

namespace pravila::web {

/// Parameters that cannot be used, all of them; status 400.
class InputError : public Error {
  public:
    explicit InputError(std::vector<Problem> problems);
    const std::vector<Problem>& problems() const { return problems_; }

  private:
    std::vector<Problem> problems_;
};

/// For addresses of a document: when the {code} is not its slug (another spelling, a former code), the answer 301 to
/// where it lives, with the same parameters.
/// @param below  what follows the slug: "" or "/history".
/// @throws Error kNotFound: no document that may be read has or had this code.
std::optional<http::Response> redirect_to_slug(const Call& call, std::string_view below);

}  // namespace pravila::web
