#include <zstd.h>

#include "core/history/hash.h"
#include "store/repository/mapping.h"
#include "store/repository/transaction.h"

namespace pravila {
namespace {

constexpr std::size_t kLargestExtraction = std::size_t{64} << 20U;
constexpr int kCompressionLevel = 3;

constexpr const char* kContent = R"sql(
    SELECT bytes FROM content WHERE institution_id = $1 AND sha256 = $2
)sql";

constexpr const char* kHasContent = R"sql(
    SELECT 1 FROM content WHERE institution_id = $1 AND sha256 = $2
)sql";

constexpr const char* kEachContent = R"sql(
    SELECT sha256, bytes FROM content WHERE institution_id = $1 ORDER BY sha256
)sql";

constexpr const char* kInsertContent = R"sql(
    INSERT INTO content (institution_id, sha256, size, bytes) VALUES ($1, $2, $3, $4)
)sql";

constexpr const char* kExtraction = R"sql(
    SELECT packed, unpacked_size FROM extraction WHERE institution_id = $1 AND sha256 = $2
)sql";

constexpr const char* kPutExtraction = R"sql(
    INSERT INTO extraction (institution_id, sha256, extractor, unpacked_size, packed) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (institution_id, sha256) DO UPDATE SET extractor = excluded.extractor,
        unpacked_size = excluded.unpacked_size, packed = excluded.packed
)sql";

constexpr const char* kPutBatch = R"sql(
    INSERT INTO batch (institution_id, batch_id, started_at) VALUES ($1, $2, $3)
    ON CONFLICT (institution_id, batch_id) DO NOTHING
)sql";

constexpr const char* kInsertImport = R"sql(
    INSERT INTO import_file (institution_id, batch_id, revision_id, sha256, path, at) VALUES ($1, $2, $3, $4, $5, $6)
)sql";

constexpr const char* kImportsOf = R"sql(
    SELECT sha256, path, revision_id, batch_id, at FROM import_file
    WHERE institution_id = $1 AND sha256 = $2 ORDER BY at, path
)sql";

constexpr const char* kImportsOfRevision = R"sql(
    SELECT sha256, path, revision_id, batch_id, at FROM import_file
    WHERE institution_id = $1 AND revision_id = $2 ORDER BY at, path
)sql";

std::vector<ImportRecord> read_imports(db::Statement query) {
    std::vector<ImportRecord> records;
    while (query.step()) {
        records.push_back({query.text(0), query.text(1), RevisionId(query.text(2)), BatchId(query.text(3)),
                           stored_instant(query.text(4))});
    }
    return records;
}

std::string pack(std::string_view text) {
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const auto size = ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), kCompressionLevel);
    if (ZSTD_isError(size) != 0) {
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    ZSTD_getErrorName(size));
    }
    packed.resize(size);
    return packed;
}

std::string unpack(std::string_view packed, long long unpacked_size, const std::string& sha256) {
    const bool possible = unpacked_size >= 0 && static_cast<std::size_t>(unpacked_size) <= kLargestExtraction;
    std::string text(possible ? static_cast<std::size_t>(unpacked_size) : 0, '\0');
    const auto size = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
    if (!possible || ZSTD_isError(size) != 0 || size != text.size()) {
        throw_bad_value("extraction of", sha256);
    }
    return text;
}

}  // namespace

std::optional<std::string> Transaction::content(const std::string& sha256) {
    auto query = db_.query(kContent, institution_, sha256);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

bool Transaction::has_content(const std::string& sha256) { return db_.query(kHasContent, institution_, sha256).step(); }

void Transaction::each_content(const std::function<void(const std::string& sha256, const std::string& bytes)>& visit) {
    auto query = db_.query(kEachContent, institution_);
    while (query.step()) {
        visit(query.text(0), query.text(1));
    }
}

std::string Transaction::add_content(std::string_view bytes) {
    std::string hash = sha256_hex(bytes);
    if (has_content(hash)) {
        return hash;
    }
    db_.execute(kInsertContent, institution_, hash, bytes.size(), db::Blob{bytes});
    auto stored = db_.query(kContent, institution_, hash);
    if (!stored.step() || sha256_hex(stored.view(0)) != hash) {
        throw Error(
            ErrorCode::kCorrupt,
            msg("A content was not stored as it was given; nothing was changed. Check the memory and the disk."), hash);
    }
    return hash;
}

std::optional<std::string> Transaction::extraction(const std::string& sha256) {
    auto query = db_.query(kExtraction, institution_, sha256);
    return query.step() ? std::optional(unpack(query.view(0), query.integer(1), sha256)) : std::nullopt;
}

void Transaction::add_extraction(const std::string& sha256, std::string_view extractor, std::string_view json) {
    if (json.size() > kLargestExtraction) {
        throw Error(ErrorCode::kInvalidInput, msg("The text of a document is larger than 64 MiB. Split the document."));
    }
    db_.execute(kPutExtraction, institution_, sha256, extractor, json.size(), db::Blob{pack(json)});
}

std::vector<ImportRecord> Transaction::imports_of(const std::string& sha256) {
    return read_imports(db_.query(kImportsOf, institution_, sha256));
}

std::vector<ImportRecord> Transaction::imports_of_revision(const RevisionId& id) {
    return read_imports(db_.query(kImportsOfRevision, institution_, id.str()));
}

void Transaction::add_import(const ImportRecord& record) {
    const auto at = to_text(record.at);
    db_.execute(kPutBatch, institution_, record.batch.str(), at);
    db_.execute(kInsertImport, institution_, record.batch.str(), record.revision.str(), record.sha256, record.path, at);
}

}  // namespace pravila
