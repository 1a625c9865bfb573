#include <catch2/catch.hpp>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

const std::vector<std::string> kAct = {"--act", "dispoziția nr. 11", "--act-date", "12.01.2026"};

/// A store of a small commune with its typical units and a known administrator.
class Commune {
  public:
    Commune() {
        const Finished made = pravila::testing::pravila(
            {"init", "--institution", "Primăria Comunei Teiușani", "--preset", "comuna", "--with-units", "--admin",
             "Admin@Teiusani.example", "--admin-name", "Radu Pintea", "--store", path()});
        REQUIRE(made.status == 0);
    }
    Finished run(std::vector<std::string> arguments, const std::vector<std::string>& more = {}) const {
        arguments.insert(arguments.begin(), {"--store", path(), "--lang", "en"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        return pravila::testing::pravila(arguments);
    }
    std::string file(const std::string& name) const { return folder_ / name; }

  private:
    std::string path() const { return folder_ / "store"; }
    Folder folder_;
};

}  // namespace

TEST_CASE("organisation: the account that makes a store is its administrator, with or without an address",
          "[end_to_end][organisation]") {
    const Commune commune;
    const auto people = commune.run({"user", "list", "--json"}).json();
    REQUIRE(people["total"] == 1);
    CHECK(people["people"][0]["email"] == "admin@teiusani.example");
    CHECK(people["people"][0]["roles"][0]["role"] == "administrator");
    CHECK(people["people"][0]["roles"][0]["act"] == "init");
    CHECK(commune.run({"unit", "list", "--json"}).json()["total"].get<int>() >= 10);
    const auto tree = commune.run({"unit", "tree", "--json"}).json();
    bool below = false;
    for (const auto& unit : tree["units"]) below = below || !unit["units"].empty();
    CHECK(below);
    CHECK(commune.run({"verify"}).status == 0);

    const Store plain;
    CHECK(plain.run({"role", "list", "--json"}).json()["roles"][0]["role"] == "administrator");
    CHECK(plain.run({"user", "add", "--name", "Ana Pop"}).status == 0);
    CHECK(plain.run({"verify"}).status == 0);
}

TEST_CASE("organisation: people, roles and deputies by command, and who it was on a past day",
          "[end_to_end][organisation]") {
    const Commune commune;
    REQUIRE(commune
                .run({"user", "add", "--name", "Ana Pop", "--email", "ana@teiusani.example", "--unit", "URB",
                      "--function", "Referent", "--from", "2026-01-01"})
                .status == 0);
    REQUIRE(
        commune.run({"user", "add", "--name", "Ion Pop", "--email", "ion@teiusani.example", "--unit", "SG"}).status ==
        0);
    REQUIRE(commune
                .run({"role", "grant", "ana@teiusani.example", "commission_member", "--from", "2026-01-12", "--to",
                      "2026-06-30"},
                     kAct)
                .status == 0);
    REQUIRE(commune.run({"role", "grant", "Ion Pop", "commission_member", "--from", "2026-07-01"}, kAct).status == 0);
    const auto members = [&](const char* day) {
        return commune.run({"role", "list", "--role", "commission_member", "--on", day, "--json"}).json()["roles"];
    };
    REQUIRE(members("2026-06-30").size() == 1);
    CHECK(members("2026-06-30")[0]["person"] == "Ana Pop");
    CHECK(members("2026-06-30")[0]["to"] == "2026-06-30");
    CHECK(members("2026-07-01")[0]["person"] == "Ion Pop");
    const auto deputy = commune.run(
        {"delegate", "add", "ion@teiusani.example", "ana@teiusani.example", "--to", "2099-01-31", "--json"}, kAct);
    REQUIRE(deputy.status == 0);
    CHECK(commune.run({"delegate", "list", "--json"}).json()["deputies"][0]["deputy"] == "Ana Pop");
    CHECK(commune.run({"delegate", "end", deputy.json()["id"], "--to", "2099-01-15"}, kAct).status == 0);
    CHECK(commune.run({"role", "end", "Ion Pop", "commission_member", "--to", "2099-01-01"}, kAct).status == 0);
    CHECK(commune.run({"user", "move", "Ana Pop", "ACH"}).status == 0);
    CHECK(commune.run({"user", "disable", "Ana Pop"}).status == 0);
    CHECK(commune.run({"user", "show", "Ana Pop", "--json"}).json()["disabled"] == true);
    CHECK(commune.run({"user", "show", "Ana Pop", "--json"}).json()["places"].size() == 2);
    CHECK(commune.run({"verify"}).status == 0);
    CHECK(commune.run({"log", "export"}).out.find("Ana") == std::string::npos);
}

TEST_CASE("organisation: wrong days are wrong usage; unknown and ambiguous names fail and list the candidates",
          "[end_to_end][organisation]") {
    const Commune commune;
    REQUIRE(commune.run({"user", "add", "--name", "Ana Pop", "--email", "ana@teiusani.example"}).status == 0);
    REQUIRE(commune.run({"user", "add", "--name", "Ana Popa", "--email", "popa@teiusani.example"}).status == 0);
    const Finished ambiguous = commune.run({"user", "show", "ana"});
    CHECK(ambiguous.status == 1);
    CHECK(ambiguous.err.find("Ana Pop <ana@teiusani.example>; Ana Popa <popa@teiusani.example>") != std::string::npos);
    CHECK(commune.run({"user", "show", "nimeni"}).status == 1);
    CHECK(commune.run({"user", "add", "--name", "X", "--unit", "URB", "--from", "31.02.2026"}).status == 2);
    CHECK(commune.run({"role", "grant", "Ana Pop", "king"}, kAct).status == 2);
    CHECK(commune.run({"role", "grant", "Ana Pop", "reader"}).status == 2);
    CHECK(commune.run({"role", "grant", "Ana Pop", "reader", "--act", " "}).status == 1);
    CHECK(commune.run({"user"}).status == 2);
    CHECK(commune.run({"unit", "close", "URB", "--to", "2026-12-31"}).status == 2);
    CHECK(commune.run({"verify"}).status == 0);
}

TEST_CASE("organisation: people of a list as an office keeps it; a second time nobody is added",
          "[end_to_end][organisation]") {
    const Commune commune;
    write_file(commune.file("angajati.csv"),
               "Lista angajaților;;;\nNr. crt.;Numele și prenumele;E-mail;Compartimentul;Funcția\n"
               "1;Ana Pop;ana@teiusani.example;Compartimentul Urbanism;Referent\n"
               "2;Ștefan Țurcanu;stefan@teiusani.example;AGR;Inspector\n"
               "3;Fără Adresă Bună;nu-e-adresa;AGR;Inspector\n"
               "4;Dan Luca;dan@teiusani.example;Compartiment Inventat;Inspector\n");
    const Finished first = commune.run({"user", "import", commune.file("angajati.csv"), "--json"});
    CHECK(first.status == 1);
    CHECK(first.lines().back()["summary"]["added"] == 2);
    CHECK(first.lines().back()["summary"]["failed"] == 2);
    CHECK(first.err.find("Compartiment Inventat") != std::string::npos);
    const auto again = commune.run({"user", "import", commune.file("angajati.csv"), "--json"}).lines().back();
    CHECK(again["summary"]["added"] == 0);
    CHECK(again["summary"]["unchanged"] == 2);
    CHECK(commune.run({"user", "show", "stefan turcanu", "--json"}).json()["places"][0]["function"] == "Inspector");
    CHECK(commune.run({"user", "list", "--json"}).json()["total"] == 3);
}

TEST_CASE("organisation: a plan is tried, carried out, and what it left without an owner is reported",
          "[end_to_end][organisation]") {
    const Commune commune;
    write_file(commune.file("po.txt"),
               "PROCEDURA OPERAȚIONALĂ\nEliberarea certificatelor de urbanism\nCod: PO-URB-04\n"
               "Ediția I, Revizia 0\nCompartimentul Urbanism\n1. Scopul\nText.\n");
    write_file(commune.file("register.csv"),
               "path,code,title,type,unit,edition,revision,effective_from\n"
               "po.txt,PO-URB-04,Eliberarea certificatelor de urbanism,PO,Compartimentul Urbanism,1,0,2025-01-10\n");
    REQUIRE(commune.run({"ingest", commune.file("po.txt"), "--register", commune.file("register.csv")}).status == 0);
    CHECK(commune.run({"report", "orphans", "--json"}).json()["documents"][0]["reason"] == "no_head");
    write_file(commune.file("plan.toml"), "act = \"HCL nr. 90\"\nday = \"2026-01-10\"\n[[end]]\nunit = \"URB\"\n");
    const auto tried = commune.run({"reorganise", commune.file("plan.toml"), "--dry-run", "--json"});
    REQUIRE(tried.status == 0);
    CHECK(commune.run({"unit", "list", "--json"}).out.find("Compartimentul Urbanism") != std::string::npos);
    const auto done = commune.run({"reorganise", commune.file("plan.toml"), "--json"});
    REQUIRE(done.status == 0);
    CHECK(done.json()["steps"] == tried.json()["steps"]);
    CHECK(commune.run({"report", "orphans", "--json"}).json()["documents"][0]["reason"] == "unit_ended");
    CHECK(commune.run({"unit", "list", "--json"}).out.find("Compartimentul Urbanism") == std::string::npos);
    write_file(commune.file("bad.toml"), "act = \"x\"\nday = \"2026-01-10\"\n[[ends]]\n");
    const auto bad = commune.run({"reorganise", commune.file("bad.toml")});
    CHECK(bad.status == 2);
    CHECK(bad.err.find("ends") != std::string::npos);
    CHECK(commune.run({"verify"}).status == 0);
}

TEST_CASE("organisation: a unit is moved in the tree by an act, and the file of an act comes back as it went in",
          "[end_to_end][organisation]") {
    const Commune commune;
    REQUIRE(commune.run({"unit", "add", "--name", "Direcția Tehnică", "--abbreviation", "DT", "--kind", "directorate"})
                .status == 0);
    const auto parent_of = [&](const char* day) {
        const auto list = commune.run({"unit", "list", "--on", day, "--json"}).json();
        for (const auto& unit : list["units"])
            if (unit["abbreviation"] == "URB") return unit["parent"];
        return nlohmann::json("none");
    };
    const auto before = parent_of("2026-01-31");
    REQUIRE(commune.run({"unit", "move", "URB", "--under", "DT", "--on", "2026-02-01"}, kAct).status == 0);
    CHECK(parent_of("2026-01-31") == before);
    CHECK(parent_of("2026-02-01") == "Direcția Tehnică");
    CHECK(commune.run({"unit", "move", "URB", "--under", "DT", "--on", "2099-01-01"}, kAct).status == 1);
    CHECK(commune.run({"unit", "move", "URB", "--under", "DT"}).status == 2);

    REQUIRE(commune.run({"user", "add", "--name", "Ana Pop"}).status == 0);
    const std::string grant = commune.run({"role", "grant", "Ana Pop", "auditor", "--json"}, kAct).json()["id"];
    const std::string bytes("%PDF-1.4\n\0\xFF scan", 16);
    write_file(commune.file("dispoziția 11.pdf"), bytes);
    const Finished attached = commune.run({"role", "attach", grant, commune.file("dispoziția 11.pdf"), "--json"});
    REQUIRE(attached.status == 0);
    const auto files = commune.run({"role", "list", "--role", "auditor", "--json"}).json()["roles"][0]["files"];
    REQUIRE(files.size() == 1);
    CHECK(files[0]["file"] == "dispoziția 11.pdf");
    CHECK(commune.run({"role", "file", files[0]["id"]}).out == bytes);
    CHECK(commune.run({"role", "attach", grant, commune.file("dispoziția 11.pdf")}).status == 1);
    CHECK(commune.run({"role", "attach", grant, commune.file("nu există.pdf")}).status == 2);
    CHECK(commune.run({"verify"}).status == 0);
}
