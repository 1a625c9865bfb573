#include <catch2/catch.hpp>

#include "core/service/accounts/sessions.h"
#include "core/service/mail/mail_choice.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;
using http::Method;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string shown(World& world, const std::string& target, const std::string& cookie,
                  const std::string& language = "ro") {
    return world.ask(target + "?lang=" + language, Method::kGet, {{"Cookie", cookie}}).body();
}

}  // namespace

TEST_CASE("mail: the page of administration says whether there is mail and how today's went", "[server][mail]") {
    World world;
    const PersonId person = world.add_person("Radu Pintea", "admin@example.ro");
    world.grant(person, Role::kAdministrator);
    std::string cookie = world.sign_in("admin@example.ro");
    CHECK(has(shown(world, "/admin", cookie), "nimeni nu primește e-mail"));
    CHECK(has(shown(world, "/admin", cookie, "en"), "nobody gets mail"));
    world.mail_at(7);
    SentDigest digest;
    digest.id = DigestId("d1");
    digest.person = person;
    digest.day = *Date::parse("2026-11-22");
    digest.state = DigestState::kRefused;
    world.write([&](StoreWriter& writer) { writer.mail().add_digest(digest); });
    CHECK(has(shown(world, "/admin", cookie), "de la ora 7:00"));
    CHECK(has(shown(world, "/admin", cookie), "Astăzi: 0 trimise, 0 de reîncercat, 1 refuzate."));
}

TEST_CASE("mail: somebody switches the daily mail off and on again, and chooses its language", "[server][mail]") {
    World world;
    const PersonId person = world.add_person("Ana Pop", "ana@example.ro");
    const std::string cookie = world.sign_in("ana@example.ro");
    const auto chosen = [&] {
        Context context = world.context();
        context.scope.person = person;
        return mail_choice(context);
    };
    CHECK(has(shown(world, "/account", cookie), "name=\"digest\" value=\"yes\" checked"));
    CHECK(has(shown(world, "/account", cookie), "Deocamdată instituția nu trimite e-mail."));
    CHECK(world.post("/account/mail", {{"language", "en"}}, cookie).status() == 200);
    CHECK_FALSE(chosen().digest);
    CHECK(chosen().language == "en");
    world.mail_at(7);
    const std::string page = shown(world, "/account", cookie);
    CHECK(has(page, "name=\"digest\" value=\"yes\">"));
    CHECK(has(page, "<option value=\"en\" selected>"));
    CHECK_FALSE(has(page, "Deocamdată"));
    CHECK(world.post("/account/mail", {{"digest", "yes"}, {"language", "<script>"}}, cookie).status() == 400);
    CHECK_FALSE(chosen().digest);
    CHECK(world.post("/account/mail", {{"digest", "yes"}, {"language", ""}}, cookie).status() == 200);
    CHECK(chosen().digest);
    CHECK(world.post("/account/mail", {{"digest", "yes"}}).status() == 303);  // nobody is signed in
}

TEST_CASE("acts: the file of an act is a download for whom it is about, and not there for others", "[server][acts]") {
    World world;
    const PersonId person = world.add_person("Ana Pop", "ana@example.ro");
    world.add_person("Ion Dan", "ion@example.ro");
    const PersonId admin = world.add_person("Radu Pintea", "admin@example.ro");
    world.grant(admin, Role::kAdministrator);
    world.grant(person, Role::kDepartmentHead);
    ActFile file;
    world.write([&](StoreWriter& writer) {
        file.id = ActFileId("f1");
        file.subject = writer.organisation().grants_of(person).at(0).id.str();
        file.sha256 = writer.add_content("<script>alert(1)</script>");
        file.name = "dispoziția <b>.html";
        writer.organisation().add_act_file(file);
    });
    const auto get = [&](const char* target, const std::string& cookie) {
        return world.ask(target, Method::kGet, {{"Cookie", cookie}});
    };
    const std::string ana = world.sign_in("ana@example.ro"), ion = world.sign_in("ion@example.ro");
    for (const char* target : {"/acts/f1", "/api/v1/acts/f1/file"}) {
        const auto answer = get(target, ana);
        CHECK(answer.status() == 200);
        CHECK(answer.body() == "<script>alert(1)</script>");
        CHECK(answer.get("Content-Type") == "application/octet-stream");
        CHECK(answer.get("Content-Disposition").substr(0, 10) == "attachment");
        CHECK(get(target, ion).status() == 404);
    }
    CHECK(has(shown(world, "/admin", world.sign_in("admin@example.ro")),
              "href=\"/acts/f1\">dispoziția &lt;b&gt;.html</a>"));
}

TEST_CASE("codes: a document is recoded over the API, with act and reason, by those who keep the system",
          "[server][codes]") {
    World world;
    const PersonId quality = world.add_person("Doina Șerban", "calitate@example.ro");
    world.grant(quality, Role::kQualityManager);
    const PersonId reader = world.add_person("Ion Dan", "ion@example.ro");
    const auto key_of = [&](const PersonId& person) {
        Context context = world.context();
        context.scope.person = person;
        return add_api_token(context, person, "test", 30);
    };
    const std::string keeper = key_of(quality), other = key_of(reader);
    const auto recode = [&](const std::string& key, const std::string& code, const std::string& body) {
        return world.ask("/api/v1/documents/" + code + "/recode", Method::kPost,
                         {{"Authorization", "Bearer " + key}, {"Content-Type", "application/json"}}, body);
    };
    const std::string asked =
        R"({"code":"PO-CAD-30","act":{"number":"HCL nr. 90","date":"2026-10-30"},"reason":"Reorganizare"})";
    CHECK(recode(other, "po-urb-4", asked).status() == 403);
    CHECK(recode(keeper, "po-nu-exista", asked).status() == 404);
    CHECK(recode(keeper, "po-urb-4", R"({"code":"PO-CAD-02"})").status() == 409);
    CHECK(recode(keeper, "po-urb-4", R"({"code":"PO-CAD-30","act":{"number":"x","date":"31.02.2026"}})").status() ==
          400);
    const auto done = recode(keeper, "po-urb-4", asked);
    CHECK(done.status() == 200);
    CHECK(has(done.body(), R"("before":"PO-URB-04","after":"PO-CAD-30")"));
    CHECK(has(done.body(), R"("url":"/d/po-cad-30")"));
    const std::string document = world.page("/api/v1/documents/po-cad-30");
    CHECK(has(document, R"("from":"2026-11-22","to":null,"act":"HCL nr. 90","act_date":"2026-10-30")"));
    CHECK(has(document, R"("to":"2026-11-21","act":"HCL nr. 90")"));
    CHECK(has(world.page("/api/v1/documents/po-cad-30/history"), R"("reason":"Reorganizare")"));
    CHECK(has(world.page("/d/po-cad-30/history"), "PO-CAD-30 · HCL nr. 90 din 30.10.2026 · Reorganizare"));
    world.read_as(reader);
    CHECK_FALSE(has(world.page("/api/v1/documents/po-cad-30/history"), "Reorganizare"));
}
