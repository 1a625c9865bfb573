#include "core/history/entry.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/history/actions.h"
#include "core/history/hash.h"
#include "core/model/document.h"

namespace pravila {
namespace {

bool is_id(const JsonValue& value) { return value.text() != nullptr && !value.text()->empty(); }

bool is_part(const JsonValue& part) {
    constexpr std::array<std::string_view, 5> members = {"bytes", "format", "id", "role", "sha256"};
    const auto* object = part.object();
    return object != nullptr && object->size() == members.size() && part["bytes"].integer() != nullptr &&
           *part["bytes"].integer() >= 0 && part["format"].text() != nullptr && is_id(part["id"]) &&
           part["role"].text() != nullptr && part_role_from(*part["role"].text()) && part["sha256"].text() != nullptr &&
           is_sha256_hex(*part["sha256"].text());
}

bool is_date(const JsonValue& value) {
    if (value.is_null()) {
        return true;
    }
    const auto date = value.text() != nullptr ? Date::parse(*value.text()) : std::nullopt;
    return date && date->iso() == *value.text();
}

template <class Test>
bool all(const JsonValue& value, Test test) {
    return value.array() != nullptr && std::all_of(value.array()->begin(), value.array()->end(), test);
}

bool fits(const JsonValue& value, FieldKind kind) {
    switch (kind) {
        case FieldKind::kText:
            return value.text() != nullptr;
        case FieldKind::kInteger:
            return value.integer() != nullptr && *value.integer() >= 0;
        case FieldKind::kBoolean:
            return value.boolean() != nullptr;
        case FieldKind::kDate:
            return is_date(value);
        case FieldKind::kCertainty:
            return value.text() != nullptr && date_certainty_from(*value.text());
        case FieldKind::kSha256:
            return value.text() != nullptr && is_sha256_hex(*value.text());
        case FieldKind::kId:
            return is_id(value);
        case FieldKind::kIdOrNull:
            return value.is_null() || is_id(value);
        case FieldKind::kTexts:
            return all(value, [](const JsonValue& text) { return text.text() != nullptr; });
        case FieldKind::kParts:
            return all(value, is_part);
    }
    return false;
}

/// What is wrong with an entry of a known action; empty when nothing is.
std::string flaw(const LogEntry& entry, const Action& action) {
    if (entry.seq < 0 || entry.institution.empty() || entry.subject.id.empty()) {
        return "seq, institution or subject.id";
    }
    if (entry.subject.kind != action.subject_kind) {
        return "subject.kind";
    }
    if (entry.content_sha256 && (!action.has_content || !is_sha256_hex(*entry.content_sha256))) {
        return "content_sha256";
    }
    for (const auto& field : action.fields) {
        const auto value = entry.details.find(field.name);
        if (value == entry.details.end() || !fits(value->second, field.kind)) {
            return "details." + std::string(field.name);
        }
    }
    return entry.details.size() == action.fields.size() ? "" : "details: more members than the action has";
}

std::string write(const LogEntry& entry) {
    return canonical_json(JsonObject{
        {"v", kLogEntryVersion},
        {"seq", entry.seq},
        {"time", to_text(entry.time)},
        {"institution", entry.institution.str()},
        {"actor", entry.actor.str()},
        {"action", entry.action},
        {"subject", JsonObject{{"kind", entry.subject.kind}, {"id", entry.subject.id}}},
        {"details", entry.details},
        {"content_sha256", entry.content_sha256 ? JsonValue(*entry.content_sha256) : JsonValue()},
    });
}

[[noreturn]] void refuse(std::string detail) {
    throw Error(ErrorCode::kCorrupt,
                msg("An entry of the log does not have the form it must have. Restore the store from a backup."),
                std::move(detail));
}

const std::string& text_of(const JsonValue& value) {
    if (value.text() == nullptr) {
        refuse("a member is not text");
    }
    return *value.text();
}

JsonValue read_json(std::string_view canonical) {
    try {
        return parse_json(canonical);
    } catch (const Error& error) {
        refuse(error.detail());
    }
}

}  // namespace

std::string canonical(const LogEntry& entry) {
    const auto* action = find_action(entry.action);
    const auto wrong = action == nullptr ? "unknown action" : flaw(entry, *action);
    if (!wrong.empty()) {
        throw Error(ErrorCode::kInternal,
                    msg("The event {action} is not described as the table of events says.", {{"action", entry.action}}),
                    wrong);
    }
    return write(entry);
}

LogEntry log_entry_from(std::string_view canonical) {
    const JsonValue json = read_json(canonical);
    const auto* version = json["v"].integer();
    if (version == nullptr || *version < 1) {
        refuse("v");
    }
    if (*version > kLogEntryVersion) {
        throw Error(ErrorCode::kUnavailable,
                    msg("The log has an entry of version {version}, which this program is too old to read. Use a newer "
                        "version of the program.",
                        {{"version", std::to_string(*version)}}));
    }
    const auto time = instant_from(text_of(json["time"]));
    if (!time || json["seq"].integer() == nullptr || json["details"].object() == nullptr) {
        refuse("time, seq or details");
    }
    LogEntry entry;
    entry.seq = *json["seq"].integer();
    entry.time = *time;
    entry.institution = InstitutionId(text_of(json["institution"]));
    entry.actor = PersonId(text_of(json["actor"]));
    entry.action = text_of(json["action"]);
    entry.subject = {text_of(json["subject"]["kind"]), text_of(json["subject"]["id"])};
    entry.details = *json["details"].object();
    if (!json["content_sha256"].is_null()) {
        entry.content_sha256 = text_of(json["content_sha256"]);
    }
    const auto* action = find_action(entry.action);
    if (action == nullptr) {
        throw Error(ErrorCode::kUnavailable,
                    msg("The log has an event \"{action}\" that this program does not know. Use a newer version of the "
                        "program.",
                        {{"action", entry.action}}));
    }
    if (const auto wrong = flaw(entry, *action); !wrong.empty()) {
        refuse(wrong);
    }
    if (write(entry) != canonical) {
        refuse("not the canonical text of what it says");
    }
    return entry;
}

}  // namespace pravila
