#include "office/pdf_writer.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>

#include <catch2/catch.hpp>
#include <memory>
#include <thread>

#include "tests/office/samples.h"

using namespace pravila;

namespace {

/// Text of every page, as a reader would select it.
std::vector<std::string> page_texts(const std::string& bytes) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    REQUIRE(document);
    std::vector<std::string> texts;
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        const auto utf8 = page->text().to_utf8();
        texts.emplace_back(utf8.begin(), utf8.end());
    }
    return texts;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

int times(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("pdf: the letters of Romanian can be selected", "[office][pdf]") {
    office::Document document;
    document.body.emplace_back(office::paragraph("ăâîșț ĂÂÎȘȚ şţ „așa” – ☐"));
    const auto pages = page_texts(office::write_pdf(document));
    REQUIRE(pages.size() == 1);
    CHECK(has(pages[0], "ăâîșț ĂÂÎȘȚ şţ „așa” – ☐"));
}

TEST_CASE("pdf: every page but a first one of its own says page x of y", "[office][pdf]") {
    const auto pages = page_texts(office::write_pdf(test::full_document()));
    REQUIRE(pages.size() == 4);
    CHECK_FALSE(has(pages[0], "Pagina"));
    CHECK(has(pages[0], "Cod formular: F-PS-01.01"));
    CHECK(has(pages[1], "Pagina 2 din 4"));
    CHECK(has(pages[3], "Pagina 4 din 4"));
    CHECK(has(pages[3], "Exemplar necontrolat după tipărire"));
}

TEST_CASE("pdf: the contents name the pages and the notes stand on the page of their mark", "[office][pdf]") {
    const auto pages = page_texts(office::write_pdf(test::full_document()));
    CHECK(has(pages[1], "1. Scopul și ținta"));
    const auto line = pages[1].substr(pages[1].find("2. Anexe"));
    CHECK(has(line.substr(0, line.find('\n')), "4"));
    CHECK(has(pages[2], "Nota despre pași, la subsol."));
    CHECK_FALSE(has(pages[3], "Nota despre pași"));
    CHECK(office::count_pages(test::full_document()).heading_pages == std::vector<int>{3, 3, 4});
}

TEST_CASE("pdf: hidden and deleted text is not printed, added text is", "[office][pdf]") {
    std::string all;
    for (const auto& page : page_texts(office::write_pdf(test::full_document()))) all += page;
    CHECK_FALSE(has(all, "ascuns"));
    CHECK_FALSE(has(all, "text șters"));
    CHECK(has(all, "text adăugat"));
}

TEST_CASE("pdf: a long table goes on with its header row and loses nothing", "[office][pdf]") {
    const auto pages = page_texts(office::write_pdf(test::long_table(200)));
    REQUIRE(pages.size() > 3);
    std::string all;
    for (const auto& page : pages) {
        CHECK(times(page, "Denumirea") == 1);
        all += page;
    }
    for (int i = 1; i <= 200; ++i)
        CHECK(times(all, "rândul" + std::to_string(i) + " ") + times(all, "rândul" + std::to_string(i) + "\n") == 1);
}

TEST_CASE("pdf: a row taller than a page is parted, every line once", "[office][pdf]") {
    office::Document document = test::long_table(1);
    std::string long_text;
    for (int i = 0; i < 400; ++i) long_text += "linia" + std::to_string(i) + "x\n";
    auto& table = std::get<office::Table>(document.body[0]);
    table.rows[1].cells[1] = office::cell(long_text);
    const auto pages = page_texts(office::write_pdf(document));
    CHECK(pages.size() > 4);
    std::string all;
    for (const auto& page : pages) all += page;
    for (int i = 0; i < 400; ++i) CHECK(times(all, "linia" + std::to_string(i) + "x") == 1);
}

TEST_CASE("pdf: a heading never stays behind at the foot of a page", "[office][pdf]") {
    // Some number of filling lines brings the heading to the last line of the first page.
    bool filled_one_page = false;
    bool filled_two_pages = false;
    for (int filling = 40; filling < 60; ++filling) {
        office::Document document;
        for (int i = 0; i < filling; ++i)
            document.body.emplace_back(office::Paragraph{.runs = {office::text("umplutură")}, .space_after_pt = 0});
        document.body.emplace_back(office::Heading{1, "1.", {office::text("Titlul")}});
        document.body.emplace_back(office::paragraph("Textul de sub titlu."));
        const auto pages = page_texts(office::write_pdf(document));
        (pages.size() == 1 ? filled_one_page : filled_two_pages) = true;
        for (const auto& page : pages) {
            INFO(filling);
            CHECK(has(page, "Titlul") == has(page, "Textul de sub"));
        }
    }
    CHECK(filled_one_page);
    CHECK(filled_two_pages);
}

TEST_CASE("pdf: bookmarks follow the headings", "[office][pdf]") {
    const std::string bytes = office::write_pdf(test::full_document());
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    const std::unique_ptr<poppler::toc> toc(document->create_toc());
    REQUIRE(toc);
    const auto top = toc->root()->children();
    REQUIRE(top.size() == 2);
    REQUIRE(top[0]->children().size() == 1);
    const auto title = top[0]->children()[0]->title().to_utf8();
    CHECK(std::string(title.begin(), title.end()) == "1.1. Pașii");
}

TEST_CASE("pdf: broken text, deep headings and absurd sizes still give a file", "[office][pdf]") {
    CHECK_FALSE(page_texts(office::write_pdf(test::hostile_document())).empty());
    office::Document odd;
    odd.body.emplace_back(office::Heading{6, "", {office::text("adânc")}});
    odd.body.emplace_back(office::Heading{2, "", {}});
    odd.body.emplace_back(office::Table{{500, 0, 0}, {office::row({"a", "b", "c"})}, true, 10});
    odd.body.emplace_back(office::Table{});
    odd.body.emplace_back(office::PageBreak{});
    odd.body.emplace_back(office::paragraph(std::string(20000, 'x')));
    CHECK(page_texts(office::write_pdf(odd)).size() >= 2);
}

TEST_CASE("pdf: several threads write at once without disturbing each other", "[office][pdf]") {
    const std::string expected = office::write_pdf(test::full_document());
    std::vector<std::string> made(16);
    std::vector<std::thread> threads;
    for (std::size_t worker = 0; worker < 4; ++worker) {
        threads.emplace_back([&made, worker] {
            for (std::size_t i = worker; i < made.size(); i += 4) made[i] = office::write_pdf(test::full_document());
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& bytes : made) CHECK(bytes == expected);
}
