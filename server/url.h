#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/request.h"

namespace pravila::web {

/// An address of this site: a path that is already encoded, and parameters that are not.
class Url {
  public:
    explicit Url(std::string path) : path_(std::move(path)) {}
    /// The address of a request with all its parameters but `lang`, which is only ever asked for once.
    static Url of(const http::Request& request);

    /// A copy with this parameter instead of all of its name; an empty value leaves it out.
    Url with(std::string_view name, std::string_view value) const;
    Url without(std::string_view name) const { return with(name, {}); }
    Url at(std::string_view anchor) const;
    Url on(std::string path) const;  ///< the same parameters on another path
    std::string str() const;         ///< "/?q=certificat%20urbanism#s-5.3"

    const std::vector<std::pair<std::string, std::string>>& parameters() const { return parameters_; }

  private:
    std::string path_, anchor_;
    std::vector<std::pair<std::string, std::string>> parameters_;
};

/// "/d/po-urb-4", "/d/po-urb-4/source"
Url document_url(std::string_view slug, std::string_view below = {});

}  // namespace pravila::web
