#include "office/zip_writer.h"

#include <zip.h>

#include <memory>

#include "core/error.h"

namespace pravila::office {
namespace {

struct SourceCloser {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct ArchiveCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

[[noreturn]] void fail(const char* step) {
    throw Error(ErrorCode::kInternal, msg("The office file could not be packed. Free some memory and try again."),
                step);
}

// 1 January 1980 in DOS form: the earliest day a zip member can carry. Set as DOS fields because a time_t would be
// turned into the zone of the machine.
constexpr zip_uint16_t kDosDate = (0 << 9) | (1 << 5) | 1;
constexpr zip_uint32_t kDeflateLevel = 6;

}  // namespace

void ZipWriter::add(std::string name, std::string bytes, bool compressed) {
    members_.push_back({std::move(name), std::move(bytes), compressed});
}

std::string ZipWriter::finish() const {
    std::unique_ptr<zip_source_t, SourceCloser> target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!target) fail("zip_source_buffer_create");
    zip_source_keep(target.get());
    std::unique_ptr<zip_t, ArchiveCloser> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
    if (!archive) {
        zip_source_free(target.get());
        fail("zip_open_from_source");
    }
    for (const auto& member : members_) {
        zip_source_t* source = zip_source_buffer(archive.get(), member.bytes.data(), member.bytes.size(), 0);
        if (source == nullptr) fail("zip_source_buffer");
        const zip_int64_t index = zip_file_add(archive.get(), member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            fail("zip_file_add");
        }
        const auto at = static_cast<zip_uint64_t>(index);
        zip_file_set_dostime(archive.get(), at, 0, kDosDate, 0);
        zip_set_file_compression(archive.get(), at, member.compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, kDeflateLevel);
        zip_file_set_external_attributes(archive.get(), at, 0, ZIP_OPSYS_DOS, 0);
    }
    if (zip_close(archive.get()) != 0) fail("zip_close");
    static_cast<void>(archive.release());  // closed, not discarded

    if (zip_source_open(target.get()) != 0) fail("zip_source_open");
    zip_source_seek(target.get(), 0, SEEK_END);
    const zip_int64_t size = zip_source_tell(target.get());
    zip_source_seek(target.get(), 0, SEEK_SET);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const zip_int64_t got = zip_source_read(target.get(), bytes.data(), bytes.size());
    zip_source_close(target.get());
    if (got != size) fail("zip_source_read");
    return bytes;
}

}  // namespace pravila::office
