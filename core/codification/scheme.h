#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/i18n/message.h"
#include "core/model/code.h"
#include "core/toml/file_problem.h"

namespace pravila {

/// What a part of a code stands for. CLAUSE and STANDARD carry a meaning (ISO clause 8.7, SCIM standard 9), they are no
/// counters.
enum class SegmentKind {
    kType,
    kEntity,
    kSystemName,
    kDirectorate,
    kDepartment,
    kStandard,
    kClause,
    kActivity,
    kYear,
    kNumber,
    kSubnumber,
    kParent,
    kForm,
    kAnnex,
    kEdition,
    kRevision,
    kLiteral
};
std::string_view to_text(SegmentKind kind);  ///< "TYPE", "ENTITY", … as in a grammar
std::optional<SegmentKind> segment_kind_from(std::string_view text);

/// One part of a scheme. Grammar: docs/codification.md.
struct Segment {
    SegmentKind kind = SegmentKind::kNumber;
    std::string before;               ///< separator printed before it, when something was printed already
    bool optional = false;            ///< "?": may be missing
    std::string literal;              ///< LITERAL:F
    std::string prefix;               ///< printed before the value: D of "D1"
    int width = 0;                    ///< digits at least, padded with zeros; 0: as many as needed
    bool keep_padding = false;        ///< "width=2+": zeros written beyond the width stay ("016")
    bool dots = false;                ///< letters each followed by a dot: "P.O."
    bool upper = true;                ///< case=as-is keeps "Urb"
    bool roman = false;               ///< numbers in Roman digits
    std::string list;                 ///< name of the code list its values come from; empty: any
    CodeKey literal_key, prefix_key;  ///< of `literal` and `prefix`
};

/// What a segment holds in one code, in canonical spelling without prefix and dots: PO, Urb, 04.
struct SegmentValue {
    SegmentKind kind = SegmentKind::kNumber;
    std::string text;
    bool operator==(const SegmentValue&) const = default;
};

/// A way of writing codes, as data.
struct Scheme {
    std::string name;             ///< stable id: "type-department-number"
    std::string title;            ///< for people
    std::string system = "SCIM";  ///< which codification it belongs to: SCIM, ISO…
    std::string grammar;          ///< as written
    std::vector<Segment> segments;
    std::vector<SegmentKind> counter;   ///< what a running number is counted within: TYPE, DEPARTMENT
    std::vector<std::string> types;     ///< type words it accepts; empty: those of the codebook
    std::string document_type;          ///< "PO" when the codes of this scheme are all of one type; else empty
    std::vector<std::string> examples;  ///< each reads back to itself (checked)
    std::vector<std::pair<std::string, std::string>>
        type_keys;  ///< what TYPE may be: key "PSP", word "PSp"; set with the codebook
    int order = 0;  ///< lower comes first where several can read a text
    int line = 0;   ///< of the file it came from, 1-based

    bool has(SegmentKind kind) const;
    /// Forms and annexes: a code inside another document's code.
    bool has_parent() const { return has(SegmentKind::kParent); }
};

/// Where and why a grammar or a scheme file is wrong; in a lone grammar the line is the column.
using SchemeProblem = FileProblem;

/// Reads the grammar of a scheme: `TYPE - DEPARTMENT - NUMBER:width=2`. At most 1,000 bytes and 16 segments.
/// @return the segments, or the first problem with `line` as the 1-based column.
std::variant<std::vector<Segment>, SchemeProblem> parse_grammar(std::string_view grammar);

/// The canonical spelling of a code with these values, each used once in order; values of missing optional segments are
/// simply not there. A number longer than the width widens. Empty when a value of an obligatory segment is missing.
/// @param without_version  leaves EDITION and REVISION out, which never belong to the key.
std::string print_code(const Scheme& scheme, const std::vector<SegmentValue>& values, bool without_version = false);

}  // namespace pravila
