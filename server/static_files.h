#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "cmake/embedded.h"
#include "server/http/response.h"

namespace pravila::web {

/// Files served from memory under an address that changes with their content, so that browsers may keep them for ever.
class StaticFiles {
  public:
    explicit StaticFiles(std::span<const embedded::File> files);

    /// "/static/<hash>/pravila.css". @throws Error kInternal when there is no such file.
    const std::string& address(std::string_view name) const;
    /// The file at an address of this or an older program: only the exact hash is served. Absent: 404 is the caller's.
    const embedded::File* find(std::string_view hash, std::string_view name) const;

    static std::string_view media_type(std::string_view name);

  private:
    struct Entry {
        embedded::File file;
        std::string hash, address;
    };
    std::map<std::string, Entry, std::less<>> by_name_;
};

}  // namespace pravila::web
