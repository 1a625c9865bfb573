#include <catch2/catch.hpp>

#include "core/service/revisions/answer_step.h"
#include "core/service/task_counts.h"
#include "core/service/tasks.h"
#include "tests/server/office.h"

using namespace pravila;
using namespace pravila::test;
using http::Method;
using nlohmann::json;

namespace {

/// "/documents/po-urb-18/revisions/1.0" -> "/d/po-urb-18/revisions/1.0"
std::string page_of(const std::string& revision) { return "/d" + revision.substr(std::string("/documents").size()); }

/// "/documents/po-urb-18/revisions/1.0" -> "/d/po-urb-18"
std::string document_of(const std::string& revision) {
    const std::string page = page_of(revision);
    return page.substr(0, page.find("/revisions"));
}

void approve(Office& office, const std::string& revision) {
    office.until_approval(revision);
    REQUIRE(office.act("mayor", revision, "approve").status() == 200);
}

Context context_of(Office& office, const std::string& who) {
    Context context = office.world.context();
    context.scope.person = office.people.at(who);
    return context;
}

}  // namespace

TEST_CASE("papers over HTTP: a draft's page leads to the file to write in, in both formats", "[server][papers]") {
    Office office;
    const std::string cookie = office.world.sign_in("author@example.ro");
    const auto made = office.world.post(
        "/new", {{"type", "PO"}, {"unit", office.world.unit(kUnit).str()}, {"title", "Ședințe și țarcuri: a/b"}},
        cookie);
    REQUIRE(made.status() == 303);
    const std::string page =
        office.world.ask(std::string(made.get("Location")), Method::kGet, {{"Cookie", cookie}}).body();
    CHECK(has(page, "Descarcă Word"));
    CHECK(has(page, "Descarcă ODT"));
    CHECK_FALSE(has(page, "Descarcă exemplarul oficial"));
    for (const char* format : {"docx", "odt"}) {
        const std::string link = "/template?format=" + std::string(format);
        const std::size_t end = page.find(link);
        REQUIRE(end != std::string::npos);
        const std::size_t begin = page.rfind("href=\"", end) + 6;
        const auto file =
            office.world.ask(page.substr(begin, end + link.size() - begin), Method::kGet, {{"Cookie", cookie}});
        CHECK(file.status() == 200);
        CHECK(file.body().substr(0, 2) == "PK");
        const std::string disposition(file.get("Content-Disposition"));
        CAPTURE(disposition);
        CHECK(has(disposition, "Ed.1 Rev.0 _edin_e _i _arcuri a b." + std::string(format) + "\""));
        CHECK(has(disposition, "filename*=UTF-8''"));
        CHECK(has(disposition, "%C8%98edin%C8%9Be%20%C8%99i%20%C8%9Barcuri%20a%20b." + std::string(format)));
        CHECK(has(std::string(file.get("Content-Type")),
                  format == std::string("docx") ? "wordprocessingml" : "opendocument.text"));
    }
}

TEST_CASE("papers over HTTP: the official copy of what was approved, as page and API, and of nothing else",
          "[server][papers]") {
    Office office;
    const std::string revision = office.submitted();
    const std::string cookie = office.world.sign_in("author@example.ro");
    const auto page = [&](const std::string& target) {
        return office.world.ask(target, Method::kGet, {{"Cookie", cookie}});
    };
    CHECK(page(page_of(revision) + "/copy?format=pdf").status() == 409);
    CHECK(office.ask("author", Method::kGet, "/api/v1" + revision + "/copy").status() == 409);
    approve(office, revision);
    const auto pdf = page(page_of(revision) + "/copy?format=pdf");
    REQUIRE(pdf.status() == 200);
    CHECK(pdf.body().substr(0, 5) == "%PDF-");
    CHECK(pdf.get("Content-Type") == "application/pdf");
    CHECK(has(std::string(pdf.get("Content-Disposition")), "attachment; filename=\"PO-URB-"));
    CHECK(page(page_of(revision) + "/copy?format=docx").body().substr(0, 2) == "PK");
    CHECK(office.ask("reader", Method::kGet, "/api/v1" + revision + "/copy").body() == pdf.body());
    CHECK(has(page(document_of(revision)).body(), page_of(revision) + "/copy?format=pdf"));
    // Whoever passes by gets one too, without names; see the tests of core/service/papers.
    const auto passer_by = office.world.ask(page_of(revision) + "/copy?format=pdf");
    CHECK(passer_by.status() == 200);
    CHECK(passer_by.body() != pdf.body());
    // Imported: the page does not offer what there is not.
    CHECK_FALSE(has(page("/d/po-urb-4").body(), "/copy"));
    CHECK(page("/d/po-urb-4/revisions/2.1/copy").status() == 409);
}

TEST_CASE("papers over HTTP: unknown formats, numbers and documents are told clearly", "[server][papers]") {
    Office office;
    const std::string revision = office.submitted();
    approve(office, revision);
    const std::string page = page_of(revision);
    for (const std::string paper : {"/template", "/copy"}) {
        for (const std::string format : {"rtf", "PDF", "%3Cscript%3E", "docx%00"}) {
            CAPTURE(paper, format);
            const auto answer = office.ask("author", Method::kGet, "/api/v1" + revision + paper + "?format=" + format);
            CHECK(answer.status() == 400);
            if (format != "docx%00") {
                const json problem = json::parse(answer.body());
                REQUIRE(problem["errors"].size() == 1);
                CHECK(problem["errors"][0]["field"] == "format");
                CHECK(has(problem["errors"][0]["message"], "docx, odt, pdf"));
            }
        }
        CHECK(office.world.ask(page + paper + "?format=%3Cscript%3E").status() == 400);
        CHECK_FALSE(has(office.world.page(page + paper + "?format=%3Cscript%3E"), "<script>"));
    }
    CHECK(office.world.ask(page + "/template?format=pdf").status() == 400);
    CHECK(office.world.ask(page + "/copy?format=odt").status() == 400);
    CHECK(office.world.ask(document_of(revision) + "/revisions/x.y/copy").status() == 400);
    CHECK(office.world.ask(document_of(revision) + "/revisions/7.0/copy").status() == 404);
    CHECK(office.world.ask("/d/po-nimic-9/revisions/1.0/template").status() == 404);
    // Another spelling and a former code lead to where it lives.
    CHECK(office.world.ask("/d/PO-URB-40/revisions/2.1/template?format=odt").get("Location") ==
          "/d/po-urb-4/revisions/2.1/template?format=odt");
}

TEST_CASE("papers over HTTP: what may not be read is unknown, and sheets are for those who answer for readers",
          "[server][papers]") {
    Office office;
    const std::string revision = office.submitted();
    approve(office, revision);
    const auto status = [&](const std::string& who, const std::string& paper) {
        return office.ask(who, Method::kGet, "/api/v1" + revision + paper).status();
    };
    CHECK(status("quality", "/acknowledgement-sheet") == 200);
    CHECK(status("head", "/acknowledgement-sheet?format=docx") == 200);
    CHECK(status("reader", "/acknowledgement-sheet") == 403);
    CHECK(office.ask("reader", Method::kGet, "/api/v1/acknowledgement-sheet").status() == 200);
    CHECK(office.ask("reader", Method::kGet, "/api/v1/acknowledgement-sheet?person=head@example.ro").status() == 403);
    CHECK(office.ask("quality", Method::kGet, "/api/v1/acknowledgement-sheet?person=head@example.ro&format=odt")
              .status() == 200);
    CHECK(office.world.ask("/api/v1/acknowledgement-sheet").status() == 401);
    const auto page_of_sheet = [&](const char* who) {
        return office.world
            .ask(document_of(revision), Method::kGet,
                 {{"Cookie", office.world.sign_in(std::string(who) + "@example.ro")}})
            .body();
    };
    CHECK(has(page_of_sheet("head"), "/acknowledgement-sheet?format=pdf"));
    CHECK_FALSE(has(page_of_sheet("reader"), "/acknowledgement-sheet?format=pdf"));
    std::string slug = document_of(revision).substr(3);
    office.world.make_confidential(slug);
    for (const char* paper : {"/copy", "/template", "/parts", "/acknowledgement-sheet"}) {
        CAPTURE(paper);
        CHECK(status("reader", paper) == 404);
        CHECK(status("author", paper) == (paper == std::string("/acknowledgement-sheet") ? 403 : 200));
        CHECK(office.world.ask("/api/v1" + revision + paper).status() ==
              (paper == std::string("/acknowledgement-sheet") ? 401 : 404));
    }
}

TEST_CASE("papers over HTTP: every part of a revision is listed and can be had, also two of one kind",
          "[server][papers]") {
    Office office;
    const std::string revision = office.submitted();
    approve(office, revision);
    const auto attach = [&](const char* role, const std::string& bytes, const std::string& name) {
        const std::string body = "--b\r\nContent-Disposition: form-data; name=\"role\"\r\n\r\n" + std::string(role) +
                                 "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                                 "\"\r\n\r\n" + bytes + "\r\n--b--\r\n";
        return office.world.ask("/api/v1" + revision + "/parts", Method::kPost,
                                {{"Authorization", "Bearer " + office.keys.at("author")},
                                 {"Content-Type", "multipart/form-data; boundary=b"}},
                                body);
    };
    REQUIRE(attach("annex", "prima anexă", "anexa 1.txt").status() == 201);
    REQUIRE(attach("annex", "a doua anexă", "anexa 2 <b>.txt").status() == 201);
    REQUIRE(attach("signed_copy", "scanarea", "semnat.txt").status() == 201);
    const json parts = office.get("reader", revision + "/parts");
    REQUIRE(parts["total"] == 4);
    std::map<std::string, std::string> bytes;
    for (const json& part : parts["parts"]) {
        const auto file = office.ask("reader", Method::kGet, part["url"]);
        CHECK(file.status() == 200);
        CHECK(sha256_hex(file.body()) == part["sha256"]);
        bytes[part["role"].get<std::string>()] += file.body() + ";";
    }
    CHECK(bytes["annex"] == "prima anexă;a doua anexă;");
    CHECK(bytes["signed_copy"] == "scanarea;");
    CHECK(office.ask("reader", Method::kGet, "/api/v1" + revision + "/parts/" + std::string(64, 'a')).status() == 404);
    const std::string page = office.world.page(document_of(revision));
    CHECK(has(page, "anexa 1.txt"));
    CHECK(has(page, "anexa 2 &lt;b&gt;.txt"));
    const std::string second = "/source?rev=1.0&amp;part=annex&amp;sha256=" + sha256_hex("a doua anexă");
    CHECK(has(page, second));
    CHECK(office.world.ask(document_of(revision) + "/source?rev=1.0&part=annex&sha256=" + sha256_hex("a doua anexă"))
              .body() == "a doua anexă");
}

TEST_CASE("states: a revision on its way says which step it waits for, on pages and in the API", "[server][approval]") {
    Office office;
    const std::string revision = office.submitted(kTitle, true);
    const std::string cookie = office.world.sign_in("author@example.ro");
    const auto check = [&](const std::string& words, const json& step) {
        CAPTURE(words);
        for (const std::string& target : {document_of(revision) + "?rev=1.0", std::string("/tasks"),
                                          std::string("/?q=provizorii&state=in_review")}) {
            CAPTURE(target);
            CHECK(has(office.world.ask(target, Method::kGet, {{"Cookie", cookie}}).body(), words + "</span>"));
        }
        CHECK(office.get("author", revision)["step"] == step);
        CHECK(office.get("author", "/tasks")["drafts"][0]["step"] == step);
        const json found = office.get("author", "/search?q=provizorii&state=in_review");
        REQUIRE(found["hits"].size() == 1);
        CHECK(found["hits"][0]["step"] == step);
    };
    office.world.change([](StoreWriter&) {});
    check("În verificare", "verify");
    REQUIRE(office.act("head", revision, "verify").status() == 200);
    check("La analiză", "opine");
    REQUIRE(office.act("juridic", revision, "opine", {{"decision", "favourable"}}).status() == 200);
    check("La avizare", "endorse");
    REQUIRE(office.act("chair", revision, "endorse").status() == 200);
    check("La aprobare", "approve");
    REQUIRE(office.act("mayor", revision, "approve").status() == 200);
    CHECK(office.get("author", revision)["step"].is_null());
}

TEST_CASE("drafts over HTTP: the old number of a draft that was made an edition leads to the new one",
          "[server][approval]") {
    Office office;
    const std::string first = office.submitted();
    approve(office, first);
    const std::string documents = first.substr(0, first.find("/revisions"));
    REQUIRE(office.post("author", documents + "/revisions", {{"change_summary", "termene"}}).status() == 201);
    const std::string old = documents + "/revisions/1.1";
    const auto changed = office.post("author", old + "/actions/change-kind", {{"kind", "edition"}, {"reason", "mult"}});
    CAPTURE(changed.body());
    REQUIRE(changed.status() == 200);
    CHECK(json::parse(changed.body())["revision"] == "2.0");
    const auto api = office.ask("author", Method::kGet, "/api/v1" + old + "?x=1");
    CHECK(api.status() == 303);
    CHECK(api.get("Location") == "/api/v1" + documents + "/revisions/2.0?x=1");
    const std::string cookie = office.world.sign_in("author@example.ro");
    const auto page = office.world.ask(document_of(first) + "?rev=1.1", Method::kGet, {{"Cookie", cookie}});
    CHECK(page.status() == 303);
    CHECK(page.get("Location") == document_of(first) + "?rev=2.0");
    const auto file =
        office.world.ask(document_of(first) + "/revisions/1.1/template?format=odt", Method::kGet, {{"Cookie", cookie}});
    CHECK(file.get("Location") == document_of(first) + "/revisions/2.0/template?format=odt");
    // Changes are not carried on: whoever sends them has not seen the new number.
    const auto late = office.post("author", old + "/actions/submit");
    CHECK(late.status() == 409);
    CHECK(json::parse(late.body())["rule"] == "revision.renumbered");
    CHECK(has(json::parse(late.body())["detail"], "2.0"));
    // Whoever may not read the draft is told what is told of any number.
    CHECK(office.ask("reader", Method::kGet, "/api/v1" + old).status() == 404);
    CHECK(office.world.ask(document_of(first) + "?rev=1.1").status() == 404);
    CHECK(office.ask("author", Method::kGet, "/api/v1" + documents + "/revisions/1.2").status() == 404);
    // The page of the draft has a form for it, with what was seen.
    const std::string shown =
        office.world.ask(document_of(first) + "?rev=2.0", Method::kGet, {{"Cookie", cookie}}).body();
    CHECK(has(shown, "/revisions/2.0/actions/change-kind"));
    const auto stale = office.world.post(document_of(first) + "/revisions/2.0/actions/change-kind",
                                         {{"kind", "revision"}, {"row_version", "1"}}, cookie);
    CHECK(stale.status() == 409);
}

TEST_CASE("tasks: the number in the menu is that of the list after every step, and again after every change",
          "[server][tasks]") {
    Office office;
    const TaskCounts counts;
    const auto check_all = [&] {
        for (const auto& [who, person] : office.people) {
            CAPTURE(who);
            const Tasks tasks = tasks_of(context_of(office, who));
            long expected = static_cast<long>(tasks.answers.size());
            for (const DraftTask& draft : tasks.drafts) expected += draft.returned ? 1 : 0;
            CHECK(counts.of(context_of(office, who)) == expected);
            CHECK(counts.of(context_of(office, who)) == expected);
        }
    };
    check_all();
    const std::string revision = office.submitted(kTitle, true);
    check_all();
    CHECK(counts.of(context_of(office, "head")) == 1);
    REQUIRE(office.act("head", revision, "return", {{"comment", "Lipsește ceva"}}).status() == 200);
    check_all();
    CHECK(counts.of(context_of(office, "author")) == 1);
    REQUIRE(office.act("author", revision, "submit").status() == 200);
    check_all();
    REQUIRE(office.act("head", revision, "verify").status() == 200);
    check_all();
    REQUIRE(office.act("juridic", revision, "opine", {{"decision", "favourable"}}).status() == 200);
    REQUIRE(office.act("chair", revision, "endorse").status() == 200);
    check_all();
    CHECK(counts.of(context_of(office, "mayor")) == 1);
    REQUIRE(office.act("mayor", revision, "approve").status() == 200);
    check_all();
    CHECK(counts.of(context_of(office, "mayor")) == 0);
}

TEST_CASE("papers over HTTP: the scan of a signature on paper can be had by who reads the revision",
          "[server][papers]") {
    Office office;
    const std::string revision = office.submitted();
    const std::string scan = "%PDF-1.4 o scanare";
    Answer answer;
    answer.revision = {document_of(revision).substr(3), {1, 0}};
    answer.kind = StepKind::kVerify;
    answer.content_sha256 = office.hash;
    answer.paper = PaperAnswer{office.people.at("head"), *Date::parse("2026-11-20"), {"borderou nr. 4", {}}, scan, ""};
    answer_step(context_of(office, "quality"), answer);
    const std::string address = "/api/v1" + revision + "/scans/" + sha256_hex(scan);
    const auto file = office.ask("author", Method::kGet, address);
    CHECK(file.body() == scan);
    CHECK(file.get("Content-Type") == "application/pdf");
    CHECK(has(std::string(file.get("Content-Disposition")), ".pdf"));
    const std::string cookie = office.world.sign_in("author@example.ro");
    const std::string shown =
        office.world.ask(document_of(revision) + "?rev=1.0", Method::kGet, {{"Cookie", cookie}}).body();
    CHECK(has(shown, address));
    // Neither another content of the store nor what may not be read comes out here.
    CHECK(office.ask("author", Method::kGet, "/api/v1" + revision + "/scans/" + office.hash).status() == 404);
    CHECK(office.ask("reader", Method::kGet, address).status() == 404);
    CHECK(office.world.ask(address).status() == 401);
}
