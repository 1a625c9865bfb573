#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pravila::office {

/// A zip archive in memory. Members keep the order in which they were added and carry a fixed time (1980-01-01), so the
/// same members give the same bytes in every time zone.
class ZipWriter {
  public:
    /// @param compressed  false stores the bytes as they are (the `mimetype` member of ODF must be so).
    void add(std::string name, std::string bytes, bool compressed = true);

    /// @throws Error kInternal when the archive cannot be made (out of memory).
    std::string finish() const;

  private:
    struct Member {
        std::string name;
        std::string bytes;
        bool compressed;
    };
    std::vector<Member> members_;
};

}  // namespace pravila::office
