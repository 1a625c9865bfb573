#pragma once

#include <span>
#include <string_view>

namespace pravila {

/// What a member of an entry's details holds.
enum class FieldKind {
    kText,       ///< a string, possibly empty
    kInteger,    ///< a whole number, not negative
    kBoolean,    ///< true or false
    kDate,       ///< "2024-05-31" or null
    kCertainty,  ///< "day", "month", "year" or "unknown"
    kSha256,     ///< 64 lower-case hex digits
    kId,         ///< a public id, not empty
    kIdOrNull,   ///< a public id or null
    kTexts,      ///< an array of strings
    kParts,      ///< an array of {"bytes","format","id","role","sha256"}
};

struct ActionField {
    std::string_view name;
    FieldKind kind;
    std::string_view meaning;
};

/// What replay does with an entry.
enum class Effect {
    kInstitution,  ///< the log begins
    kUnit,         ///< the unit exists
    kDocument,     ///< the document exists, or is now as the details say
    kCode,         ///< the document bears the code
    kRevision,     ///< the revision exists as the details say
    kEnd,          ///< the revision ends as the details say
    kPart,         ///< the revision has one more part
    kObject,       ///< the subject exists as the details say
    kChange,       ///< what the details say of the subject holds from now on, member by member of the same name
    kNone,         ///< no state follows
};

/// A kind of log entry: what happened, to what, and which details are told. An entry has exactly the fields of its
/// action, all of them; persons, mail addresses, file names and free remarks are never among them.
struct Action {
    std::string_view name;          ///< noun.past, what stands in the entry
    std::string_view subject_kind;  ///< what subject.id is the id of
    Effect effect;
    std::span<const ActionField> fields;
    bool has_content;  ///< content_sha256 may name a content
    std::string_view meaning;
};

/// THE table of everything that can stand in a log. Replay, the check of entries and docs/history.md follow it.
/// A row is never changed or removed, because logs with such entries exist; a new shape is a new row.
std::span<const Action> actions();

/// @return nullptr when the table has no such action.
const Action* find_action(std::string_view name);

}  // namespace pravila
