#include "search/record.h"

#include <zstd.h>

#include "core/error.h"

namespace pravila::search {

namespace {

[[noreturn]] void damaged(const char* what) {
    throw Error(ErrorCode::kCorrupt, msg("The search index is damaged. Run \"pravila reindex\"."), what);
}

class Packer {
  public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(0x80 | (value & 0x7F));
        bytes_ += static_cast<char>(value);
    }
    void text(std::string_view value) {
        number(value.size());
        bytes_ += value;
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (rest_.empty()) damaged("record cut");
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        damaged("record number");
    }
    /// A number below `limit`.
    std::uint64_t below(std::uint64_t limit) {
        const std::uint64_t value = number();
        if (value >= limit) damaged("record value");
        return value;
    }
    std::string text() {
        const std::uint64_t size = number();
        if (size > rest_.size()) damaged("record text");
        std::string value(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return value;
    }

  private:
    std::string_view rest_;
};

constexpr std::size_t kMostFactBytes = std::size_t{64} * 1024 * 1024;
constexpr std::uint64_t kNoDay = 0;
constexpr int kDayShift = 100000;  ///< years before 1970 stay positive

std::uint64_t pack_day(const std::optional<Date>& day) {
    return day ? static_cast<std::uint64_t>(day->days_since_epoch() + kDayShift) : kNoDay;
}

std::optional<Date> unpack_day(std::uint64_t value) {
    if (value == kNoDay) return {};
    return Date(std::chrono::sys_days(std::chrono::days(static_cast<int>(value) - kDayShift)));
}

void pack(Packer& out, const Validity& validity) {
    out.number(static_cast<std::uint64_t>(validity.lifecycle));
    out.number(static_cast<std::uint64_t>(validity.effective.certainty));
    out.number(pack_day(validity.effective.day));
    out.number(pack_day(validity.effective_until));
    out.number((validity.superseded_undated ? 1u : 0u) | (validity.unfiled ? 2u : 0u));
}

Validity unpack_validity(Unpacker& in) {
    Validity validity;
    validity.lifecycle = static_cast<Lifecycle>(in.below(5));
    validity.effective.certainty = static_cast<DateCertainty>(in.below(4));
    validity.effective.day = unpack_day(in.below(400000));
    validity.effective_until = unpack_day(in.below(400000));
    const std::uint64_t facts = in.below(4);
    validity.superseded_undated = (facts & 1) != 0;
    validity.unfiled = (facts & 2) != 0;
    return validity;
}

}  // namespace

State Validity::state_on(Date day, Date today) const {
    if (unfiled) return State::kUnfiled;
    Revision revision;
    revision.lifecycle = lifecycle;
    revision.effective = effective;
    revision.effective_until = effective_until;
    revision.superseded_undated = superseded_undated;
    return pravila::state_on(revision, day, today);
}

bool Validity::open_undated() const {
    return lifecycle == Lifecycle::kApproved && !effective.day && !effective_until && !superseded_undated;
}

bool Validity::has_days() const {
    return lifecycle == Lifecycle::kApproved || (lifecycle == Lifecycle::kWithdrawn && effective_until.has_value());
}

std::string Validity::packed() const {
    Packer out;
    pack(out, *this);
    return out.take();
}

Validity Validity::unpacked(std::string_view bytes) {
    Unpacker in(bytes);
    return unpack_validity(in);
}

Validity validity_of(const IndexedRevision& revision) {
    return {revision.lifecycle, revision.effective, revision.effective_until, revision.superseded_undated,
            revision.unfiled};
}

// Everything is compressed here, in one frame for the facts and one for each piece of text: Xapian then keeps the bytes
// as they are, while it would compress, and unpack for every hit, whatever its zlib can make smaller.
std::string to_bytes(const Record& record) {
    Packer head;
    head.text(record.revision.str());
    head.text(record.document.str());
    for (const std::string* text : {&record.code, &record.slug, &record.title, &record.unit_name}) head.text(*text);
    head.number(static_cast<std::uint64_t>(record.type));
    head.number(static_cast<std::uint64_t>(record.number.edition));
    head.number(static_cast<std::uint64_t>(record.number.revision));
    pack(head, record.validity);
    head.number(record.sections.size());
    for (const SectionName& section : record.sections) {
        head.text(section.anchor);
        head.text(section.heading);
    }
    head.number(record.chunks.size());
    for (const Chunk& chunk : record.chunks) {
        head.number(chunk.section);
        head.number(chunk.stems.size());
        std::uint16_t before = 0;
        for (const std::uint16_t stem : chunk.stems) {
            head.number(static_cast<std::uint64_t>(stem - before));
            before = stem;
        }
    }
    Packer out;
    out.text(compress(head.take()));
    for (const Chunk& chunk : record.chunks) out.text(chunk.compressed);
    return out.take();
}

Record record_from_bytes(std::string_view bytes) {
    Unpacker body(bytes);
    const std::string facts = decompress(body.text(), kMostFactBytes);
    Unpacker in(facts);
    Record record;
    record.revision = RevisionId(in.text());
    record.document = DocumentId(in.text());
    for (std::string* text : {&record.code, &record.slug, &record.title, &record.unit_name}) *text = in.text();
    record.type = static_cast<DocumentType>(in.below(10));
    record.number.edition = static_cast<int>(in.below(10000));
    record.number.revision = static_cast<int>(in.below(10000));
    record.validity = unpack_validity(in);
    record.sections.resize(in.below(1 << 16));
    for (SectionName& section : record.sections) {
        section.anchor = in.text();
        section.heading = in.text();
    }
    record.chunks.resize(in.below(1 << 16));
    for (Chunk& chunk : record.chunks) {
        chunk.section = in.below(record.sections.size());
        chunk.stems.resize(in.below(1 << 16));
        std::uint64_t value = 0;
        for (std::uint16_t& stem : chunk.stems) stem = static_cast<std::uint16_t>(value += in.below(1 << 16));
    }
    for (Chunk& chunk : record.chunks) chunk.compressed = body.text();
    return record;
}

std::vector<std::string_view> pieces(std::string_view text) {
    std::vector<std::string_view> found;
    while (text.size() > kMostChunkBytes) {
        std::size_t cut = text.rfind('\n', kMostChunkBytes - 1);
        if (cut == std::string_view::npos || cut < kMostChunkBytes / 2) cut = text.rfind(". ", kMostChunkBytes - 1);
        if (cut == std::string_view::npos || cut < kMostChunkBytes / 2) cut = text.rfind(' ', kMostChunkBytes - 1);
        if (cut == std::string_view::npos || cut < kMostChunkBytes / 2) {
            cut = kMostChunkBytes - 1;
            while (cut > 1 && (static_cast<unsigned char>(text[cut + 1]) & 0xC0) == 0x80) --cut;
        }
        found.push_back(text.substr(0, cut + 1));
        text.remove_prefix(cut + 1);
    }
    if (!text.empty()) found.push_back(text);
    return found;
}

std::string compress(std::string_view text) {
    std::string bytes(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress(bytes.data(), bytes.size(), text.data(), text.size(), 3);
    if (ZSTD_isError(size))
        throw Error(ErrorCode::kInternal, msg("The text could not be compressed."), ZSTD_getErrorName(size));
    bytes.resize(size);
    return bytes;
}

std::string decompress(std::string_view bytes, std::size_t most) {
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size > most) damaged("excerpt size");  // also the two error values, which are huge
    std::string text(static_cast<std::size_t>(size), '\0');
    const std::size_t got = ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(got) || got != text.size()) damaged("excerpt");
    return text;
}

std::uint16_t short_hash(std::string_view term) {
    std::uint32_t hash = 2166136261u;  // FNV-1a, folded to 16 bits
    for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return static_cast<std::uint16_t>(hash ^ (hash >> 16));
}

}  // namespace pravila::search
