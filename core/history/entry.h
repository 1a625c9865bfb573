#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/history/canonical_json.h"
#include "core/model/date.h"
#include "core/model/ids.h"

namespace pravila {

/// One event of the log. The text form is canonical JSON of exactly these members:
/// {"action","actor","content_sha256","details","institution","seq","subject":{"id","kind"},"time","v"}.
struct LogEntry {
    struct Subject {
        std::string kind;  ///< institution, unit, document, revision, batch, key
        std::string id;
        bool operator==(const Subject&) const = default;
    };

    long long seq = 0;
    Instant time{};
    InstitutionId institution;
    PersonId actor;  ///< who did it, by id; never a name
    std::string action;
    Subject subject;
    JsonObject details;
    std::optional<std::string> content_sha256;  ///< the content the event is about; null in the text when none
    bool operator==(const LogEntry&) const = default;
};

/// The version of the shape written today.
inline constexpr int kLogEntryVersion = 1;

/// The bytes that are hashed.
/// @throws Error kInternal when the action is unknown or the details are not exactly those of its row in actions.h.
std::string canonical(const LogEntry& entry);

/// Reads an entry back.
/// @throws Error kCorrupt when the bytes are not the canonical form of an entry, kUnavailable when they are of a later
/// version or of an action that this program does not know.
LogEntry log_entry_from(std::string_view canonical);

}  // namespace pravila
