#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pravila::formats {

/// A zip archive in memory, read member by member into memory. Nothing is ever written to disk, no archive inside is
/// opened, and what counts is bytes really unpacked: the sizes that an archive declares may lie.
///
/// Limits: 10,000 members; 512 MiB unpacked in all; a member, and all together, at most 200 times their packed size
/// (the first MiB is free). Source of the ratio: honest office files stay below 40.
class ZipPackage {
  public:
    /// @param bytes  must outlive the package. @throws Refusal file.damaged, zip.bomb
    explicit ZipPackage(std::string_view bytes);
    ~ZipPackage();
    ZipPackage(const ZipPackage&) = delete;
    ZipPackage& operator=(const ZipPackage&) = delete;

    bool has(const std::string& name) const;
    /// The unpacked member; nothing when there is none of this name.
    /// @throws Refusal file.damaged, file.encrypted, zip.bomb
    std::optional<std::string> read(const std::string& name);
    /// As read, but a missing member is file.damaged.
    std::string require(const std::string& name);

  private:
    struct Archive;
    std::unique_ptr<Archive> archive_;
    std::size_t packed_bytes_;
    std::uint64_t unpacked_bytes_ = 0;
};

/// Whether the bytes begin like a zip archive.
bool looks_like_zip(std::string_view bytes);

}  // namespace pravila::formats
