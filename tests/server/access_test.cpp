#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "core/codification/code_key.h"
#include "core/history/hash.h"
#include "core/service/access.h"
#include "core/service/follow_feed.h"
#include "server/access.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;
using nlohmann::json;

namespace {

const PersonId kEmployee{"employee"}, kManager{"manager"}, kColleague{"colleague"};

/// Somebody of another unit, the quality manager, and somebody of the unit that owns what is hidden.
void add_people(StoreWriter& writer) {
    const auto add = [&](const PersonId& id, const char* unit_name) {
        Person person;
        person.id = id;
        person.name = id.str();
        writer.organisation().add_person(person);
        for (const Unit& unit : writer.organisation().units())
            if (unit.name == unit_name)
                writer.organisation().add_membership(
                    {MembershipId("m-" + id.str()), id, unit.id, "inspector", *Date::parse("2020-01-01"), {}});
    };
    add(kEmployee, "Relații cu publicul");
    add(kManager, "");
    add(kColleague, "Urbanism și amenajarea teritoriului");
    RoleGrant grant;
    grant.id = GrantId("g1");
    grant.person = kManager;
    grant.role = Role::kQualityManager;
    grant.act = {"dispoziția nr. 1", Date::parse("2020-01-01")};
    grant.from = *Date::parse("2020-01-01");
    writer.organisation().add_grant(grant);
}

void make(World& world, const char* code, const std::function<void(Document&)>& change_document,
          const std::function<void(Revision&)>& change_revision) {
    world.change([&](StoreWriter& writer) {
        Document document = find_document(writer, code)->document;
        change_document(document);
        writer.update_document(document);
        for (Revision revision : writer.revisions_of(document.id)) {
            change_revision(revision);
            writer.update_revision(revision);
        }
        feed_document(writer, document.id);
    });
}

void hide(World& world, const char* code) {
    make(
        world, code, [](Document& document) { document.audience = Audience::kConfidential; }, [](Revision&) {});
}

/// Confidential documents (in force, of unknown date, to come; with a form), a document of which there is only a draft,
/// and a draft of the next revision of PO-URB-04 under another title.
void add_hidden(World& world) {
    world.add(candidate("PO-SEC-01", "Zăvorul parafernal", {1, 0}, "2021-01-01",
                        "# 1 Scopul\nCertificat de urbanism cu parafernaliu. Vezi PO-URB-04.\n"));
    ImportCandidate form = candidate("F-PO-SEC-01-01", "Cerere parafernală", {1, 0}, "2021-01-01", "Cer urbanism.\n");
    form.type = DocumentType::kForm;
    form.parent_code = "PO-SEC-01";
    world.add(form);
    world.add(candidate("PO-SEC-02", "Urbanism de dată necunoscută", {1, 0}, "", "Certificat parafernal.\n"));
    world.add(candidate("PO-SEC-03", "Urbanism viitor", {1, 0}, "2027-01-01", "Certificat parafernal.\n"));
    world.add(candidate("PO-SEC-04", "Ciorna urbanistică", {1, 0}, "", "Certificat parafernalic.\n"));
    for (const char* code : {"PO-SEC-01", "F-PO-SEC-01-01", "PO-SEC-02", "PO-SEC-03"}) hide(world, code);
    make(
        world, "PO-SEC-04", [](Document&) {}, [](Revision& revision) { revision.lifecycle = Lifecycle::kDraft; });
    world.change([&](StoreWriter& writer) {
        Document document = find_document(writer, "PO-URB-04")->document;
        Revision draft;
        draft.id = RevisionId("draft");
        draft.document = document.id;
        draft.number = {3, 0};
        draft.title = document.title = "Eliberarea parafernală";
        draft.lifecycle = Lifecycle::kDraft;
        draft.imported = false;
        draft.entered_at = *instant_from("2026-11-22T09:00:00.000Z");
        RevisionPart part;
        part.id = PartId("draft-part");
        part.sha256 = writer.add_content("ciorna");
        part.file_name = "ciorna.docx";
        part.format = "docx";
        part.bytes = 6;
        draft.parts = {part};
        writer.add_extraction(part.sha256, "test/1", to_json(text_of("Certificat de urbanism parafernal.\n")));
        writer.add_revision(draft);
        writer.update_document(document);
        feed_document(writer, document.id);
    });
}

/// An answer without what tells of the moment: times, and the rank of hits, which counts all documents.
json comparable(json value) {
    if (value.is_object()) {
        for (const char* name : {"took_ms", "score", "row_version"}) value.erase(name);
        for (auto& [name, member] : value.items()) member = comparable(member);
        if (value.contains("hits") && value["hits"].is_array()) std::sort(value["hits"].begin(), value["hits"].end());
    } else if (value.is_array()) {
        for (json& member : value) member = comparable(member);
    }
    return value;
}

std::string asked(World& world, const std::string& target) {
    const http::Response response = world.ask(target);
    std::string body = response.body();
    if (target.starts_with("/api/")) body = comparable(json::parse(body)).dump(1);
    return std::to_string(response.status()) + " " + body;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("access: every answer is what it is in a town hall without what one may not read", "[server][access]") {
    World with, without;
    add_hidden(with);
    for (World* world : {&with, &without}) world->change(add_people);
    std::vector<std::string> targets = {"/",
                                        "/register",
                                        "/register?as_of=2022-01-01&undated=include",
                                        "/formulare",
                                        "/formulare?q=cerere",
                                        "/d/po-urb-4",
                                        "/d/po-urb-4?as_of=2022-02-02",
                                        "/d/po-urb-4?rev=3.0",
                                        "/d/po-urb-4/history",
                                        "/api/v1/documents",
                                        "/api/v1/documents?state=approved",
                                        "/api/v1/documents/po-urb-04",
                                        "/api/v1/documents/po-urb-04/revisions",
                                        "/api/v1/documents/po-urb-04/revisions/3.0",
                                        "/api/v1/documents/po-urb-04/history"};
    for (const char* query :
         {"urbanism", "parafernaliu", "parafernaliv", "urbanism%20OR%20parafernaliu", "certificat%20parafernaliu",
          "parafern*", "PO-SEC-01", "posec01", "PO-SEC-O1", "cod%3Asec", "titlu%3Aparafernal%C4%83", "ciorna",
          "urbanism%20-parafernaliu", "procedura%3APO-SEC-01"})
        for (const char* more : {"", "&as_of=2022-01-01", "&as_of=2022-01-01&undated=include", "&revisions=all",
                                 "&state=draft,in_review,unfiled,approved"})
            targets.push_back("/api/v1/search?q=" + std::string(query) + more);
    for (const char* typed : {"par", "zav", "po-sec", "ciorn", "urb", "elib"})
        targets.push_back("/api/v1/suggest?q=" + std::string(typed));
    for (const auto& [person, anonymous] : {std::pair(PersonId(), AnonymousReading::kNone),
                                            {PersonId(), AnonymousReading::kPublic},
                                            {PersonId(), AnonymousReading::kInternal},
                                            {kEmployee, AnonymousReading::kNone}}) {
        with.read_as(person, anonymous);
        without.read_as(person, anonymous);
        for (const std::string& target : targets) {
            INFO(person.str() << " " << static_cast<int>(anonymous) << " " << target);
            CHECK(asked(with, target) == asked(without, target));
        }
    }
    // The same questions do find it for who may read it.
    with.read_as(kManager);
    const auto found = [&](const char* query) {
        std::set<std::string> codes;
        const json answer = json::parse(with.page("/api/v1/search?revisions=all&q=" + std::string(query)));
        for (const json& hit : answer["hits"]) codes.insert(hit["code"].get<std::string>());
        return codes;
    };
    CHECK(found("cod%3Asec") ==
          std::set<std::string>{"F-PO-SEC-01-01", "PO-SEC-01", "PO-SEC-02", "PO-SEC-03", "PO-SEC-04"});
    CHECK(found("titlu%3Aparafernal%C4%83").contains("PO-URB-04"));
    CHECK(with.page("/d/po-urb-4?rev=3.0").find("Eliberarea parafernală") != std::string::npos);
    with.read_as(kColleague);
    CHECK(found("cod%3Asec") == std::set<std::string>{"F-PO-SEC-01-01", "PO-SEC-01", "PO-SEC-02", "PO-SEC-03"});
    CHECK_FALSE(found("titlu%3Aparafernal%C4%83").contains("PO-URB-04"));
    CHECK(with.ask("/d/po-sec-1").status() == 200);
    CHECK(with.ask("/d/po-sec-4").status() == 404);
}

TEST_CASE("access: what may not be read answers as what never was", "[server][access]") {
    World world;
    add_hidden(world);
    world.change(add_people);
    for (const auto& [person, anonymous] : {std::pair(PersonId(), AnonymousReading::kInternal),
                                            {PersonId(), AnonymousReading::kPublic},
                                            {kEmployee, AnonymousReading::kInternal}})
        for (const char* hidden : {"po-sec-1", "po-sec-04", "f-po-sec-1-1", "PO%20SEC%201"})
            for (const char* route :
                 {"/d/{}", "/d/{}/history", "/d/{}/source", "/d/{}?rev=1.0", "/d/{}?as_of=2022-01-01",
                  "/d/{}/source?rev=1.0", "/api/v1/documents/{}", "/api/v1/documents/{}/revisions",
                  "/api/v1/documents/{}/history", "/api/v1/documents/{}/revisions/1.0",
                  "/api/v1/documents/{}/revisions/1.0/source", "/api/v1/documents/{}/revisions/1.0/text",
                  "/api/v1/documents/{}/revisions/1.0/html"}) {
                world.read_as(person, anonymous);
                const std::string unknown = "po-nev-99";
                const http::Response one = world.ask(replaced(route, "{}", hidden)),
                                     other = world.ask(replaced(route, "{}", unknown));
                INFO(person.str() << " " << route << " " << hidden);
                CHECK(one.status() == 404);
                CHECK(other.status() == 404);
                // The page repeats what was asked for as text, and inside an address, where its % is encoded again.
                std::string body = one.body();
                for (const std::string& asked :
                     {replaced(replaced(hidden, "%20", "%2520"), "%20", "%2520"), std::string(hidden),
                      replaced(replaced(hidden, "%20", " "), "%20", " ")})
                    body = replaced(body, asked, unknown);
                CHECK(body == other.body());
            }
}

TEST_CASE("access: entries of the log are for those who audit; its checkpoint is for everybody", "[server][access]") {
    World world;
    world.change(add_people);
    for (const PersonId& person : {PersonId(), kEmployee}) {
        world.read_as(person);
        CHECK(world.ask("/api/v1/log/entries").status() == 403);
        CHECK(world.ask("/api/v1/log/checkpoint").status() == 200);
        CHECK(world.ask("/api/v1/log/key").status() == 200);
    }
    world.read_as(kManager);
    CHECK(world.ask("/api/v1/log/entries").status() == 200);
}

TEST_CASE("access: a register of a past day shows what was withdrawn since", "[server][access]") {
    World world;
    make(
        world, "IL-REG-03", [](Document&) {},
        [](Revision& revision) {
            revision.lifecycle = Lifecycle::kWithdrawn;
            revision.effective_until = Date::parse("2026-05-31");
        });
    const auto state = [&](const char* on) -> std::string {
        const json rows = json::parse(world.page("/api/v1/documents?type=IL&as_of=" + std::string(on)));
        for (const json& row : rows["rows"]) return row["state"];
        return "none";
    };
    CHECK(state("2025-01-09") == "none");
    CHECK(state("2025-01-10") == "in_force");
    CHECK(state("2026-05-30") == "in_force");
    CHECK(state("2026-05-31") == "withdrawn");
    CHECK(state("2026-11-22") == "withdrawn");
}

TEST_CASE("access: what was closed a moment ago is not shown although the index still has it open",
          "[server][access]") {
    World world;
    const auto writer_closes = [](StoreWriter& writer) {
        Document document = find_document(writer, "PO-URB-04")->document;
        document.audience = Audience::kConfidential;
        writer.update_document(document);  // not fed: as between a change and its following
    };
    world.read_as({});
    const json before = json::parse(world.page("/api/v1/search?q=certificatelor"));
    world.change(writer_closes);
    const json after = json::parse(world.page("/api/v1/search?q=certificatelor"));
    CHECK(before["total"].get<long>() == after["total"].get<long>() + 1);
    for (const json& hit : after["hits"]) CHECK(hit["code"] != "PO-URB-04");
}

TEST_CASE("access: paths to go on to stay inside this site", "[server][access]") {
    CHECK(web::local_path("/d/po-urb-4?rev=2.1") == "/d/po-urb-4?rev=2.1");
    CHECK(web::local_path("/d/ș") == "/d/%C8%99");
    for (const char* away : {"", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
                             "\\\\evil", "/a\r\nSet-Cookie: x=1", "evil", "/\t/evil.example"})
        CHECK(web::local_path(away) == "/");
    CHECK(web::local_path("/" + std::string(5000, 'a')) == "/");
}
