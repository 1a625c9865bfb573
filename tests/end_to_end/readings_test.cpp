#include <catch2/catch.hpp>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

const std::vector<std::string> kAct = {"--act", "dispoziția nr. 11", "--act-date", "12.01.2026"};

/// A town hall of three people with one procedure in force, PO-URB-04, 2.1. The account that runs the program is Radu
/// Pintea, of the legal unit, who administers and manages quality.
class TownHall {
  public:
    TownHall() {
        REQUIRE(pravila::testing::pravila({"init", "--institution", "Primăria Municipiului Teiușani", "--preset",
                                           "primarie", "--with-units", "--admin", "radu@teiusani.example",
                                           "--admin-name", "Radu Pintea", "--store", path()})
                    .status == 0);
        done({"ingest", std::string(PRAVILA_DEMO) + "/Urbanism/PO-URB-04 certificate de urbanism ed II rev 1.docx"});
        done({"unit", "add", "--name", "Serviciul de probă", "--abbreviation", "PRB", "--from", "2025-01-01"}, kAct);
        done({"role", "grant", "radu@teiusani.example", "quality_manager", "--from", "2026-01-12"}, kAct);
        done({"user", "add", "--name", "Ana Pop", "--email", "ana@teiusani.example", "--unit", "PRB", "--from",
              "2026-01-01"});
        done({"user", "add", "--name", "Ion Dan", "--email", "ion@teiusani.example", "--unit", "PRB", "--from",
              "2026-01-01"});
    }
    Finished run(std::vector<std::string> arguments, const std::vector<std::string>& more = {}) const {
        arguments.insert(arguments.begin(), {"--store", path(), "--lang", "en"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        return pravila::testing::pravila(arguments);
    }
    /// The JSON of a command that must succeed.
    nlohmann::json told(std::vector<std::string> arguments, const std::vector<std::string>& more = {}) const {
        arguments.emplace_back("--json");
        const Finished finished = run(std::move(arguments), more);
        INFO(finished.err);
        REQUIRE(finished.status == 0);
        return finished.json();
    }
    std::string file(const std::string& name) const { return folder_ / name; }

  private:
    void done(const std::vector<std::string>& arguments, const std::vector<std::string>& more = {}) const {
        const Finished finished = run(arguments, more);
        INFO(arguments[0] << " " << finished.err);
        REQUIRE(finished.status == 0);
    }
    std::string path() const { return folder_ / "store"; }
    Folder folder_;
};

}  // namespace

TEST_CASE("readings: by command, from the list to the table signed on paper", "[end_to_end][readings]") {
    const TownHall hall;
    CHECK(hall.run({"distribution", "start", "po urb 4"}).status == 1);  // an empty list
    const auto line = hall.told({"distribution", "add", "PO-URB-04", "--unit", "PRB", "--copy", "3"});
    CHECK(line["copy_number"] == "3");
    CHECK(hall.run({"distribution", "add", "PO-URB-04", "--unit", "PRB", "--copy", "3"}).status == 1);
    CHECK(hall.run({"distribution", "add", "PO-URB-04"}).status == 1);
    CHECK(hall.run({"distribution", "add", "PO-URB-04", "--unit", "PRB", "--purpose", "sing"}).status == 2);
    CHECK(hall.run({"distribution", "add", "PO-URB-04", "--role", "king"}).status == 2);
    CHECK(hall.run({"distribution", "add", "PO-NIMIC-09", "--unit", "PRB"}).status == 1);
    hall.told({"distribution", "add", "PO-URB-04", "--person", "Radu Pintea", "--purpose", "inform"});
    CHECK(hall.told({"distribution", "list", "PO-URB-04"})["total"] == 2);
    CHECK(hall.told({"distribution", "start", "PO-URB-04"})["asked"] == 3);
    CHECK(hall.told({"distribution", "missing"})["total"] == 3);
    CHECK(hall.told({"distribution", "missing", "--unit", "PRB"})["people"] == 2);
    CHECK(hall.told({"reading", "employee", "ana@teiusani.example"})["open"].size() == 1);

    CHECK(hall.told({"reading", "list"})["total"] == 1);
    CHECK(hall.run({"acknowledge", "PO-URB-04", "--sha256", std::string(64, '0')}).status == 1);
    const auto taken = hall.told({"acknowledge", "pourb04"});
    CHECK(taken["revision"] == "2.1");
    CHECK(taken["acknowledged"]["how"] == "in_app");
    CHECK(hall.run({"acknowledge", "PO-URB-04"}).status == 0);
    CHECK(hall.told({"reading", "list"})["total"] == 0);

    write_file(hall.file("tabel.pdf"), "%PDF-1.4 tabel");
    const std::vector<std::string> paper = {
        "reading", "paper",       "PO-URB-04",  "--person", "ana@teiusani.example", "--person",
        "Ion Dan", "--signed-on", "2026-11-20", "--scan",   hall.file("tabel.pdf")};
    CHECK(hall.run(paper).status == 2);  // without the registered number
    CHECK(hall.told(paper, kAct)["acknowledged"] == 3);
    CHECK(hall.told({"distribution", "missing"})["total"] == 0);
    CHECK(hall.told({"reading", "show", "PO-URB-04"})["open"] == 0);
    CHECK(hall.told({"reading", "reminders"})["total"] == 0);
    CHECK(hall.run({"distribution", "recall", "PO-URB-04", "2.1"}).status == 1);  // it still applies
    CHECK(hall.told({"distribution", "remove", "PO-URB-04", line["id"]})["total"] == 1);
    CHECK(hall.run({"distribution", "remove", "PO-URB-04", line["id"]}).status == 1);
    CHECK(hall.run({"distribution", "list", "PO-URB-04", "--on", "31.02.2026"}).status == 2);
    CHECK(hall.run({"verify"}).status == 0);
}

TEST_CASE("readings: a short test by command; status 1 until it is passed", "[end_to_end][readings]") {
    const TownHall hall;
    hall.told({"distribution", "add", "PO-URB-04", "--person", "Radu Pintea"});
    hall.told({"distribution", "start", "PO-URB-04"});
    CHECK(hall.told({"reading", "test", "PO-URB-04"})["test"].is_null());
    write_file(hall.file("test.txt"), "Cine verifică?\n+ Șeful\n- Nimeni\nÎn câte zile?\n- 30\n+ 15\n");
    write_file(hall.file("bad.txt"), "Cine verifică?\n- Șeful\n");
    CHECK(hall.run({"reading", "set-test", "PO-URB-04", hall.file("bad.txt")}).status == 1);
    CHECK(hall.run({"reading", "set-test", "PO-URB-04", hall.file("none.txt")}).status == 2);
    CHECK(hall.told({"reading", "set-test", "PO-URB-04", hall.file("test.txt"), "--pass-mark",
                     "100"})["test"]["enough"] == 2);
    CHECK(hall.run({"acknowledge", "PO-URB-04"}).status == 1);
    CHECK(hall.run({"reading", "answer", "PO-URB-04", "1", "1"}).status == 1);
    CHECK(hall.run({"reading", "answer", "PO-URB-04", "1"}).status == 1);
    CHECK(hall.told({"reading", "answer", "PO-URB-04", "1", "2"})["passed"] == true);
    CHECK(hall.run({"acknowledge", "PO-URB-04"}).status == 0);
    CHECK(hall.run({"log", "export", "--json"}).out.find("Nimeni") == std::string::npos);
    CHECK(hall.told({"reading", "end-test", "PO-URB-04"})["test"].is_null());
    CHECK(hall.run({"verify"}).status == 0);
}

TEST_CASE("reviews: by command, one and for a whole unit", "[end_to_end][reviews]") {
    const TownHall hall;
    const auto due = hall.told({"review", "list", "--until", "2099-12-31"});
    REQUIRE(due["total"] == 1);
    const std::string unit = due["reviews"][0]["unit"];
    CHECK(hall.told({"review", "list", "--until", "2020-01-01"})["total"] == 0);
    CHECK(hall.run({"review", "decide", "PO-URB-04", "--decision", "keep"}).status == 2);
    CHECK(hall.run({"review", "decide", "PO-URB-04", "--decision", "sing", "--reason", "da"}).status == 2);
    const auto kept = hall.told({"review", "decide", "PO-URB-04", "--decision", "revise", "--reason", "Lege nouă."});
    CHECK(kept["start"]["kind"] == "revision");
    CHECK(hall.run({"review", "decide", "PO-URB-04", "--decision", "revise", "--reason", "Lege nouă."})
              .err.find("pravila revision start po-urb-4 --kind revision") != std::string::npos);
    const std::vector<std::string> campaign = {"review",   "campaign",       unit, "--decision", "keep",
                                               "--reason", "Analiza anuală."};
    CHECK(hall.run(campaign).status == 1);  // without minutes
    CHECK(hall.told(campaign, {"--dry-run"})["reviewed"] == nlohmann::json::parse(R"(["PO-URB-04"])"));
    CHECK(hall.told({"review", "show", "PO-URB-04"})["total"] == 2);
    CHECK(hall.told(campaign, kAct)["total"] == 1);
    CHECK(hall.told({"review", "show", "PO-URB-04"})["reviews"][0]["decision"] == "keep");
    const auto begun =
        hall.told({"review", "decide", "PO-URB-04", "--decision", "new_edition", "--reason", "Lege nouă.", "--begin"});
    CHECK(begun["draft"]["revision"] == "3.0");
    CHECK(hall.run({"verify"}).status == 0);
}
