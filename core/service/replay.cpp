#include "core/service/replay.h"

#include <algorithm>
#include <array>

#include "core/history/actions.h"

namespace pravila {

namespace {

/// What makes a code of a document the same code.
constexpr std::array<std::string_view, 3> kCodeIdentity = {"system", "key", "suffix"};

}  // namespace

void Replay::apply(const LogEntry& entry) {
    const Action* action = find_action(entry.action);
    Objects& objects = objects_[entry.subject.kind];
    switch (action ? action->effect : Effect::kNone) {
        case Effect::kDocument: {
            const auto known = objects.find(entry.subject.id);
            JsonValue audience = known == objects.end() ? JsonValue("internal") : known->second["audience"];
            JsonObject& document = objects[entry.subject.id] = entry.details;
            document["audience"] = std::move(audience);
            break;
        }
        case Effect::kCode:
            codes_[entry.subject.id].push_back(entry.details);
            break;
        case Effect::kCodeChange:
            change_code(entry);
            break;
        case Effect::kObject:
            actors_[entry.subject.kind].try_emplace(entry.subject.id, entry.actor.str());
            objects[entry.subject.id] = entry.details;
            break;
        case Effect::kUnit:
        case Effect::kRevision:
            objects[entry.subject.id] = entry.details;
            break;
        case Effect::kEnd:
        case Effect::kChange:
            change(entry);
            break;
        case Effect::kPart:
            add_part(entry);
            break;
        default:
            break;
    }
}

const Replay::Objects& Replay::of(std::string_view kind) const {
    static const Objects kNone;
    const auto found = objects_.find(kind);
    return found == objects_.end() ? kNone : found->second;
}

const std::vector<JsonObject>& Replay::codes_of(const std::string& document) const {
    static const std::vector<JsonObject> kNone;
    const auto found = codes_.find(document);
    return found == codes_.end() ? kNone : found->second;
}

std::string Replay::actor_of(std::string_view kind, const std::string& id) const {
    const auto actors = actors_.find(kind);
    if (actors == actors_.end()) return {};
    const auto actor = actors->second.find(id);
    return actor == actors->second.end() ? std::string() : actor->second;
}

void Replay::change(const LogEntry& entry) {
    JsonObject& object = objects_[entry.subject.kind][entry.subject.id];
    for (const auto& [name, value] : entry.details) {
        const auto member = object.find(name);
        if (member != object.end()) member->second = value;
    }
}

void Replay::change_code(const LogEntry& entry) {
    for (JsonObject& code : codes_[entry.subject.id]) {
        const bool same = std::all_of(kCodeIdentity.begin(), kCodeIdentity.end(), [&](std::string_view name) {
            return code[std::string(name)] == entry.details.find(name)->second;
        });
        if (same) code = entry.details;
    }
}

void Replay::add_part(const LogEntry& entry) {
    JsonObject& revision = objects_[entry.subject.kind][entry.subject.id];
    JsonArray parts = revision["parts"].array() ? *revision["parts"].array() : JsonArray();
    JsonObject part = entry.details;
    part["id"] = part["part"];
    for (const char* name : {"part", "document", "batch"}) part.erase(name);
    parts.push_back(std::move(part));
    revision["parts"] = std::move(parts);
}

}  // namespace pravila
