#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/search_index.h"

namespace pravila::search {

/// When a revision applies, and what else decides its state on a day.
struct Validity {
    Lifecycle lifecycle = Lifecycle::kApproved;
    StatedDate effective;
    std::optional<Date> effective_until;
    bool superseded_undated = false;
    bool unfiled = false;

    State state_on(Date day, Date today) const;
    /// Approved, in force since nobody knows when, and still open.
    bool open_undated() const;
    /// Its dates tell when it is in force: approved, or withdrawn on a known day.
    bool has_days() const;
    std::string packed() const;
    static Validity unpacked(std::string_view bytes);  ///< @throws Error kCorrupt
};

Validity validity_of(const IndexedRevision& revision);

struct SectionName {
    std::string anchor, heading;
};

/// A piece of a section, short enough to be read for every hit.
struct Chunk {
    std::size_t section = 0;           ///< index into Record::sections
    std::vector<std::uint16_t> stems;  ///< hashes of the recall stems and numbers in it, ascending
    std::string compressed;            ///< its text, zstd
};

/// What a document of the index carries for showing it.
struct Record {
    RevisionId revision;
    DocumentId document;
    std::string code, slug, title, unit_name;
    DocumentType type = DocumentType::kOther;
    EditionRevision number;
    Validity validity;
    std::vector<SectionName> sections;
    std::vector<Chunk> chunks;
};

inline constexpr std::size_t kMostChunkBytes = 1200;
inline constexpr std::size_t kMostStoredBytes =
    std::size_t{4} * 1024 * 1024;  ///< of text kept for excerpts of one revision

std::string to_bytes(const Record& record);
/// @throws Error kCorrupt when the bytes are not a record.
Record record_from_bytes(std::string_view bytes);

/// Cuts text into pieces of at most kMostChunkBytes at line ends, sentence ends or blanks; never inside a character.
std::vector<std::string_view> pieces(std::string_view text);

std::string compress(std::string_view text);
/// @throws Error kCorrupt when the bytes are damaged or hold more than `most`.
std::string decompress(std::string_view bytes, std::size_t most = 2 * kMostChunkBytes);

/// Hash of a term as kept in Chunk::stems.
std::uint16_t short_hash(std::string_view term);

}  // namespace pravila::search
