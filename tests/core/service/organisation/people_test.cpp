#include <catch2/catch.hpp>

#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

Person named(const std::string& name, const std::string& email = {}) {
    Person person;
    person.name = name;
    person.email = email;
    return person;
}

std::string log_text(Town& town) {
    std::string text;
    town.read([&](StoreReader& reader) {
        text.clear();
        for (const StoredEntry& entry : reader.log_entries(0, 100000)) text += entry.canonical + "\n";
    });
    return text;
}

}  // namespace

TEST_CASE("people: the log learns that someone was added or changed, never who", "[organisation][people]") {
    Town town;
    Person wanted = named("Zamfira Neobișnuită", "Zamfira.N@Teiusani.example");
    wanted.phone = "0700-119-911";
    wanted.os_account = "zneobisnuita";
    const PersonId id = add_person(town.as("admin"), wanted);
    Person stored;
    town.read([&](StoreReader& reader) { stored = *reader.organisation().person(id); });
    CHECK(stored.email == "zamfira.n@teiusani.example");
    stored.name = "Zamfira Altfel";
    change_person(town.as("admin"), stored);
    const std::string log = log_text(town);
    CHECK(log.find("\"person.changed\"") != std::string::npos);
    for (const char* secret : {"Zamfira", "zamfira", "119-911", "zneobisnuita", "Dobrescu", "teiusani.example"})
        CHECK(log.find(secret) == std::string::npos);
    CHECK(refused([&] { change_person(town.as("admin"), stored); }).code == ErrorCode::kConflict);
    CHECK(town.findings() == "");
}

TEST_CASE("people: hostile names and addresses are refused and leave nothing", "[organisation][people]") {
    Town town;
    const long long before = [&] {
        long long size = 0;
        town.read([&](StoreReader& reader) { size = reader.log_size(); });
        return size;
    }();
    const std::vector<std::string> names = {
        "",       "   ",     "Ion\nPop", std::string("a\0b", 3), "\xff\xfe", "Ion \u202e Pop", std::string(101, 'a'),
        "\u200b", "Ion\tPop"};
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(refused([&] { add_person(town.as("admin"), named(name)); }).code == ErrorCode::kInvalidInput);
    }
    for (const char* email :
         {"ana", "@x", "ana@", "a@b@c", "ana pop@x.ro", "<ana@x.ro>", "ana@x.ro,ion@x.ro", "ana@x.ro\nBcc: all@x.ro"}) {
        CAPTURE(email);
        CHECK(refused([&] { add_person(town.as("admin"), named("Ana", email)); }).code == ErrorCode::kInvalidInput);
    }
    town.read([&](StoreReader& reader) { CHECK(reader.log_size() == before); });
    // Odd but real, or at least harmless: markup is text.
    for (const char* name : {"O'Brien-Popescu", "<b>Ion</b>", "'; DROP TABLE person; --", "Ștefăniță Ţurcanu"})
        add_person(town.as("admin"), named(name));
    town.read([&](StoreReader& reader) {
        CHECK(find_person(reader, "stefanita turcanu").name == "Ștefăniță Țurcanu");
        CHECK(find_person(reader, "<b>Ion</b>").name == "<b>Ion</b>");
    });
}

TEST_CASE("people: one address, one account, one person; only administrators keep them", "[organisation][people]") {
    Town town;
    CHECK(refused([&] { add_person(town.as("admin"), named("Alta", "URB@teiusani.example")); }).code ==
          ErrorCode::kConflict);
    Person account = named("Alta");
    account.os_account = "teiusani";
    CHECK(refused([&] { add_person(town.as("admin"), account); }).code == ErrorCode::kConflict);
    add_person(town.as("admin"), named("Fără adresă"));
    add_person(town.as("admin"), named("Nici ea"));
    for (const char* who : {"primar", "calitate", "urb", "auditor"}) {
        CAPTURE(who);
        CHECK(refused([&] { add_person(town.as(who), named("Cineva")); }).code == ErrorCode::kForbidden);
    }
    set_disabled(town.as("admin"), town.person("urb"), true);
    CHECK(town.rights("urb", "2026-11-22").authorities().empty());
    set_disabled(town.as("admin"), town.person("urb"), false);
    CHECK(town.rights("urb", "2026-11-22").has(Role::kDepartmentHead));
}

TEST_CASE("people: found by address, account, name without accents or some words; never guessed",
          "[organisation][people]") {
    Town town;
    add_person(town.system(), named("Ana-Maria Ionașcu", "alta@teiusani.example"));
    town.read([&](StoreReader& reader) {
        CHECK(find_person(reader, "URB@teiusani.example").id == town.person("urb"));
        CHECK(find_person(reader, "teiusani").id == town.person("admin"));
        CHECK(find_person(reader, "mihaela rachita").id == town.person("juridic"));
        CHECK(find_person(reader, "dobrescu").id == town.person("urb"));
        CHECK(find_person(reader, town.person("cad").str()).id == town.person("cad"));
        CHECK(find_unit(reader, "urb", town.clock.today()).id == town.unit("URB"));
        CHECK(find_unit(reader, "Direcția Economică", town.clock.today()).id == town.unit("DE"));
        CHECK(find_unit(reader, "cadastru", town.clock.today()).id == town.unit("CAD"));
    });
    const auto search = [&](const std::string& text) {
        return refused([&] { town.read([&](StoreReader& reader) { find_person(reader, text); }); });
    };
    CHECK(search("ionascu").code == ErrorCode::kConflict);
    CHECK(search("ionascu").text.find("Elena Ionașcu <economic@teiusani.example>") != std::string::npos);
    CHECK(search("ionascu").text.find("Ana-Maria Ionașcu <alta@teiusani.example>") != std::string::npos);
    CHECK(search("").code == ErrorCode::kNotFound);
    CHECK(search("Popescu").code == ErrorCode::kNotFound);
    CHECK(refused([&] {
              town.read([&](StoreReader& reader) { find_unit(reader, "serviciul", town.clock.today()); });
          }).code == ErrorCode::kConflict);
}

TEST_CASE("people: a place in two units is fine, twice in one is not, and a move leaves the past as it was",
          "[organisation][people]") {
    Town town;
    Membership half;
    half.person = town.person("inspector");
    half.unit = town.unit("CAD");
    half.function = "Inspector";
    half.from = Town::day("2026-01-01");
    const MembershipId second = place_person(town.as("admin"), half);
    CHECK(refused([&] { place_person(town.as("admin"), half); }).code == ErrorCode::kConflict);
    CHECK(refused([&] {
              move_person(town.as("admin"), town.person("inspector"), {}, town.unit("IT"), "", Town::day("2026-06-01"));
          }).code == ErrorCode::kConflict);
    move_person(town.as("admin"), town.person("inspector"), town.unit("URB"), town.unit("IT"), "",
                Town::day("2026-06-01"));
    town.read([&](StoreReader& reader) {
        CHECK(reader.organisation().members_of(town.unit("URB"), Town::day("2026-05-31")).size() == 2);
        CHECK(reader.organisation().members_of(town.unit("URB"), Town::day("2026-06-01")).size() == 1);
        CHECK(reader.organisation().members_of(town.unit("IT"), Town::day("2026-06-01")).size() == 2);
    });
    half.id = second;
    half.row_version = 1;
    half.until = Town::day("2025-12-31");
    CHECK(refused([&] { change_membership(town.as("admin"), half); }).code == ErrorCode::kInvalidInput);
    half.until.reset();
    half.unit = UnitId("x");
    CHECK(refused([&] { change_membership(town.as("admin"), half); }).code == ErrorCode::kNotFound);
    CHECK(town.findings() == "");
}

TEST_CASE("people: the first administrator is made once", "[organisation][people]") {
    Town town;
    town.write([&](StoreWriter& writer) {
        Person first;
        first.os_account = "root";
        CHECK_FALSE(ensure_administrator(writer, town.system(), first));
    });
    TempDir directory;
    const auto store = create_store(directory.file("store"));
    create_institution(*store, town.clock, town.ids,
                       {town.institution, "Primăria Comunei Teiușani", "", std::string(32, '\x07')});
    const Context context{*store, town.clock, town.ids, Scope{town.institution, kSystem}};
    std::optional<PersonId> administrator;
    store->write(context.scope, [&](StoreWriter& writer) {
        Person first;
        first.os_account = "root";
        administrator = ensure_administrator(writer, context, first);
        CHECK_FALSE(ensure_administrator(writer, context, first));
    });
    REQUIRE(administrator);
    store->read(context.scope, [&](StoreReader& reader) {
        CHECK(Rights::of(reader, *administrator, town.clock.today()).authority(Role::kAdministrator));
        CHECK(reader.organisation().grants().at(0).act.number == "init");
    });
}
