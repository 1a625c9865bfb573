#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/history/canonical_json.h"
#include "core/model/date.h"
#include "core/model/ids.h"

namespace pravila {

/// What a column holds although no program of ours writes it.
[[noreturn]] inline void throw_bad_value(const char* what, const std::string& value) {
    throw Error(
        ErrorCode::kCorrupt,
        msg("The store holds a value that cannot be read. Check it with \"pravila verify\" and restore it from a "
            "backup."),
        std::string(what) + ": " + value);
}

/// The row was changed by someone else since it was read, or is not there at all.
[[noreturn]] inline void throw_stale(bool exists) {
    if (exists) {
        throw Error(
            ErrorCode::kConflict,
            msg("Someone else changed this in the meantime. Look at the new state and make your change again."));
    }
    throw Error(ErrorCode::kNotFound, msg("This refers to something that is not in the store."));
}

template <class Some>
Some readable(std::optional<Some> value, const char* what, const std::string& text) {
    if (!value) {
        throw_bad_value(what, text);
    }
    return *std::move(value);
}

inline std::optional<Date> date_from(const std::optional<std::string>& text) {
    return text ? std::optional(readable(Date::parse(*text), "date", *text)) : std::nullopt;
}

inline std::optional<std::string> text_of(const std::optional<Date>& date) {
    return date ? std::optional(date->iso()) : std::nullopt;
}

inline Date stored_date(const std::string& text) { return readable(Date::parse(text), "date", text); }

template <class SomeId>
std::optional<SomeId> id_from(const std::optional<std::string>& text) {
    return text ? std::optional(SomeId(*text)) : std::nullopt;
}

template <class Tag>
std::optional<std::string> text_of(const std::optional<Id<Tag>>& id) {
    return id ? std::optional(id->str()) : std::nullopt;
}

inline Instant stored_instant(const std::string& text) { return readable(instant_from(text), "instant", text); }

/// A list as one bound value, taken apart in SQL by json_each: SQL texts stay constants whatever the length.
template <class Item, class ToText>
std::string json_list(const std::vector<Item>& items, ToText to_text_of) {
    JsonArray array;
    for (const auto& item : items) {
        array.emplace_back(to_text_of(item));
    }
    return canonical_json(array);
}

}  // namespace pravila
