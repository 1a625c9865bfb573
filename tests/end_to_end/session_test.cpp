#include <catch2/catch.hpp>

#include "indexer/formats/format.h"
#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

const std::vector<std::string> kAct = {"--act", "dispoziția nr. 12", "--act-date", "12.01.2026"};

const char* const kWay =
    "name = \"comuna-in-sedinta\"\ntitle = \"Cu avizare în ședință\"\ntypes = [\"PO\"]\nauthor_approves = \"warn\"\n"
    "[[step]]\nid = \"avizare\"\nkind = \"endorse\"\nin_session = true\ndeadline_days = 10\n"
    "signers = [{ role = \"commission_chair\" }]\n"
    "[[step]]\nid = \"aprobare\"\nkind = \"approve\"\nsigners = [{ role = \"entity_head\" }]\n";

/// A commune whose commission has a chair, Ana Pop, and two members; the account that runs the program is its
/// secretariat, writes procedures and approves them.
class Commune {
  public:
    Commune() {
        REQUIRE(pravila::testing::pravila({"init", "--institution", "Primăria Comunei Teiușani", "--preset", "comuna",
                                           "--with-units", "--admin", "sg@teiusani.example", "--admin-name",
                                           "Radu Pintea", "--store", folder_ / "store"})
                    .status == 0);
        for (const char* name : {"Ana Pop", "Ion Țurcanu", "Dan Luca"})
            REQUIRE(
                run({"user", "add", "--name", name, "--unit", "URB", "--function", "Referent", "--from", "2020-01-01"})
                    .status == 0);
        const auto grant = [&](const std::string& who, const std::string& role) {
            REQUIRE(run({"role", "grant", who, role, "--from", "2020-01-01"}, kAct).status == 0);
        };
        grant("Ana Pop", "commission_chair");
        grant("Ion Țurcanu", "commission_member");
        grant("Dan Luca", "commission_member");
        for (const char* role : {"technical_secretariat", "author", "entity_head"}) grant("Radu Pintea", role);
        today = run({"role", "list", "--json"}).json()["day"];
        write_file(file("circuit.toml"), kWay);
        REQUIRE(run({"workflow", "set", "PO", file("circuit.toml")}).status == 0);
    }
    Finished run(std::vector<std::string> arguments, const std::vector<std::string>& more = {}) const {
        arguments.insert(arguments.begin(), {"--store", folder_ / "store", "--lang", "en"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        return pravila::testing::pravila(arguments);
    }
    std::string file(const std::string& name) const { return folder_ / name; }
    /// A procedure that waits for the commission. @return its code.
    std::string waiting(const std::string& title) const {
        const auto made = run({"revision", "new", "--type", "PO", "--unit", "URB", "--title", title, "--json"});
        REQUIRE(made.status == 0);
        std::string code = made.json()["code"];
        write_file(file("text.txt"), "1. Scopul\nProcedura pentru " + title + ".\n");
        REQUIRE(run({"revision", "text", code, "1.0", file("text.txt")}).status == 0);
        REQUIRE(run({"revision", "submit", code, "1.0"}).status == 0);
        return code;
    }
    std::string sha256(const std::string& code) const {
        return run({"revision", "show", code, "1.0", "--json"}).json()["content_sha256"];
    }

    std::string today;

  private:
    Folder folder_;
};

/// What the reader of Word files of the program itself gets out of it.
std::string text_of(const std::string& bytes) {
    const auto read = ::pravila::formats::read_document(bytes, "hartie.docx");
    REQUIRE(std::holds_alternative<::pravila::ExtractedDocument>(read));
    return ::pravila::plain_text(std::get<::pravila::ExtractedDocument>(read));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("session: planned, held, closed and put on paper by command", "[end_to_end][commission]") {
    const Commune commune;
    const std::string code = commune.waiting("Eliberarea certificatelor"), other = commune.waiting("Arhivarea");

    const Finished direct = commune.run({"revision", "endorse", code, "1.0", "--sha256", commune.sha256(code)});
    CHECK(direct.status == 1);
    CHECK(has(direct.err, "waits for the commission, which decides this step in a session"));

    const Finished planned =
        commune.run({"session", "plan", "--day", commune.today, "--hour", "9:30", "--place", "sala mică", "--json"});
    INFO(planned.err);
    REQUIRE(planned.status == 0);
    const auto plan = planned.json();
    CHECK(plan["number"] == 1);
    CHECK(plan["hour"] == "09:30");
    CHECK(plan["quorum"] == 2);
    REQUIRE(plan["agenda"].size() == 2);
    CHECK(plan["agenda"][0]["content_sha256"] == commune.sha256(code));
    REQUIRE(commune.run({"session", "agenda", "1", "--topic", "Programul de dezvoltare"}).status == 0);

    REQUIRE(commune.run({"session", "notice", "1", "-o", commune.file("convocator.docx")}).status == 0);
    const std::string notice = text_of(read_file(commune.file("convocator.docx")));
    INFO(notice);
    for (const std::string& part : {std::string("CONVOCATOR"), std::string("ora 09:30, sala mică"), code, other,
                                    std::string("„Programul de dezvoltare”"), std::string("Compartimentul Urbanism"),
                                    std::string("Ion Țurcanu\tReferent\tmembru\tdispoziția nr. 12 din 12.01.2026")})
        CHECK(has(notice, part));
    CHECK(commune.run({"session", "minutes", "1", "-o", commune.file("early.docx")}).status == 1);

    CHECK(commune.run({"session", "hold", "1", "--point", "1", "--for", "Ana Pop"}).status == 1);
    CHECK(commune.run({"session", "hold", "1"}).status == 2);
    REQUIRE(commune.run({"session", "hold", "1", "--present", "Ana Pop", "--present", "Ion Țurcanu"}).status == 0);
    CHECK(commune.run({"session", "hold", "1", "--point", "1", "--for", "Dan Luca"}).status == 1);
    REQUIRE(commune.run({"session", "hold", "1", "--point", "1", "--all-for"}).status == 0);
    const Finished twice = commune.run({"session", "hold", "1", "--point", "1", "--all-for"});
    CHECK(twice.status == 1);
    REQUIRE(commune
                .run({"session", "hold", "1", "--point", "2", "--against", "Ana Pop", "--against", "Ion Țurcanu",
                      "--remark", "Lipsesc termenele de păstrare."})
                .status == 0);
    const Finished closed = commune.run({"session", "close", "1", "--ended", "11:20", "--json"});
    INFO(closed.err);
    REQUIRE(closed.status == 0);
    const auto held = closed.json();
    CHECK(held["state"] == "held");
    CHECK(held["agenda"][0]["decision"] == "favourable");
    CHECK(held["agenda"][0]["for"] == 2);
    CHECK(held["agenda"][1]["decision"] == "unfavourable");
    CHECK(held["agenda"][2]["decision"] == "postponed");
    CHECK(commune.run({"session", "close", "1"}).status == 1);

    REQUIRE(commune.run({"session", "minutes", "1", "-o", commune.file("pv.docx")}).status == 0);
    const std::string minutes = text_of(read_file(commune.file("pv.docx")));
    INFO(minutes);
    for (const char* part :
         {"PROCES-VERBAL", "Membri: 3. Prezenți: 2. Cvorum: 2. Ședința este legal constituită.",
          "2\t0\t0\taviz favorabil", "0\t2\t0\taviz nefavorabil\tLipsesc termenele de păstrare.", "amânat",
          "Ședința s-a încheiat la ora 11:20", "Dan Luca\tReferent\tmembru\tdispoziția nr. 12 din 12.01.2026\tabsent"})
        CHECK(has(minutes, part));
    REQUIRE(commune.run({"session", "minutes", "1", "--format", "pdf", "-o", commune.file("pv.pdf")}).status == 0);
    CHECK(read_file(commune.file("pv.pdf")).starts_with("%PDF"));

    CHECK(commune.run({"revision", "show", other, "1.0", "--json"}).json()["state"] == "draft");
    REQUIRE(commune.run({"revision", "approve", code, "1.0", "--sha256", commune.sha256(code)}).status == 0);
    CHECK(commune.run({"revision", "show", code, "1.0", "--json"}).json()["state"] == "approved");
    CHECK(has(commune.run({"session", "list"}).out, "1 / "));
    CHECK(commune.run({"verify"}).status == 0);
    const std::string log = commune.run({"log", "export", "--json"}).out;
    for (const char* never : {"Lipsesc", "Programul de dezvoltare", "Țurcanu"}) CHECK_FALSE(has(log, never));
}

TEST_CASE("session: below the quorum, cancelled, and unknown sessions are told in words", "[end_to_end][commission]") {
    const Commune commune;
    const std::string code = commune.waiting("Eliberarea certificatelor");
    REQUIRE(commune.run({"session", "plan", "--day", commune.today}).status == 0);
    REQUIRE(commune.run({"session", "hold", "1", "--present", "Ana Pop"}).status == 0);
    const Finished refused = commune.run({"session", "hold", "1", "--point", "1", "--for", "Ana Pop"});
    CHECK(refused.status == 1);
    CHECK(has(refused.err, "Members present: 1, needed: 2."));
    REQUIRE(commune.run({"session", "close", "1"}).status == 0);
    REQUIRE(commune.run({"session", "minutes", "1", "-o", commune.file("pv.docx")}).status == 0);
    CHECK(has(text_of(read_file(commune.file("pv.docx"))), "Cvorumul nu este întrunit."));

    REQUIRE(commune.run({"session", "plan", "--day", "2099-01-15"}).status == 0);
    CHECK(commune.run({"session", "hold", "2", "--present", "Ana Pop"}).status == 1);
    CHECK(commune.run({"session", "cancel", "2"}).status == 2);
    REQUIRE(commune.run({"session", "cancel", "2", "--reason", "Lipsă membri"}).status == 0);
    CHECK(commune.run({"session", "show", "2", "--json"}).json()["state"] == "cancelled");
    CHECK(commune.run({"session", "show", "9"}).status == 1);
    CHECK(commune.run({"session", "plan", "--day", "31.02.2026"}).status == 2);

    CHECK(commune.run({"session", "quorum", "--json"}).json()["quorum"] == "majority");
    CHECK(commune.run({"session", "quorum", "half"}).status == 2);
    CHECK(commune.run({"session", "quorum", "1", "--json"}).json()["quorum"] == "1");
    CHECK(commune.run({"verify"}).status == 0);
}

TEST_CASE("workflow: an institution's own way is set from a sound file and taken away again",
          "[end_to_end][workflow]") {
    const Commune commune;
    write_file(commune.file("bad.toml"), "name = \"w\"\ntypes = [\"PO\"]\n");
    const Finished bad = commune.run({"workflow", "set", "PO", commune.file("bad.toml")});
    CHECK(bad.status == 1);
    CHECK(has(bad.err, "line 1: A workflow has 1 to 20 steps"));
    CHECK(commune.run({"workflow", "set", "PS", commune.file("circuit.toml")}).status == 1);
    CHECK(commune.run({"workflow", "set", "XX", commune.file("circuit.toml")}).status == 2);
    CHECK(commune.run({"workflow", "unset", "PS"}).status == 1);
    const Finished back = commune.run({"workflow", "unset", "PO", "--json"});
    REQUIRE(back.status == 0);
    CHECK(back.json()["name"] == "comuna-any-document");
    CHECK(commune.run({"workflow", "unset", "PO"}).status == 1);
    CHECK(has(commune.run({"log", "export", "--json"}).out, "\"setting.changed\""));
    CHECK(commune.run({"verify"}).status == 0);
}
