#include "core/history/entry.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>

#include "core/error.h"
#include "core/history/actions.h"
#include "core/history/hash.h"

using namespace pravila;

namespace {

JsonValue example(FieldKind kind) {
    switch (kind) {
        case FieldKind::kText:
            return "Procedură";
        case FieldKind::kInteger:
            return 7;
        case FieldKind::kBoolean:
            return true;
        case FieldKind::kDate:
            return "2024-05-31";
        case FieldKind::kCertainty:
            return "month";
        case FieldKind::kSha256:
            return sha256_hex("x");
        case FieldKind::kId:
        case FieldKind::kIdOrNull:
            return "0192f000-0000-7000-8000-000000000001";
        case FieldKind::kTexts:
            return JsonArray{"a", "b"};
        case FieldKind::kParts:
            return JsonArray{JsonObject{
                {"id", "p1"}, {"role", "text"}, {"sha256", sha256_hex("x")}, {"bytes", 1}, {"format", "docx"}}};
    }
    return {};
}

LogEntry example(const Action& action) {
    LogEntry entry;
    entry.seq = 12;
    entry.time = *instant_from("2026-11-22T01:35:00.000Z");
    entry.institution = InstitutionId("0192f000-0000-7000-8000-00000000000a");
    entry.actor = PersonId("0192f000-0000-7000-8000-00000000000b");
    entry.action = action.name;
    entry.subject = {std::string(action.subject_kind), "s1"};
    for (const auto& field : action.fields) {
        entry.details.emplace(field.name, example(field.kind));
    }
    if (action.has_content) {
        entry.content_sha256 = sha256_hex("x");
    }
    return entry;
}

ErrorCode refusal(const std::string& canonical) {
    try {
        log_entry_from(canonical);
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::kInternal;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("entry: the canonical text of a known entry never changes", "[history][entry]") {
    LogEntry entry = example(*find_action("unit.added"));
    entry.details = {{"name", "Serviciul Urbanism"}, {"abbreviation", "URB"}};
    CHECK(canonical(entry) ==
          R"({"action":"unit.added","actor":"0192f000-0000-7000-8000-00000000000b","content_sha256":null,)"
          R"("details":{"abbreviation":"URB","name":"Serviciul Urbanism"},)"
          R"("institution":"0192f000-0000-7000-8000-00000000000a","seq":12,"subject":{"id":"s1","kind":"unit"},)"
          R"("time":"2026-11-22T01:35:00.000Z","v":1})");
}

TEST_CASE("entry: an entry of every action is read back as it was", "[history][entry]") {
    for (const auto& action : actions()) {
        CAPTURE(std::string(action.name));
        const LogEntry entry = example(action);
        CHECK(log_entry_from(canonical(entry)) == entry);
    }
}

TEST_CASE("entry: an action's details are all of its fields, of their kinds, and nothing else", "[history][entry]") {
    for (const auto& action : actions()) {
        CAPTURE(std::string(action.name));
        LogEntry more = example(action);
        more.details.emplace("signer_name", "Ion Popescu");
        CHECK_THROWS_AS(canonical(more), Error);
        for (const auto& field : action.fields) {
            CAPTURE(std::string(field.name));
            LogEntry without = example(action);
            without.details.erase(without.details.find(field.name));
            CHECK_THROWS_AS(canonical(without), Error);
            LogEntry wrong = example(action);
            wrong.details.find(field.name)->second = JsonArray{JsonArray{}};
            CHECK_THROWS_AS(canonical(wrong), Error);
        }
    }
}

TEST_CASE("entry: values outside their kind are refused", "[history][entry]") {
    const LogEntry good = example(*find_action("revision.imported"));
    const auto with = [&](const char* name, JsonValue value) {
        LogEntry entry = good;
        entry.details.find(name)->second = std::move(value);
        return entry;
    };
    REQUIRE_NOTHROW(canonical(good));
    CHECK_NOTHROW(canonical(with("effective_from", nullptr)));
    CHECK_THROWS_AS(canonical(with("effective_from", "31.05.2024")), Error);
    CHECK_THROWS_AS(canonical(with("effective_from", "2024-02-30")), Error);
    CHECK_THROWS_AS(canonical(with("edition", -1)), Error);
    CHECK_THROWS_AS(canonical(with("effective_certainty", "week")), Error);
    CHECK_THROWS_AS(canonical(with("document", "")), Error);
    CHECK_THROWS_AS(canonical(with("document", nullptr)), Error);
    CHECK_THROWS_AS(canonical(with("parts", JsonArray{JsonObject{{"id", "p1"}}})), Error);
    LogEntry other = good;
    other.subject.kind = "document";
    CHECK_THROWS_AS(canonical(other), Error);
    other = good;
    other.content_sha256 = "abc";
    CHECK_THROWS_AS(canonical(other), Error);
    other = good;
    other.action = "revision.improved";
    CHECK_THROWS_AS(canonical(other), Error);
}

TEST_CASE("entry: bytes that are not the canonical text are corrupt", "[history][entry]") {
    const std::string text = canonical(example(*find_action("unit.added")));
    REQUIRE(log_entry_from(text).seq == 12);
    CHECK(refusal(text + "\n") == ErrorCode::kCorrupt);
    CHECK(refusal(" " + text) == ErrorCode::kCorrupt);
    CHECK(refusal(text.substr(1)) == ErrorCode::kCorrupt);
    CHECK(refusal("") == ErrorCode::kCorrupt);
    CHECK(refusal("[]") == ErrorCode::kCorrupt);
    CHECK(refusal(replaced(text, "\"seq\":12", "\"seq\":-1")) == ErrorCode::kCorrupt);
    CHECK(refusal(replaced(text, "\"seq\":12", "\"seq\":12,\"sig\":1")) == ErrorCode::kCorrupt);
    CHECK(refusal(replaced(text, "01:35:00.000Z", "01:35:00Z")) == ErrorCode::kCorrupt);
    CHECK(refusal(replaced(text, "Procedur\u0103", "Procedur\\u0103")) == ErrorCode::kCorrupt);
    CHECK(refusal(replaced(text, "\"content_sha256\":null,", "")) == ErrorCode::kCorrupt);
}

TEST_CASE("entry: a later version and an unknown action ask for a newer program", "[history][entry]") {
    const std::string text = canonical(example(*find_action("unit.added")));
    CHECK(refusal(replaced(text, "\"v\":1", "\"v\":2")) == ErrorCode::kUnavailable);
    CHECK(refusal(replaced(text, "\"v\":1", "\"v\":0")) == ErrorCode::kCorrupt);
    CHECK(refusal(replaced(text, "unit.added", "unit.dissolved")) == ErrorCode::kUnavailable);
}

TEST_CASE("actions: names are unique, and no field can hold the name of a person", "[history][actions]") {
    std::set<std::string_view> names;
    for (const auto& action : actions()) {
        CHECK(names.insert(action.name).second);
        CHECK(action.name.find('.') != std::string_view::npos);
        CHECK_FALSE(action.meaning.empty());
        std::set<std::string_view> fields;
        for (const auto& field : action.fields) {
            CHECK(fields.insert(field.name).second);
            CHECK_FALSE(field.meaning.empty());
            for (const char* personal : {"responsible", "remarks", "file_name", "path", "person", "mail", "author"}) {
                CHECK(field.name != personal);
            }
        }
    }
    CHECK(find_action("revision.imported") != nullptr);
    CHECK(find_action("") == nullptr);
}

TEST_CASE("actions: docs/history.md has a row for every action, with all its fields", "[history][actions]") {
    std::ifstream file(std::string(PRAVILA_SOURCE_DIR) + "/docs/history.md");
    std::map<std::string, std::string, std::less<>> rows;  // action -> its line
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("| `", 0) != 0) continue;
        const std::string names = line.substr(0, line.find('|', 1));
        for (const auto& action : actions())
            if (names.find("`" + std::string(action.name) + "`") != std::string::npos)
                rows[std::string(action.name)] = line;
    }
    for (const auto& action : actions()) {
        CAPTURE(std::string(action.name));
        const auto row = rows.find(action.name);
        REQUIRE(row != rows.end());
        for (const auto& field : action.fields) {
            CAPTURE(std::string(field.name));
            CHECK(row->second.find("`" + std::string(field.name) + "`") != std::string::npos);
        }
    }
}
