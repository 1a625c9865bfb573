#include <catch2/catch.hpp>

#include "core/service/procedure_register.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;

namespace {

World& world() {
    static World shared;
    return shared;
}

bool has(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("pages: the first page asks, and shows what comes, the forms and the register", "[server][pages]") {
    const auto answer = world().ask("/?lang=en");
    CHECK(answer.status() == 200);
    CHECK(has(answer.body(), "<input id=\"q\" name=\"q\" type=\"search\" value=\"\""));
    CHECK(has(answer.body(), "You see what applies <strong>today, 22.11.2026</strong>."));
    CHECK(has(answer.body(), "PO-URB-17"));
    CHECK(has(answer.body(), "/d/f-po-urb-4-1/source?rev=1.0"));
    CHECK_FALSE(has(answer.body(), "header_search"));
}

TEST_CASE("pages: the first page knows of a new procedure at once", "[server][pages]") {
    World other;
    CHECK(has(other.page("/?lang=en"), "4 procedures are in force today."));
    CHECK(has(other.page("/?lang=en"), "4 procedures are in force today."));
    other.add(candidate("PO-URB-55", "O procedură nouă", {1, 0}, "2026-01-01", "Text.\n"));
    CHECK(has(other.page("/?lang=en"), "5 procedures are in force today."));
}

TEST_CASE("pages: results show code, state, number, whole title, section and forms", "[server][pages]") {
    const std::string page = world().page("/?q=certificat%20urbanism&lang=en");
    CHECK(has(page,
              "<span class=\"code\">PO-URB-04</span><span class=\"tag on\">In force</span><span class=\"soft\">Ed. 2, "
              "Rev. 1</span>"));
    CHECK(has(page, "Eliberarea certificatelor de urbanism</a></h2>"));
    CHECK(has(page, "<mark>"));
    CHECK(has(page, "<span class=\"tag on-q\">In force (date unknown)</span>"));
    CHECK(has(page, "1 more procedure that was found will apply later."));
    CHECK(has(page, "value=\"certificat urbanism\""));
    CHECK(has(page, "Cerere pentru emiterea certificatului de urbanism (F-PO-URB-04-01, Word)"));
    CHECK(has(page, "<h2>Unit</h2>"));
}

TEST_CASE("pages: a filter is one click, is shown as a chip and can be removed", "[server][pages]") {
    const std::string page = world().page("/?q=certificat&unit=Cadastru%20%C8%99i%20fond%20funciar&lang=en");
    CHECK(has(page, "<a class=\"chip\" href=\"/?q=certificat\">Cadastru și fond funciar"));
    CHECK(has(page, "aria-current=\"true\">Cadastru și fond funciar <span>1</span>"));
    // The other units stay one click away, with their own counts.
    CHECK(has(page, "href=\"/?q=certificat&amp;unit=Urbanism%20%C8%99i%20amenajarea%20teritoriului\">"));
    CHECK(has(page, "1 result of "));
}

TEST_CASE("pages: another day has its frame, its words and the way back", "[server][pages]") {
    const std::string page = world().page("/?q=certificat&as_of=17.10.2023&lang=en");
    CHECK(has(page, "<body class=\"then\">"));
    CHECK(has(page, "You see how things stood on 17.10.2023."));
    CHECK(has(page, "<a href=\"/?q=certificat\">Back to today.</a>"));
    CHECK(has(page, "In force on 17.10.2023"));
    CHECK(has(page, "Ed. 2, Rev. 0"));
    CHECK(has(page, "today: Ed. 2, Rev. 1"));
    CHECK(has(page, "/d/po-urb-4?as_of=2023-10-17"));
    CHECK(has(page, "1 procedure has an unknown date and is not counted."));
    CHECK(has(page, "undated=include"));
}

TEST_CASE("pages: a day that does not exist comes back in its field with what is wrong", "[server][pages]") {
    for (const char* target : {"/?q=certificat&as_of=31.02.2024&lang=en", "/d/po-urb-4?as_of=31.02.2024&lang=en",
                               "/register?as_of=31.02.2024&lang=en"}) {
        const auto answer = world().ask(target);
        CAPTURE(target);
        CHECK(answer.status() == 400);
        CHECK(has(answer.body(), "value=\"31.02.2024\""));
        CHECK(has(answer.body(), "aria-invalid=\"true\" aria-describedby=\"asofe\""));
        CHECK(has(answer.body(), "the day “31.02.2024” does not exist"));
    }
}

TEST_CASE("pages: no hits say why and what to do", "[server][pages]") {
    const std::string page = world().page("/?q=zmeura&lang=en");
    CHECK(has(page, "0 results"));
    CHECK(has(page, "No procedure in force today contains “zmeura”."));
    CHECK(has(page, "href=\"/?q=zmeura&amp;revisions=all\""));
}

TEST_CASE("pages: a document shows what applies, its text, forms, units and revisions", "[server][pages]") {
    const std::string page = world().page("/d/po-urb-4?lang=en");
    CHECK(has(page, "<h1>Eliberarea certificatelor de urbanism</h1>"));
    CHECK(has(page,
              "Applies from 15.03.2024, with no end date. Approved on 08.03.2024. Registered under no. 436/2024. Its "
              "review is overdue since 15.03.2026."));
    CHECK(has(page, "! Imported without proof of approval"));
    CHECK(has(page, "id=\"s-5.3\""));
    CHECK(has(page, "<a href=\"#s-5.3\"><span class=\"num\">5.3</span>"));
    CHECK(has(page, "<th scope=\"col\">Activitatea</th>"));
    CHECK(has(page, "F-PO-URB-04-01 Cerere pentru emiterea"));
    CHECK(has(page, "<dd>Juridic</dd>"));
    CHECK(has(page, "<dd>Ana-Maria Dobrescu</dd>"));
    CHECK(has(page, "<dd>PO-URB-40</dd>"));
    CHECK(has(page, "href=\"/d/po-urb-4?rev=2.0\">Ed. 2, Rev. 0</a>"));
    CHECK(has(page, "lang=\"ro\""));
    CHECK_FALSE(has(page, "say no"));
}

TEST_CASE("pages: a replaced text says so above its title and leads to the one in force", "[server][pages]") {
    const std::string page = world().page("/d/po-urb-4?rev=2.0&lang=en");
    CHECK(has(page,
              "<strong>This text is NO longer in force since 15.03.2024.</strong> <a href=\"/d/po-urb-4\">See what is "
              "in force.</a>"));
    CHECK(page.find("NO longer in force") < page.find("<h1>"));
    const std::string past = world().page("/d/po-urb-4?as_of=2023-01-01&lang=en");
    CHECK(has(past, "<body class=\"then\">"));
    CHECK(has(past, "NO longer in force"));
    const std::string before = world().page("/d/po-urb-4?as_of=2010-01-01&lang=en");
    CHECK(has(before, "Nothing of this document is known to have been in force on 01.01.2010."));
    CHECK(has(world().page("/d/po-urb-17?lang=en"), "NOT yet in force: it applies from 01.12.2026"));
}

TEST_CASE("pages: every other spelling and a former code lead to the one address", "[server][pages]") {
    for (const char* code :
         {"PO-URB-04", "po%20urb%204", "P.O.-URB-004", "PO%2FURB%2F04", "po-urb-40", "PO%E2%80%93URB%E2%80%9304"}) {
        const auto answer = world().ask("/d/" + std::string(code) + "?rev=2.1");
        CAPTURE(code);
        CHECK(answer.status() == 301);
        CHECK(answer.get("Location") == "/d/po-urb-4?rev=2.1");
    }
    CHECK(world().ask("/d/PO-URB-04/history").get("Location") == "/d/po-urb-4/history");
    CHECK(world().ask("/register/").get("Location") == "/register");
}

TEST_CASE("pages: downloads are the bytes that came in, and never a page", "[server][pages]") {
    const auto answer = world().ask("/d/po-urb-4/source?rev=2.0");
    CHECK(answer.status() == 200);
    CHECK(answer.body() ==
          "bytes of PO-URB-042.0Eliberarea certificatelor de urbanism# 1 Scopul\nCertificate de urbanism, textul "
          "vechi.\n");
    CHECK(answer.get("Content-Disposition").substr(0, 11) == "attachment;");
    CHECK(answer.get("Content-Security-Policy") == "sandbox; default-src 'none'");
    CHECK(answer.get("X-Content-Type-Options") == "nosniff");
    CHECK(
        world()
            .ask("/d/po-urb-4/source?rev=2.0", http::Method::kGet, {{"If-None-Match", std::string(answer.get("ETag"))}})
            .status() == 304);
    CHECK(world().ask("/d/po-urb-4/source?part=signed_copy").status() == 404);
    CHECK(world().ask("/d/po-urb-4/source?part=nonsense").status() == 400);
}

TEST_CASE("pages: the history tells every event, with the bytes that were hashed", "[server][pages]") {
    const std::string page = world().page("/d/po-urb-4/history?lang=en");
    CHECK(has(page, "A revision was imported"));
    CHECK(has(page, "A revision was replaced"));
    CHECK(has(page, "Ed. 2, Rev. 1"));
    CHECK(has(page, "&quot;action&quot;:&quot;revision.imported&quot;"));
    CHECK(has(page, "from the file proceduri/PO-URB-04"));
}

TEST_CASE("pages: the register has its eighteen columns in order, totals and filters", "[server][pages]") {
    const std::string page = world().page("/register?lang=en");
    std::size_t at = 0;
    for (const std::string& column : register_columns()) {
        at = page.find(">" + Catalogue::of(Language::kEnglish).text(column) + "</th>", at);
        CAPTURE(column);
        REQUIRE(at != std::string::npos);
    }
    CHECK(has(page,
              "<strong>5 procedures</strong>: 4 in force, 1 of them with an unknown date; 1 approved, applies later."));
    CHECK(has(page, "1 with its review overdue."));
    CHECK(has(page, "class=\"o num honest\">15.03.2026 (overdue)"));
    CHECK(has(page, "<option value=\"Juridic\">"));
    CHECK_FALSE(has(page, "Notă fără cod"));
    const std::string filtered = world().page("/register?unit=juridic&lang=en");
    CHECK(has(filtered, "<strong>1 procedure</strong>"));
    CHECK(has(filtered, "<option value=\"Juridic\" selected>"));
    CHECK(has(world().page("/register?type=M&lang=en"), "No procedure answers to this choice."));
    const auto csv = world().ask("/register.csv?unit=juridic");
    CHECK(csv.body().substr(0, 3) == "\xEF\xBB\xBF");
    CHECK(has(csv.body(), "PO-URB-04"));
    CHECK_FALSE(has(csv.body(), "PO-CAD-02"));
}

TEST_CASE("pages: forms in force are one click away, and found by a word of their name", "[server][pages]") {
    const std::string page = world().page("/formulare?lang=en");
    CHECK(has(
        page,
        "<h2><a href=\"/d/f-po-urb-4-1/source?rev=1.0\">Cerere pentru emiterea certificatului de urbanism</a></h2>"));
    CHECK(has(page, "of <a href=\"/d/po-urb-4\">PO-URB-04"));
    CHECK(has(world().page("/formulare?q=CERERE%20urbanism&lang=en"), "1 form"));
    CHECK(has(world().page("/formulare?q=zmeura&lang=en"), "No form in force today is called “zmeura”."));
}

TEST_CASE("pages: what is not there says what, where and what to do, with a search box", "[server][pages]") {
    const auto answer = world().ask("/d/po-zzz-99?lang=en");
    CHECK(answer.status() == 404);
    CHECK(has(answer.body(), "No document has or had the code “po-zzz-99”."));
    CHECK(has(answer.body(), "value=\"po-zzz-99\""));
    CHECK(world().ask("/nowhere").status() == 404);
    CHECK(world().ask("/d/po-urb-4?rev=9.9").status() == 404);
    CHECK(world().ask("/d/po-urb-4?rev=nonsense").status() == 400);
}

TEST_CASE("pages: the language follows the address, the cookie, the browser, and is Romanian otherwise",
          "[server][pages]") {
    const auto language = [](const std::string& target, const std::vector<http::Field>& fields) {
        return std::string(world().ask(target, http::Method::kGet, fields).get("Content-Language"));
    };
    CHECK(language("/", {}) == "ro");
    CHECK(language("/", {{"Accept-Language", "en-GB,en;q=0.9,ro;q=0.8"}}) == "en");
    CHECK(language("/", {{"Accept-Language", "de, en;q=0.3, ro;q=0.7"}}) == "ro");
    CHECK(language("/", {{"Accept-Language", "de"}}) == "ro");
    CHECK(language("/", {{"Accept-Language", "en"}, {"Cookie", "lang=ro"}}) == "ro");
    CHECK(language("/?lang=en", {{"Cookie", "lang=ro"}}) == "en");
    CHECK(language("/?lang=xx", {{"Cookie", "lang=xx"}}) == "ro");
    const auto chosen = world().ask("/?q=a&lang=en");
    CHECK(chosen.get("Set-Cookie") == "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    CHECK(has(chosen.body(), "href=\"/?q=a&amp;lang=ro\" lang=\"ro\""));
    CHECK_FALSE(world().ask("/?lang=xx").has("Set-Cookie"));
}

TEST_CASE("pages: static files live under the hash of their content", "[server][pages]") {
    const std::string page = world().page("/");
    const std::size_t begin = page.find("/static/");
    const std::string address = page.substr(begin, page.find('"', begin) - begin);
    const auto file = world().ask(address);
    CHECK(file.status() == 200);
    CHECK(file.get("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(world().ask("/static/0000000000000000/pravila.css").status() == 404);
    for (const char* name : {"..%2F..%2Fetc%2Fpasswd", "%2e%2e", "layout.html", "css%2Fpravila.css"})
        CHECK(world().ask("/static/x/" + std::string(name)).status() == 404);
}
