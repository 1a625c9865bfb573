#include <catch2/catch.hpp>

#include <set>

#include "indexer/formats/format.h"
#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::formats;
using namespace pravila::test;

namespace {

/// An OLE compound file of one directory sector with an entry of this name.
std::string compound_file(const std::string& entry) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    bytes.resize(512, '\0');
    std::string wide;
    for (const char c : entry) wide += {c, '\0'};
    wide.resize(128, '\0');
    return bytes + std::string(128, '\0') + wide + std::string(256, '\0');
}

const ExtractionFailure failure_of(const std::string& bytes, const std::string& name) {
    return std::get<ExtractionFailure>(read_document(bytes, name));
}

}  // namespace

TEST_CASE("registry: every format has a reader, a label and an extension, and names are unique", "[registry]") {
    std::set<std::string_view> names;
    for (const Format& format : registry()) {
        CHECK(names.insert(format.name).second);
        CHECK_FALSE(format.extensions.empty());
        CHECK_FALSE(format.label.empty());
        CHECK_FALSE(format.media_type.empty());
        CHECK(by_name(format.name) == &format);
    }
    CHECK(names.count("docx") == 1);
    CHECK(by_name("exe") == nullptr);
}

TEST_CASE("detect: content decides, whatever the extension says", "[registry]") {
    const std::string word = docx(p("text"));
    REQUIRE(detect(word, "a.pdf") != nullptr);
    CHECK(detect(word, "a.pdf")->name == "docx");
    CHECK(detect(odt("<text:p>x</text:p>"), "a.docx")->name == "odt");
    CHECK(detect("<?xml version='1.0'?><a>x</a>", "a.txt")->name == "xml");
    CHECK(detect("%PDF-1.4\n", "a.docx")->name == "pdf");
}

TEST_CASE("read: what is no document is said to be none", "[registry]") {
    const std::string png = std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) + std::string(100, '\x01');
    const std::string elf = std::string(
                                "\x7F"
                                "ELF\x02\x01\x01\0",
                                8) +
                            std::string(200, '\0');
    for (const std::string& bytes :
         {png, elf, std::string("MZ\x90\0\x03\0\0\0\x04", 9) + std::string(64, '\0'), zip({{"a.txt", "text"}}),
          std::string("GIF89a\x01\0\x01\0\x80\0\0", 13) + std::string(30, '\0')}) {
        const auto failure = failure_of(bytes, "a.bin");
        CHECK(failure.rule == "format.unknown");
        CHECK(failure.not_a_document);
    }
}

TEST_CASE("read: an empty file is said to be empty", "[registry]") {
    CHECK(failure_of("", "a.docx").rule == "file.empty");
    CHECK_FALSE(failure_of("", "a.docx").not_a_document);
}

TEST_CASE("read: protected and old office files are named, with what to do", "[registry]") {
    CHECK(failure_of(compound_file("EncryptedPackage"), "a.docx").rule == "file.encrypted");
    const auto old = failure_of(compound_file("WordDocument"), "a.doc");
    CHECK(old.rule == "format.old_word");
    CHECK(old.message.id.find(".docx") != std::string::npos);
    CHECK(failure_of(compound_file("Workbook"), "a.xls").rule == "format.old_excel");
    CHECK(failure_of(compound_file("Other"), "thumbs.db").not_a_document);
    CHECK(failure_of("{\\rtf1 text}", "a.rtf").rule == "format.rtf");
    CHECK(failure_of(zip({{"word/document.xml", "x"}, {"[Content_Types].xml", "y"}}, "secret"), "a.docx").rule ==
          "file.encrypted");
}

TEST_CASE("read: a broken package with an office name or beginning is damaged, any other is no document",
          "[registry]") {
    const std::string word = docx(p("text"));
    CHECK(failure_of(word.substr(0, word.size() / 2), "a.bin").rule == "file.damaged");
    const std::string other = zip({{"photo.jpg", std::string(1000, 'x')}});
    CHECK(failure_of(other.substr(0, other.size() / 2), "a.docx").rule == "file.damaged");
    CHECK(failure_of(other.substr(0, other.size() / 2), "a.zip").not_a_document);
}

TEST_CASE("read: text comes out in NFC, without soft hyphens and controls", "[registry]") {
    const auto read_document = document(docx(p("cere\u00ADre s\u0326i t\u0326ara\u0306")));
    CHECK(read_document.blocks.at(0).text == "cerere și țară");
    // cedilla stays cedilla: folding is for search, not for keeping
    CHECK(document(docx(p("\u015Fi"))).blocks.at(0).text == "\u015Fi");
}

TEST_CASE("read: a document without words says so", "[registry]") {
    const auto empty = document(docx("<w:p/>" + p("...  ___")));
    CHECK(empty.warnings == std::vector<std::string>{"text.none"});
    CHECK(document(docx(p("a"))).warnings.empty());
}

TEST_CASE("read: the language is told by the words", "[registry]") {
    CHECK(document(docx(p("Cererea se depune la registratură și se înregistrează de către funcționar, conform legii, "
                          "pentru care este necesar un dosar din arhivă.")))
              .language == "ro");
    CHECK(
        document(docx(p("Cererea se depune la registratura si se inregistreaza pentru care este necesar"))).language ==
        "ro");
    CHECK(document(docx(p("The request is filed with the registry and shall be answered by the officer of the day.")))
              .language == "en");
    CHECK(document(docx(p("PO-URB-04"))).language.empty());
}

TEST_CASE("read: blocks are numbered", "[registry]") {
    const auto read_document = document(docx(p("5.2. Titlu", "<w:outlineLvl w:val=\"0\"/>") + p("text")));
    CHECK(read_document.blocks.at(0).anchor == "s-5.2");
    CHECK(read_document.blocks.at(1).anchor == "b-1");
}
