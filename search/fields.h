#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pravila::search {

/// Version of what is described here. An index with another number, or made by another analyser, must be rebuilt.
inline constexpr int kSchemaVersion = 5;

// The index
// =========
// One Xapian document per revision, replaced as a whole by its Q term.
//
// Terms. Words are those of the analyser (core/text/analysis.h): exact forms in lower case without a prefix, with
// positions; recall stems behind Z, without positions. Title, code and headings stand in the same stream as the text,
// with a higher frequency (kTitleWdf, kHeadingWdf), so that one term per word finds a document wherever the word
// stands.
//   (none)  exact words of code, title, registry number, headings and text      positions
//   Z       recall stems of the same                                            no positions
//   S       exact words of the title                                            positions
//   ZS      recall stems of the title
//   V       how many telling words the title has, "V3", at most kLongestTitle: a search that names most of a short
//   title
//           means that document rather than one whose long title also has the words
//   C       exact words of every code the document has or had                   positions
//   B, ZB   words and recall stems of the names of its units
//   K       canonical key of a code, "KPO-URB-4"; XK the same without dashes, "XKPOURB4"
//   R       keys of codes it belongs to or mentions: its own, its procedure's, those cited in the text
//   A       acts cited, "Alege/544/2001"; N any number with a year, "N436/2022", also the registry number
//   Q       revision id (unique)     I  institution     T  type, "TPO"
//   G       how far it is and to whom it is open, "Gpublished/internal", "Greview/confidential": with O, P and Q this
//           decides who may find it (access_filter.h); every search, count and suggestion asks for it
//   O       id of the owning unit    P  ids of the units that take part
//   U       folded name of a unit, owner or participating
//   L       lifecycle, "Lapproved"
//   F       facts: Funfiled; Fundated: approved and filed, begins nobody knows when, still open
//   D       interval terms of approved and filed revisions, and of withdrawn ones whose end is known: the days on which
//   it is in force by its dates,
//           [effective_from, effective_until), as days since 1970-01-01 held to 0..32767, covered by blocks of 1, 32
//           and 1,024 days: "D0:19797", "D1:618", "D2:19". The question "day d?" is an OR of three terms.
//   E       the same for a revision that was replaced on a day nobody knows: it has these days as past ones only
//
// Values (slots of enum Slot). kTypeAndUnits and kValidity are read by the facets, kBegins by the question "which begin
// after d", kOrder sorts results that have no rank.
//
// Document data: record.h.
//
// Metadata, written in the same commit as the documents: "schema_version", "analysis_version" (decimal), "feed_seq".

enum Slot : unsigned {
    kTypeAndUnits = 0,  ///< type and printed unit names, separated by 0x1F
    kValidity = 1,      ///< Validity::packed()
    kBegins = 2,        ///< first day in force as four hexadecimal digits; nothing when unknown
    kOrder = 3,         ///< code in an order where numbers compare as numbers, then edition and revision
};

inline constexpr unsigned kTitleWdf = 5, kHeadingWdf = 2;
inline constexpr std::size_t kLongestTitle = 12;

/// How a field of the query language is looked up.
enum class Lookup { kCode, kTitle, kType, kUnit, kProcedure, kAct };

/// A field of the query language. To add one: a row in fields.cpp, a Lookup in query_builder.cpp, the terms in
/// writer.cpp, and a higher kSchemaVersion.
struct Field {
    std::string_view romanian, english;  ///< as typed before ':', folded
    Lookup lookup;
    std::string_view prefix;  ///< of its terms
    double weight;            ///< factor on the rank of its terms; 0 for a filter that does not rank
};

std::span<const Field> fields();

/// The field with this name in either language, or nullptr. @param name  folded
const Field* field_named(std::string_view name);

/// Weights of a word's terms relative to its recall stem in the text.
struct Weights {
    double exact = 0.6;  ///< the very form
    double title = 2.5;  ///< in the title
    double title_stem = 1.5;
    double phrase = 1.5;      ///< the words beside one another
    double title_phrase = 4;  ///< beside one another in the title
    double title_cover = 8;   ///< all of them in the title, times the share of the title's telling words they are
    double near_by = 0.7;     ///< within a few words of one another
    double code = 40;         ///< the document's own code
    double synonym = 0.4;
    double stop_word = 0.05;
};
inline constexpr Weights kWeights;

}  // namespace pravila::search
