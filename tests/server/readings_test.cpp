#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "core/history/entry.h"
#include "core/service/accounts/sessions.h"
#include "core/service/find_document.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;
using http::Method;
using nlohmann::json;

namespace {

constexpr const char* kUnit = "Urbanism și amenajarea teritoriului";
constexpr const char* kDocument = "/documents/po-urb-4";

/// The town hall of World with people who read, keep and review: reader and second (Juridic), head (of Urbanism),
/// quality (keeps the system), stranger (Relații cu publicul). Each has a key for programs and a session.
struct Staff {
    World world;
    std::map<std::string, PersonId> people;
    std::map<std::string, std::string> keys, cookies;
    std::string hash;  ///< of the text in force

    Staff() {
        world.read_as(PersonId());
        add("reader", "Juridic", {});
        add("second", "Juridic", {});
        add("head", kUnit, Role::kDepartmentHead, kUnit);
        add("quality", "Juridic", Role::kQualityManager);
        add("stranger", "Relații cu publicul", {});
        hash = get("reader", kDocument + std::string("/revisions/2.1"))["parts"][0]["sha256"];
    }
    void add(const std::string& who, const std::string& unit, std::optional<Role> role, const std::string& where = {}) {
        const PersonId person = world.add_person("Nume " + who, who + "@example.ro");
        world.join(person, world.unit(unit));
        if (role) world.grant(person, *role, where.empty() ? std::nullopt : std::optional(world.unit(where)));
        Context context = world.context();
        context.scope.person = person;
        people[who] = person;
        keys[who] = add_api_token(context, person, "test", 30);
        cookies[who] = world.sign_in(who + "@example.ro");
    }
    http::Response post(const std::string& who, const std::string& target, const json& body = json::object()) {
        return world.ask("/api/v1" + target, Method::kPost,
                         {{"Authorization", "Bearer " + keys.at(who)}, {"Content-Type", "application/json"}},
                         body.dump());
    }
    json get(const std::string& who, const std::string& target) {
        const auto answer = world.ask("/api/v1" + target, Method::kGet, {{"Authorization", "Bearer " + keys.at(who)}});
        CAPTURE(who, target, answer.body());
        REQUIRE(answer.status() == 200);
        return json::parse(answer.body());
    }
    std::string page(const std::string& who, const std::string& target) {
        const auto answer = world.ask(target, Method::kGet, {{"Cookie", cookies.at(who)}});
        CAPTURE(who, target, answer.body());
        REQUIRE(answer.status() == 200);
        return answer.body();
    }
    /// A form as the page sends it.
    http::Response form(const std::string& who, const std::string& target,
                        const std::vector<std::pair<std::string, std::string>>& fields) {
        return world.post(target, fields, cookies.at(who));
    }
    http::Response multipart(const std::string& who, const std::string& target,
                             const std::vector<std::pair<std::string, std::string>>& fields, const std::string& scan) {
        std::string body;
        for (const auto& [name, value] : fields)
            body += "--line\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        if (!scan.empty())
            body +=
                "--line\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"tabel.pdf\"\r\n"
                "Content-Type: application/pdf\r\n\r\n" +
                scan + "\r\n";
        return world.ask(
            target, Method::kPost,
            {{"Authorization", "Bearer " + keys.at(who)}, {"Content-Type", "multipart/form-data; boundary=line"}},
            body + "--line--\r\n");
    }
    /// The people of Juridic are asked to read PO-URB-04.
    void distribute() {
        REQUIRE(post("quality", kDocument + std::string("/distribution"), {{"unit", "Juridic"}, {"copy_number", "7"}})
                    .status() == 201);
        REQUIRE(post("quality", kDocument + std::string("/distribution/start")).status() == 200);
    }
    http::Response acknowledge(const std::string& who, const std::string& sha256) {
        return post(who, kDocument + std::string("/revisions/2.1/actions/acknowledge"), {{"content_sha256", sha256}});
    }
    json acknowledgements(const std::string& who = "quality") {
        return get(who, kDocument + std::string("/acknowledgements"));
    }
    long log_size() {
        long size = 0;
        world.write([&](StoreWriter& writer) { size = static_cast<long>(writer.log_size()); });
        return size;
    }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("readings: by program, from the list to the last one who takes note", "[server][readings]") {
    Staff staff;
    CHECK(staff.get("reader", "/readings")["total"] == 0);
    staff.distribute();
    const json list = staff.get("stranger", kDocument + std::string("/distribution"));
    CHECK(list["total"] == 1);
    CHECK(list["lines"][0]["unit"] == "Juridic");
    CHECK(list["lines"][0]["people"] == 3);
    CHECK(list["asked"] == 3);
    const json mine = staff.get("reader", "/readings");
    CHECK(mine["total"] == 1);
    CHECK(mine["open"][0]["code"] == "PO-URB-04");
    CHECK(mine["open"][0]["content_sha256"] == staff.hash);
    CHECK(mine["open"][0]["due_on"] == "2026-12-02");
    CHECK(staff.get("reader", "/tasks")["readings"].size() == 1);

    CHECK(staff.acknowledge("reader", std::string(64, '0')).status() == 409);
    CHECK(staff.acknowledge("reader", "").status() == 409);
    CHECK(staff.acknowledge("stranger", staff.hash).status() == 404);
    const auto taken = staff.acknowledge("reader", staff.hash);
    CHECK(taken.status() == 200);
    CHECK(json::parse(taken.body())["acknowledged"]["how"] == "in_app");
    const long size = staff.log_size();
    CHECK(staff.acknowledge("reader", staff.hash).status() == 200);
    CHECK(staff.log_size() == size);
    const json all = staff.acknowledgements();
    CHECK(all["asked"] == 3);
    CHECK(all["acknowledged"] == 1);
    CHECK(all["total"] == 3);
    CHECK(staff.acknowledgements("head")["total"] == 3);    // head of the unit that owns the document
    CHECK(staff.acknowledgements("second")["total"] == 1);  // the own one
    CHECK(staff.get("quality", "/readings/missing")["total"] == 2);
    CHECK(staff.get("quality", "/readings/missing?on=2026-11-22&code=PO-URB-04")["people"] == 2);
    CHECK(staff.get("second", "/readings/missing")["total"] == 1);
    CHECK(staff.get("stranger", "/readings/missing")["total"] == 0);
    CHECK(staff.get("quality", "/readings?person=second@example.ro")["total"] == 1);
    CHECK(staff.world
              .ask("/api/v1/readings?person=second@example.ro", Method::kGet,
                   {{"Authorization", "Bearer " + staff.keys.at("stranger")}})
              .status() == 403);
}

TEST_CASE("readings: reading without an account is never taking note", "[server][readings]") {
    Staff staff;
    staff.distribute();
    const long size = staff.log_size();
    staff.world.read_as(PersonId(), AnonymousReading::kInternal);
    for (const char* target : {"/d/po-urb-4", "/d/po-urb-4/source", "/api/v1/documents/po-urb-4/revisions/2.1/source",
                               "/api/v1/documents/po-urb-4/revisions/2.1/html"}) {
        CAPTURE(target);
        const auto answer = staff.world.ask(target);
        CHECK(answer.status() == 200);
        CHECK_FALSE(has(answer.body(), "/actions/acknowledge"));
        CHECK_FALSE(has(answer.body(), "Nume reader"));
    }
    const std::string action = "/revisions/2.1/actions/acknowledge";
    CHECK(staff.world
              .ask("/api/v1" + std::string(kDocument) + action, Method::kPost, {{"Content-Type", "application/json"}},
                   json{{"content_sha256", staff.hash}}.dump())
              .status() == 401);
    CHECK(staff.world.post("/d/po-urb-4" + action, {{"content_sha256", staff.hash}}).status() == 303);
    CHECK(staff.log_size() == size);
    CHECK(staff.acknowledgements()["acknowledged"] == 0);
}

TEST_CASE("readings: the page of the procedure asks, and takes the answer with its form", "[server][readings]") {
    Staff staff;
    staff.distribute();
    const std::string page = staff.page("reader", "/d/po-urb-4?lang=en");
    CHECK(has(page, "You are asked to read this text"));
    CHECK(has(page, "name=\"content_sha256\" value=\"" + staff.hash + "\""));
    CHECK(has(page, "I have taken note"));
    CHECK(has(page, "to read until 02.12.2026"));
    CHECK_FALSE(has(staff.page("stranger", "/d/po-urb-4?lang=en"), "I have taken note"));
    CHECK(has(staff.page("reader", "/tasks?lang=en"), "Not read yet"));
    CHECK(has(staff.page("reader", "/readings?lang=ro"), "Citește și ia la cunoștință"));
    const auto done =
        staff.form("reader", "/d/po-urb-4/revisions/2.1/actions/acknowledge", {{"content_sha256", staff.hash}});
    CHECK(done.status() == 303);
    const std::string after = staff.page("reader", std::string(done.get("Location")) + "&lang=en");
    CHECK(has(after, "It is recorded that you took note of this text."));
    CHECK(has(after, "took note on 22.11.2026"));
    CHECK_FALSE(has(after, "I have taken note"));
    CHECK(has(staff.page("reader", "/readings?lang=en"), "You are asked to read nothing."));
    // Without the token of the session nothing is taken.
    CHECK(staff.world
              .ask("/d/po-urb-4/revisions/2.1/actions/acknowledge", Method::kPost,
                   {{"Cookie", staff.cookies.at("second")}, {"Content-Type", "application/x-www-form-urlencoded"}},
                   "content_sha256=" + staff.hash)
              .status() == 403);
    CHECK(staff.acknowledgements()["acknowledged"] == 1);
    // Names stand in the page only for those who may see them.
    CHECK(has(staff.page("quality", "/d/po-urb-4"), "Nume second"));
    CHECK_FALSE(has(staff.page("stranger", "/d/po-urb-4"), "Nume second"));
}

TEST_CASE("readings: a list is filled, started and emptied by forms", "[server][readings]") {
    Staff staff;
    const std::string base = "/d/po-urb-4/distribution/";
    const auto act = [&](const char* who, const std::string& action,
                         std::vector<std::pair<std::string, std::string>> fields) {
        fields.emplace_back("revision", "2.1");
        return staff.form(who, base + action, fields).status();
    };
    CHECK(act("stranger", "add", {{"unit", "Juridic"}}) == 403);
    CHECK(act("quality", "add", {{"unit", "Juridic"}, {"role", ""}, {"person", ""}, {"purpose", "inform"}}) == 303);
    CHECK(act("quality", "add", {{"unit", "Juridic"}, {"purpose", "inform"}}) == 409);
    CHECK(act("quality", "add", {{"unit", "Juridic"}, {"person", "reader@example.ro"}}) == 400);
    CHECK(act("quality", "add", {}) == 400);
    CHECK(act("quality", "add", {{"unit", "Nicăieri"}}) == 404);
    CHECK(act("quality", "add", {{"role", "king"}}) == 400);
    CHECK(act("quality", "add", {{"person", "stranger@example.ro"}, {"purpose", "sing"}}) == 400);
    CHECK(act("quality", "nothing", {}) == 404);
    CHECK(act("quality", "start", {}) == 303);
    CHECK(act("quality", "start", {}) == 409);
    const std::string page = staff.page("quality", "/d/po-urb-4?lang=en");
    CHECK(has(page, "Distributed since 22.11.2026."));
    CHECK(has(page, "Asked to read: 3. Took note: 0. Late: 0."));
    const json list = staff.get("quality", kDocument + std::string("/distribution"));
    const std::string line = list["lines"][0]["id"];
    CHECK(act("stranger", "remove", {{"line", line}}) == 403);
    CHECK(act("quality", "remove", {{"line", line}}) == 303);
    CHECK(act("quality", "remove", {{"line", line}}) == 404);
    CHECK(staff.get("reader", "/readings")["total"] == 0);
}

TEST_CASE("readings: signatures on paper come in for many at once, with the scan", "[server][readings]") {
    Staff staff;
    staff.distribute();
    const std::string target = "/api/v1" + std::string(kDocument) + "/acknowledgements";
    std::vector<std::pair<std::string, std::string>> fields = {{"person", "reader@example.ro"},
                                                               {"person", "Nume second"},
                                                               {"signed_on", "20.11.2026"},
                                                               {"act.number", "88/2026"}};
    CHECK(staff.multipart("quality", target, fields, "").status() == 400);
    CHECK(staff.multipart("stranger", target, fields, "%PDF").status() == 403);
    CHECK(staff.multipart("quality", target, {{"signed_on", "20.11.2026"}}, "%PDF").status() == 400);
    const auto entered = staff.multipart("quality", target, fields, "%PDF-1.4 tabel");
    CAPTURE(entered.body());
    REQUIRE(entered.status() == 201);
    CHECK(json::parse(entered.body())["entered"] == 2);
    const json all = staff.acknowledgements();
    CHECK(all["acknowledged"] == 2);
    int on_paper = 0;
    for (const auto& one : all["acknowledgements"])
        if (one["acknowledged"].is_object() && one["acknowledged"]["how"] == "on_paper") {
            ++on_paper;
            CHECK(one["acknowledged"]["on"] == "2026-11-20");
            CHECK(one["acknowledged"]["act"]["number"] == "88/2026");
            CHECK(one["recorded_by"] == "Nume quality");
        }
    CHECK(on_paper == 2);
    CHECK(
        has(staff.page("quality", "/d/po-urb-4?lang=en"), "signed on paper (scanned table), entered by Nume quality"));
    fields[0] = {"person", "stranger@example.ro"};
    CHECK(staff.multipart("quality", target, fields, "%PDF").status() == 404);
}

TEST_CASE("readings: a short test stands before taking note, in the page as by program", "[server][readings]") {
    Staff staff;
    staff.distribute();
    const std::string test = kDocument + std::string("/revisions/2.1/test");
    CHECK(staff.get("reader", test)["test"].is_null());
    const json wanted = {{"pass_mark", 100},
                         {"questions",
                          {{{"question", "Cine verifică?"}, {"choices", {"Șeful <b>", "Nimeni"}}, {"right", 1}},
                           {{"question", "În câte zile?"}, {"choices", {"30", "15"}}, {"right", 2}}}}};
    CHECK(staff.post("stranger", test, wanted).status() == 403);
    for (const json& bad : {json{{"questions", "x"}}, json{{"questions", json::array()}},
                            json{{"questions", {{{"question", "A?"}, {"choices", {"da", "nu"}}, {"right", 3}}}}},
                            json{{"questions", {{{"question", "A?"}, {"choices", {"da", "nu"}}, {"right", 0}}}}},
                            json{{"pass_mark", 101}, {"questions", wanted["questions"]}},
                            json{{"pass_mark", "x"}, {"questions", wanted["questions"]}}})
        CHECK(staff.post("quality", test, bad).status() == 400);
    REQUIRE(staff.post("quality", test, wanted).status() == 201);
    const json shown = staff.get("reader", test);
    CHECK_FALSE(shown["test"]["questions"][0].contains("right"));
    CHECK(staff.get("quality", test)["test"]["questions"][1]["right"] == 2);
    const auto refused = staff.acknowledge("reader", staff.hash);
    CHECK(refused.status() == 409);
    const std::string id = shown["test"]["id"];
    const auto tries = [&](const char* who, const json& answers) {
        return staff.post(who, test + "/attempts", {{"test", id}, {"answers", answers}});
    };
    CHECK(tries("stranger", {1, 2}).status() == 404);
    CHECK(tries("reader", {1}).status() == 400);
    CHECK(tries("reader", {1, 3}).status() == 400);
    CHECK(tries("reader", "x").status() == 400);
    CHECK(json::parse(tries("reader", {1, 1}).body())["passed"] == false);
    CHECK(json::parse(tries("reader", {1, 2}).body())["passed"] == true);
    CHECK(staff.acknowledge("reader", staff.hash).status() == 200);

    const std::string address = "/d/po-urb-4/revisions/2.1/test";
    const std::string document = staff.page("second", "/d/po-urb-4?lang=en");
    CHECK(has(document, "href=\"" + address + "\""));
    CHECK(has(document, "Take the short test first"));
    CHECK_FALSE(has(document, "I have taken note"));
    const std::string page = staff.page("second", address);
    CHECK(has(page, "Șeful &lt;b&gt;"));
    CHECK_FALSE(has(page, "+ 15"));
    CHECK(staff.form("second", address + "/take", {{"test", id}, {"q0", "0"}, {"q1", "0"}}).get("Location") ==
          address + "?done=failed");
    CHECK(staff.form("second", address + "/take", {{"test", id}, {"q0", "0"}}).status() == 400);
    CHECK(has(
        std::string(staff.form("second", address + "/take", {{"test", id}, {"q0", "0"}, {"q1", "1"}}).get("Location")),
        "done=test-passed"));
    CHECK(has(staff.page("second", "/d/po-urb-4?lang=en"), "I have taken note"));
    CHECK(has(staff.page("quality", address), "+ 15"));
    CHECK(staff.form("quality", address + "/set", {{"text", "Da?\n+ da\n- nu\n"}, {"pass_mark", "100"}}).status() ==
          303);
    CHECK(staff.form("quality", address + "/set", {{"text", "Da?\n"}, {"pass_mark", "100"}}).status() == 400);
    CHECK(staff.form("second", address + "/end", {}).status() == 403);
    CHECK(staff.form("quality", address + "/end", {}).status() == 303);
}

TEST_CASE("readings: the sheet of a person and the report of the missing are pages to print", "[server][readings]") {
    Staff staff;
    staff.distribute();
    const std::string sheet = staff.page("quality", "/readings/person?who=second@example.ro&lang=ro");
    CHECK(has(sheet, "Fișă de luare la cunoștință"));
    CHECK(has(sheet, "Nume second"));
    CHECK(has(sheet, "PO-URB-04"));
    CHECK(staff.world
              .ask("/readings/person?who=second@example.ro", Method::kGet, {{"Cookie", staff.cookies.at("stranger")}})
              .status() == 403);
    CHECK(has(staff.page("quality", "/readings?lang=en"), "Sheet of another person"));
    CHECK_FALSE(has(staff.page("second", "/readings?lang=en"), "Sheet of another person"));
    const std::string missing = staff.page("quality", "/readings/missing?on=22.11.2026&lang=en");
    CHECK(has(missing, "Not informed on 22.11.2026"));
    CHECK(has(missing, "3 readings are missing"));
    CHECK(has(staff.page("stranger", "/readings/missing?lang=en"), "Nobody whose readings you may see."));
    const auto wrong =
        staff.world.ask("/readings/missing?on=31.02.2026", Method::kGet, {{"Cookie", staff.cookies.at("quality")}});
    CHECK(wrong.status() == 400);
    CHECK(has(wrong.body(), "value=\"31.02.2026\""));
}

TEST_CASE("recalls: copies of a replaced text are asked back by program and page", "[server][readings]") {
    Staff staff;
    const std::string old = kDocument + std::string("/revisions/2.0/recalls");
    staff.world.write([&](StoreWriter& writer) {  // a copy given while 2.0 applied
        const Document document = require_document(writer, "PO-URB-04").document;
        DistributionLine line;
        line.id = LineId("line-1");
        line.document = document.id;
        line.copy_number = "5";
        line.person = staff.people.at("reader");
        line.from = *Date::parse("2023-01-01");
        writer.distribution().add_line(line);
    });
    CHECK(staff.post("stranger", old).status() == 403);
    CHECK(staff.post("quality", kDocument + std::string("/revisions/2.1/recalls")).status() == 409);
    const auto recalled = staff.post("quality", old);
    REQUIRE(recalled.status() == 201);
    const json copies = json::parse(recalled.body());
    REQUIRE(copies["total"] == 1);
    CHECK(copies["copies"][0]["copy_number"] == "5");
    CHECK(copies["copies"][0]["returned_on"].is_null());
    CHECK(has(staff.page("quality", "/d/po-urb-4?rev=2.0&lang=en"), "Paper copies asked back"));
    const std::string id = copies["copies"][0]["id"];
    CHECK(staff.post("quality", old + "/" + id + "/return", {{"on", "2026-11-23"}}).status() == 400);
    const auto form = staff.form("quality", "/d/po-urb-4/distribution/returned", {{"revision", "2.0"}, {"copy", id}});
    CHECK(form.status() == 303);
    CHECK(staff.get("quality", old)["copies"][0]["returned_on"] == "2026-11-22");
    CHECK(staff.post("quality", old + "/" + id + "/return").status() == 409);
}

TEST_CASE("reviews: decided by program and page, with the way on to a new text", "[server][reviews]") {
    Staff staff;
    const std::string target = kDocument + std::string("/reviews");
    CHECK(staff.get("stranger", target)["due_on"] == "2026-03-15");
    CHECK(staff.get("stranger", target)["late"] == true);
    const json list = staff.get("head", "/reviews");
    CHECK(list["late"].get<int>() >= 1);
    CHECK(staff.post("stranger", target, {{"decision", "keep"}, {"reason", "da"}}).status() == 403);
    for (const json& bad : {json{{"decision", "keep"}}, json{{"decision", "sing"}, {"reason", "da"}},
                            json{{"decision", "keep"}, {"reason", "  "}},
                            json{{"decision", "keep"}, {"reason", "da"}, {"next_due", "2026-11-22"}},
                            json{{"decision", "keep"}, {"reason", "da"}, {"begin", true}}})
        CHECK(staff.post("head", target, bad).status() == 400);
    const auto decided = staff.post("head", target, {{"decision", "new_edition"}, {"reason", "Lege nouă."}});
    REQUIRE(decided.status() == 201);
    const json answer = json::parse(decided.body());
    CHECK(answer["start"]["url"] == "/api/v1/documents/po-urb-4/revisions");
    CHECK(answer["start"]["kind"] == "edition");
    CHECK(answer["draft"].is_null());
    CHECK(answer["next_due"] == "2027-02-22");
    CHECK(has(staff.page("head", "/d/po-urb-4?lang=en"), "The last review decided on a new text."));
    const auto begun = staff.post("head", target, {{"decision", "revise"}, {"reason", "Lege nouă."}, {"begin", true}});
    REQUIRE(begun.status() == 201);
    CHECK(json::parse(begun.body())["draft"]["revision"] == "2.2");
    CHECK(staff.get("quality", target)["total"] == 2);
    CHECK(staff.get("quality", target)["reviews"][0]["reason"] == "Lege nouă.");

    const auto form = staff.form("head", "/d/po-urb-4/reviews",
                                 {{"revision", "2.1"}, {"decision", "keep"}, {"reason", "<i>Nimic</i>"}});
    CHECK(form.status() == 303);
    const std::string page = staff.page("quality", "/d/po-urb-4?lang=en");
    CHECK(has(page, "&lt;i&gt;Nimic&lt;/i&gt;"));
    CHECK_FALSE(has(page, "<i>Nimic"));
    CHECK(staff.form("stranger", "/d/po-urb-4/reviews", {{"decision", "keep"}, {"reason", "da"}}).status() == 403);
}

TEST_CASE("reviews: one decision for a unit, tried first, all or none", "[server][reviews]") {
    Staff staff;
    json wanted = {{"unit", kUnit}, {"decision", "keep"}, {"reason", "Analiza anuală."}, {"dry_run", true}};
    CHECK(staff.post("stranger", "/reviews", wanted).status() == 403);
    const auto tried = staff.post("quality", "/reviews", wanted);
    REQUIRE(tried.status() == 200);
    const json would = json::parse(tried.body());
    CHECK(would["total"].get<int>() >= 1);
    CHECK(staff.get("quality", kDocument + std::string("/reviews"))["total"] == 0);
    wanted["dry_run"] = false;
    CHECK(staff.post("quality", "/reviews", wanted).status() == 400);  // without minutes
    wanted["act"] = {{"number", "PV nr. 5"}, {"date", "2026-11-20"}};
    CHECK(json::parse(staff.post("quality", "/reviews", wanted).body())["reviewed"] == would["reviewed"]);
    CHECK(staff.get("quality", kDocument + std::string("/reviews"))["total"] == 1);

    const std::vector<std::pair<std::string, std::string>> fields = {
        {"unit", kUnit}, {"decision", "revise"}, {"reason", "Încă o dată."}, {"act.number", "PV nr. 6"}};
    const auto page = staff.form("quality", "/reviews", fields);
    CHECK(page.status() == 200);
    CHECK(has(page.body(), "PO-URB-04"));
    CHECK(has(page.body(), "value=\"revise\" selected"));
    CHECK(staff.get("quality", kDocument + std::string("/reviews"))["total"] == 1);
    auto record = fields;
    record.emplace_back("do", "record");
    CHECK(staff.form("quality", "/reviews", record).status() == 303);
    CHECK(staff.get("quality", kDocument + std::string("/reviews"))["total"] == 2);
    CHECK(has(staff.page("quality", "/reviews?until=31.12.2030&lang=en"), "One decision for a whole unit"));
    CHECK_FALSE(has(staff.page("stranger", "/reviews?until=31.12.2030&lang=en"), "One decision for a whole unit"));
}
