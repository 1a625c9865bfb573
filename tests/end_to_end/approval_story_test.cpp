#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "tests/end_to_end/town_hall.h"

using namespace pravila::testing;
using nlohmann::json;

namespace {

const std::string kOld = "Scopul\nCererea se depune cu o fotocopie a actului de identitate.\n";
const std::string kFirstTry = "Scopul\nCererea se depune cu o scanare a actului de identitate.\n";
const std::string kNew = "Scopul\nCererea se depune pe cale electronică, fără alte acte.\n";

constexpr int kReaders = 25;
std::string reader(int number) { return "cititor" + std::to_string(number); }

/// One procedure of URB that CAD and JUR apply as well, and everybody who signs it.
class Story {
  public:
    TownHall town{"2026-10-05"};  // a Monday
    std::map<std::string, std::unique_ptr<ApiClient>> people;
    std::string code;

    Story() {
        connect();
        const Reply made = people["autor"]->post("/documents", {{"type", "PO"},
                                                                {"unit", "URB"},
                                                                {"title", "Eliberarea autorizațiilor de construire"},
                                                                {"participating", {"CAD", "JUR"}}});
        CAPTURE(made.body);
        REQUIRE(made.status == 201);
        code = made.json()["code"];
    }

    void connect() {
        town.start_server();
        for (const char* who : {"autor", "coautor", "urb", "adjunct", "cad", "jur", "sg", "primar", "calitate"})
            people[who] = town.client(who);
    }
    std::string path(const std::string& number) const { return "/documents/" + code + "/revisions/" + number; }
    json revision(const std::string& number) { return people["calitate"]->get(path(number)).json(); }
    void write(const std::string& who, const std::string& number, const std::string& text) {
        const std::string etag = people[who]->get(path(number)).etag;
        REQUIRE(people[who]->put_text(path(number), text, etag).status == 200);
    }
    /// An action on the text as it is in the store.
    Reply act(const std::string& who, const std::string& number, const std::string& action,
              json body = json::object()) {
        body["content_sha256"] = revision(number)["content_sha256"];
        return people[who]->act(path(number), action, body);
    }
    void must(const std::string& who, const std::string& number, const std::string& action,
              json body = json::object()) {
        const Reply reply = act(who, number, action, std::move(body));
        CAPTURE(who, action, reply.body);
        REQUIRE(reply.status == 200);
    }
    /// Hits of a search by command, as it would be on a day; empty: today.
    json hits(const std::string& words, const std::string& day = {}) const {
        std::vector<std::string> arguments = {"search", words, "--json"};
        if (!day.empty()) arguments.insert(arguments.end(), {"--as-of", day});
        return town.json(arguments)["hits"];
    }
    std::vector<std::string> log() const {
        std::vector<std::string> actions;
        for (const json& entry : town.run({"log", "export", "--json"}).lines()) actions.push_back(entry["action"]);
        return actions;
    }
};

/// Two people at the same moment. @return their answers, in the order of the people
std::pair<Reply, Reply> together(const std::function<Reply()>& one, const std::function<Reply()>& other) {
    Reply first, second;
    std::thread thread([&] { first = one(); });
    second = other();
    thread.join();
    return {first, second};
}

/// The wanted actions stand in the log in this order, whatever stands between them.
void check_order(const std::vector<std::string>& log, const std::vector<std::string>& wanted) {
    auto from = log.begin();
    for (const std::string& action : wanted) {
        CAPTURE(action);
        from = std::find(from, log.end(), action);
        REQUIRE(from != log.end());
        ++from;
    }
}

}  // namespace

TEST_CASE("approval story: from two who want to write it to the day it applies and who has read it",
          "[end_to_end][approval]") {
    Story story;
    story.write("autor", "1.0", kOld);
    story.must("autor", "1.0", "submit");
    story.must("urb", "1.0", "verify");
    story.must("cad", "1.0", "opine");
    story.must("jur", "1.0", "opine");
    story.must("sg", "1.0", "endorse");
    story.must("primar", "1.0", "approve", {{"effective_from", "2026-10-06"}});
    story.town.move_to("2026-10-07");

    // 25 people of the front desk are to read whatever comes next.
    std::string list = "Nume;E-mail;Compartiment;Funcția\n";
    for (int i = 1; i <= kReaders; ++i)
        list += "Cititor " + std::to_string(i) + ";" + TownHall::email(reader(i)) + ";REG;Referent\n";
    write_file(story.town.file("angajati.csv"), list);
    REQUIRE(story.town.run({"user", "import", story.town.file("angajati.csv")}).status == 0);
    REQUIRE(story.people["calitate"]->post("/documents/" + story.code + "/distribution", {{"unit", "REG"}}).status ==
            201);

    const json wanted = {{"kind", "revision"}, {"change_summary", "cereri electronice"}, {"revised_component", "1"}};
    const auto begin = [&](const char* who) {
        return [&, who] { return story.people[who]->post("/documents/" + story.code + "/revisions", wanted); };
    };
    const auto [one, other] = together(begin("autor"), begin("coautor"));
    CAPTURE(one.body, other.body);
    REQUIRE(std::min(one.status, other.status) == 201);
    REQUIRE(std::max(one.status, other.status) == 409);
    const std::string author = one.status == 201 ? "autor" : "coautor";
    CHECK((one.status == 201 ? other : one).body.find("Persoana " + author) != std::string::npos);

    story.write(author, "1.1", kFirstTry);
    story.must(author, "1.1", "submit");
    story.must("urb", "1.1", "return", {{"comment", "Scanarea nu mai este necesară."}});
    CHECK(story.revision("1.1")["lifecycle"] == "draft");
    CHECK(story.revision("1.1")["returned"]["remark"] == "Scanarea nu mai este necesară.");
    story.write(author, "1.1", kNew);
    story.must(author, "1.1", "submit");

    const std::string colleague = author == "autor" ? "coautor" : "autor";
    CHECK(story.act(colleague, "1.1", "verify").status == 403);
    CHECK(story.act("adjunct", "1.1", "verify").status == 404);  // a draft is not there for who has no part in it
    REQUIRE(story.town
                .run({"delegate", "add", TownHall::email("urb"), TownHall::email("adjunct"), "--act",
                      "dispoziția nr. 44", "--act-date", "2026-10-06"})
                .status == 0);
    CHECK(story.act("sg", "1.1", "endorse").status == 409);
    story.must("adjunct", "1.1", "verify");
    const auto opinion = [&](const char* who) {
        return [&, who] {
            return story.people[who]->act(
                story.path("1.1"), "opine",
                {{"content_sha256", story.people[who]->get(story.path("1.1")).json()["content_sha256"]}});
        };
    };
    const auto [cad, jur] = together(opinion("cad"), opinion("jur"));
    CHECK(cad.status == 200);
    CHECK(jur.status == 200);
    story.must("sg", "1.1", "endorse");
    story.must("primar", "1.1", "approve", {{"effective_from", "2026-10-12"}});
    CHECK(story.revision("1.1")["lifecycle"] == "approved");

    CHECK(story.hits("fotocopie").size() == 1);
    CHECK(story.hits("electronica").empty());
    story.town.move_to("2026-10-12");
    CHECK(story.people["cad"]->get("/documents/" + story.code).json()["revision"] == 1);
    CHECK(story.hits("electronica").size() == 1);
    CHECK(story.hits("fotocopie").empty());
    CHECK(story.hits("fotocopie", "2026-10-11").size() == 1);
    CHECK(story.hits("electronica", "2026-10-11").empty());
    CHECK(story.hits("electronica", "2026-10-12").size() == 1);

    // Over the week-end of the server: what was due is done when it starts.
    REQUIRE(story.town.stop_server(SIGTERM) == 0);
    story.connect();
    REQUIRE(get(story.town.port(), "/readyz").status == 200);
    CHECK(story.revision("1.0")["effective_to"] == "2026-10-11");

    const std::string sha256 = story.revision("1.1")["content_sha256"];
    for (int i = 1; i < kReaders; ++i) {
        const auto client = story.town.client(reader(i));
        REQUIRE(client->get("/readings").json()["total"] == 1);
        CHECK(client->act(story.path("1.1"), "acknowledge", {{"content_sha256", std::string(64, '0')}}).status == 409);
        CHECK(client->act(story.path("1.1"), "acknowledge", {{"content_sha256", sha256}}).status == 200);
    }
    const json missing = story.people["calitate"]->get("/readings/missing?code=" + story.code).json();
    CAPTURE(missing.dump());
    REQUIRE(missing["total"] == 1);
    CHECK(missing["missing"][0]["person"] == "Cititor 25");
    story.town.move_to("2026-10-13");
    CHECK(story.people["calitate"]->get("/readings/missing?on=2026-10-12").json()["total"] == 1);

    check_order(
        story.log(),
        {"document.created",         "revision.created",     "revision.source_replaced", "revision.submitted",
         "signature.given",          "revision.step_opened", "signature.given",          "signature.given",
         "signature.given",          "signature.given",      "revision.approved",        "revision.created",
         "revision.source_replaced", "revision.submitted",   "revision.returned",        "revision.source_replaced",
         "revision.submitted",       "access.refused",       "deputation.granted",       "signature.given",
         "signature.given",          "signature.given",      "signature.given",          "signature.given",
         "revision.approved",        "revision.superseded",  "revision.came_into_force"});
    const std::vector<std::string> log = story.log();
    CHECK(std::count(log.begin(), log.end(), "reading.asked") == kReaders);
    CHECK(std::count(log.begin(), log.end(), "reading.acknowledged") == kReaders - 1);
    const Finished verified = story.town.run({"verify"});
    CAPTURE(verified.out, verified.err);
    CHECK(verified.status == 0);
}
