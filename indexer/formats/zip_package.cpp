#include "indexer/formats/zip_package.h"

#include <zip.h>

#include <algorithm>
#include <new>

#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

constexpr std::uint64_t kMostUnpacked = 512ull << 20;
constexpr std::uint64_t kFree = 1ull << 20;
constexpr std::uint64_t kMostRatio = 200;
constexpr zip_int64_t kMostMembers = 10'000;
constexpr std::size_t kChunk = std::size_t{64} * 1024;

struct ArchiveDeleter {
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
struct MemberDeleter {
    void operator()(zip_file_t* member) const noexcept { zip_fclose(member); }
};

/// Names of parts are compared without case (ISO/IEC 29500-2, 6.2.2.3), but the exact name is preferred.
zip_int64_t locate(zip_t* zip, const std::string& name) {
    const zip_int64_t exact = zip_name_locate(zip, name.c_str(), 0);
    return exact >= 0 ? exact : zip_name_locate(zip, name.c_str(), ZIP_FL_NOCASE);
}

std::uint64_t most_for(std::uint64_t packed) { return std::max(kFree, packed * kMostRatio); }

}  // namespace

struct ZipPackage::Archive {
    std::unique_ptr<zip_t, ArchiveDeleter> zip;
};

ZipPackage::ZipPackage(std::string_view bytes) : archive_(std::make_unique<Archive>()), packed_bytes_(bytes.size()) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source) {
        zip_error_fini(&error);
        throw std::bad_alloc();
    }
    archive_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    const int reason = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (!archive_->zip) {
        zip_source_free(source);  // the archive owns it only once it is open
        if (reason == ZIP_ER_MEMORY) throw std::bad_alloc();
        refuse_damaged();
    }
    if (zip_get_num_entries(archive_->zip.get(), 0) > kMostMembers) refuse_bomb();
}

ZipPackage::~ZipPackage() = default;

bool ZipPackage::has(const std::string& name) const { return locate(archive_->zip.get(), name) >= 0; }

std::optional<std::string> ZipPackage::read(const std::string& name) {
    zip_t* zip = archive_->zip.get();
    const zip_int64_t found = locate(zip, name);
    if (found < 0) return {};
    const auto index = static_cast<zip_uint64_t>(found);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip, index, 0, &stat) != 0) refuse_damaged();
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) refuse_encrypted();

    const std::unique_ptr<zip_file_t, MemberDeleter> member(zip_fopen_index(zip, index, 0));
    if (!member) refuse_damaged();
    const std::uint64_t packed =
        std::min<std::uint64_t>((stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : packed_bytes_, packed_bytes_);
    const std::uint64_t most = most_for(packed);
    std::string bytes;
    // The declared size is believed for the first read only, so that an honest member is read in one.
    std::size_t step = (stat.valid & ZIP_STAT_SIZE) != 0
                           ? static_cast<std::size_t>(std::min<std::uint64_t>(stat.size + 1, kFree))
                           : kChunk;
    for (;; step = kChunk) {
        const std::size_t before = bytes.size();
        bytes.resize(before + step);
        const zip_int64_t got = zip_fread(member.get(), bytes.data() + before, bytes.size() - before);
        if (got < 0) refuse_damaged();
        bytes.resize(before + static_cast<std::size_t>(got));
        if (got == 0) break;
        unpacked_bytes_ += static_cast<std::uint64_t>(got);
        if (bytes.size() > most || unpacked_bytes_ > std::min(kMostUnpacked, most_for(packed_bytes_))) refuse_bomb();
    }
    return bytes;
}

std::string ZipPackage::require(const std::string& name) {
    auto bytes = read(name);
    if (!bytes) refuse_damaged();
    return std::move(*bytes);
}

bool looks_like_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

}  // namespace pravila::formats
