#include <catch2/catch.hpp>

#include "tests/end_to_end/program.h"
#include "tests/support/mail_sink.h"

using namespace pravila::testing;
using pravila::test::MailSink;

namespace {

/// A commune in which a review is overdue: Ana keeps the quality system and has something to do.
class Commune {
  public:
    Commune() {
        const Finished made = pravila::testing::pravila(
            {"init", "--institution", "Primăria Comunei Teiușani", "--preset", "comuna", "--with-units", "--admin",
             "admin@teiusani.example", "--admin-name", "Radu Pintea", "--store", path()});
        REQUIRE(made.status == 0);
        write_file(folder_ / "po.txt",
                   "PROCEDURA OPERAȚIONALĂ\nEliberarea certificatelor de urbanism\nCod: PO-URB-04\n"
                   "Ediția I, Revizia 0\nCompartimentul Urbanism\n1. Scopul\nText.\n");
        write_file(
            folder_ / "register.csv",
            "path,code,title,type,unit,edition,revision,effective_from\n"
            "po.txt,PO-URB-04,Eliberarea certificatelor de urbanism,PO,Compartimentul Urbanism,1,0,2024-01-10\n");
        REQUIRE(run({"ingest", folder_ / "po.txt", "--register", folder_ / "register.csv"}).status == 0);
        REQUIRE(run({"user", "add", "--name", "Ana Pop", "--email", "ana@teiusani.example", "--unit", "URB"}).status ==
                0);
        REQUIRE(run({"role", "grant", "Ana Pop", "quality_manager", "--act", "dispoziția nr. 11"}).status == 0);
    }
    Finished run(std::vector<std::string> arguments, const std::map<std::string, std::string>& environment = {}) const {
        arguments.insert(arguments.begin(), {"--store", path()});
        if (!config_.empty()) arguments.insert(arguments.begin(), {"--config", config_});
        return pravila::testing::pravila(arguments, environment);
    }
    void use(const std::string& settings) {
        config_ = folder_ / "pravila.toml";
        write_file(config_, settings);
    }
    std::string file(const std::string& name) const { return folder_ / name; }

  private:
    std::string path() const { return folder_ / "store"; }
    Folder folder_;
    std::string config_;
};

std::string settings_for(const MailSink& sink) {
    return "lang = \"ro\"\nsmtp_host = \"127.0.0.1\"\nsmtp_security = \"none\"\nsmtp_port = " +
           std::to_string(sink.port()) +
           "\nmail_from = \"proceduri@teiusani.example\"\npublic_url = \"https://proceduri.teiusani.example\"\n";
}

}  // namespace

TEST_CASE("mail: without a mail server the commands say so, and what would be sent can still be seen",
          "[end_to_end][mail]") {
    const Commune commune;
    for (const char* word : {"test", "digest"}) {
        std::vector<std::string> arguments = {"mail", word};
        if (std::string(word) == "test") arguments.emplace_back("ana@teiusani.example");
        const Finished refused = commune.run(arguments);
        CHECK(refused.status == 1);
        CHECK(refused.err.find("smtp_host") != std::string::npos);
    }
    const auto seen = commune.run({"mail", "digest", "--dry-run", "--json"}).json();
    REQUIRE(seen["total"] == 1);
    CHECK(seen["digests"][0]["name"] == "Ana Pop");
    CHECK(seen["digests"][0]["body"].get<std::string>().find("PO-URB-04") != std::string::npos);
    CHECK(commune.run({"verify"}).status == 0);
}

TEST_CASE("mail: a test message and the day's mail by command, each person once", "[end_to_end][mail]") {
    Commune commune;
    MailSink sink;
    commune.use(settings_for(sink));
    CHECK(commune.run({"mail", "test", "cineva@teiusani.example"}).status == 0);
    auto messages = sink.received();
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].to == "cineva@teiusani.example");
    CHECK(messages[0].header("From") == "Primăria Comunei Teiușani <proceduri@teiusani.example>");
    const auto refused = commune.run({"mail", "test", "refuse@teiusani.example", "--json"});
    CHECK(refused.status == 1);
    CHECK(refused.json()["reply"] == 550);
    CHECK(refused.json()["outcome"] == "refused");
    CHECK(commune.run({"mail", "test", "not an address"}).status == 1);

    const auto sent = commune.run({"mail", "digest", "--json"});
    CHECK(sent.status == 0);
    CHECK(sent.json()["sent"] == 1);
    messages = sink.received();
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].to == "ana@teiusani.example");
    CHECK(messages[0].body().find("To review (1)") != std::string::npos);
    CHECK(messages[0].body().find("https://proceduri.teiusani.example/d/po-urb-4\r\n") != std::string::npos);
    CHECK(commune.run({"mail", "digest", "--json"}).json()["sent"] == 0);
    CHECK(sink.received().empty());
    CHECK(commune.run({"log", "export"}).out.find("teiusani.example") == std::string::npos);
    CHECK(commune.run({"verify"}).status == 0);
}

TEST_CASE("mail: the password comes from a file or the environment and is never shown", "[end_to_end][mail]") {
    Commune commune;
    MailSink sink({"--user", "pravila", "parola-poștei"});
    write_file(commune.file("parola"), "parola-poștei\n");
    const std::string settings = settings_for(sink) + "smtp_user = \"pravila\"\n";
    commune.use(settings + "smtp_password_file = \"" + commune.file("parola") + "\"\n");
    CHECK(commune.run({"mail", "test", "ana@teiusani.example"}).status == 0);
    REQUIRE(sink.received().at(0).user == "pravila");
    commune.use(settings);
    CHECK(commune.run({"mail", "test", "ana@teiusani.example"}, {{"PRAVILA_SMTP_PASSWORD", "parola-poștei"}}).status ==
          0);
    const auto wrong =
        commune.run({"mail", "test", "ana@teiusani.example"}, {{"PRAVILA_SMTP_PASSWORD", "parola-greșită"}});
    CHECK(wrong.status == 1);
    CHECK((wrong.out + wrong.err).find("greșită") == std::string::npos);
    commune.use(settings + "smtp_password_file = \"/no/such/file\"\n");
    CHECK(commune.run({"mail", "test", "ana@teiusani.example"}).status == 1);
    for (const char* bad :
         {"smtp_security = \"maybe\"\n", "smtp_port = 70000\n", "digest_hour = 24\n", "smtp_password = \"x\"\n"}) {
        commune.use(bad);
        CHECK(commune.run({"verify"}).status == 2);
    }
}

TEST_CASE("mail: what a person is invited to and what is set for others is done in the name of the account",
          "[end_to_end][organisation]") {
    const Commune commune;
    REQUIRE(commune.run({"user", "invite", "ana@teiusani.example"}).status == 0);
    const auto people = commune.run({"user", "list", "--json"}).json()["people"];
    std::string admin;
    for (const auto& person : people)
        if (person["email"] == "admin@teiusani.example") admin = person["id"];
    std::string actor;
    for (const auto& entry : commune.run({"log", "export"}).lines())
        if (entry["action"] == "account.invited") actor = entry["actor"];
    CHECK(actor == admin);
}
