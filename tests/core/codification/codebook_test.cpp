#include "core/codification/codebook.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/codification/code_key.h"
#include "core/error.h"

using namespace pravila;

namespace {

const Codebook& book() { return Codebook::built_in(); }

/// Every code printed in the sources, and what it says.
struct Printed {
    std::string text, type, department, number, slug;
};
const std::vector<Printed> kPrinted = {
    {"P.O. AP 01", "PO", "AP", "01", "po-ap-1"},
    {"P.O. AP 02", "PO", "AP", "02", "po-ap-2"},
    {"D1-S03-PO15", "PO", "", "15", "d-1-s-3-po-15"},
    {"D3-S09-PS02", "PS", "", "02", "d-3-s-9-ps-2"},
    {"PO – 016", "PO", "", "016", "po-16"},
    {"P.S. 09", "PS", "", "09", "ps-9"},
    {"P.S. 02", "PS", "", "02", "ps-2"},
    {"PS-01", "PS", "", "01", "ps-1"},
    {"PO-API-01", "PO", "API", "01", "po-api-1"},
    {"PO-API-08", "PO", "API", "08", "po-api-8"},
    {"PO-API-09", "PO", "API", "09", "po-api-9"},
    {"P.O.AC. 01", "PO", "AC", "01", "po-ac-1"},
    {"P.O. Urb. 04", "PO", "Urb", "04", "po-urb-4"},
    {"P.S. 12", "PS", "", "12", "ps-12"},
    {"PO.-UVT-DEF-24", "PO", "DEF", "24", "po-uvt-def-24"},
    {"P.O.–UVT–DEF–24", "PO", "DEF", "24", "po-uvt-def-24"},
    {"P.O.-CTB-04", "PO", "CTB", "04", "po-ctb-4"},
    {"P.O. 04", "PO", "", "04", "po-4"},
    {"PO-RU-10", "PO", "RU", "10", "po-ru-10"},
    {"PS-07-DECIAA", "PS", "DECIAA", "07", "ps-7-deciaa"},
    {"PS-07-DBFIAPA", "PS", "DBFIAPA", "07", "ps-7-dbfiapa"},
    {"DPO-PO-03", "PO", "DPO", "03", "dpo-po-3"},
    {"P.S.-MC – 8.7", "PS", "", "", "ps-mc-8-7"},
    {"P-C-001-AEROQ", "PO", "", "001", "p-c-1-aeroq"},
    {"PS-SCIM-04", "PS", "", "04", "ps-scim-4"},
    {"PS-SCIM-37", "PS", "", "37", "ps-scim-37"},
    {"PO-05.1 ed 2 rev 1", "PO", "", "05", "po-5-1"},
    {"PO-DAPL-12", "PO", "DAPL", "12", "po-dapl-12"},
    {"PO – 01 – SRU", "PO", "SRU", "01", "po-1-sru"},
    {"F-PO-016.01", "F", "", "", "f-po-16-1"},
    {"F-PO-016.05", "F", "", "", "f-po-16-5"},
    {"F-P.S. – 01.01", "F", "", "", "f-ps-1-1"},
    {"F-009-94 / Ed.1", "F", "", "009", "f-9-94"},
    {"F-PO-01-01", "F", "", "", "f-po-1-1"},
    {"PO-REG-03", "PO", "REG", "03", "po-reg-3"},
    {"G-01", "G", "", "01", "g-1"},
    {"ROF-01", "R", "", "01", "rof-1"},
    {"IL-ADP-02", "IL", "ADP", "02", "il-adp-2"},
    {"PO-CTB-00001", "PO", "CTB", "00001", "po-ctb-1"},
};

}  // namespace

TEST_CASE("codification: every code printed in practice reads back to itself", "[codification][scheme]") {
    for (const Printed& printed : kPrinted) {
        INFO(printed.text);
        const ParsedCode code = book().parse_code(printed.text);
        REQUIRE(code.ok);
        CHECK(code.canonical == printed.text);
        REQUIRE(code.type);
        CHECK(to_text(*code.type) == printed.type);
        CHECK(code.department == printed.department);
        CHECK(code.number == printed.number);
        CHECK(code.slug == printed.slug);
        CHECK_FALSE(code.reason);
        CHECK(code.is_form == (printed.type == "F"));
    }
}

TEST_CASE("codification: other spellings of a code keep its key", "[codification][scheme]") {
    for (const Printed& printed : kPrinted) {
        const CodeKey key = book().parse_code(printed.text).key;
        std::string small;
        for (const char c : printed.text) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        for (const std::string& spelling : {small, slug(key), key_text(key), " " + printed.text + "\t"}) {
            INFO(printed.text << " as " << spelling);
            const ParsedCode code = book().parse_code(spelling);
            CHECK(code.ok);
            CHECK(code.key == key);
            CHECK(book().parse_code(code.canonical).canonical == code.canonical);
        }
    }
    CHECK(book().parse_code("po api 9").canonical == "PO-API-09");
    CHECK(book().parse_code("P.O.–API–09").canonical == "PO-API-09");
    CHECK(book().parse_code("P.O-API-09").key == code_key("PO-API-09"));
    CHECK(book().parse_code("p o api 9").canonical == "PO-API-09");
    CHECK(book().parse_code("D01-S03-PO015").canonical == "D1-S03-PO15");
    CHECK(book().parse_code("PO-100").canonical == "PO-100");
    CHECK(book().parse_code("PO-00016").canonical == "PO-00016");
}

TEST_CASE("codification: what differs by meaning stays different", "[codification][scheme]") {
    CHECK(book().parse_code("PS-MC-8.1").key != book().parse_code("PS-MC-8.10").key);
    CHECK(book().parse_code("PS-MC-8.1").clause == "8.1");
    CHECK(book().parse_code("D1-S03-PO15").standard == "03");
    CHECK(book().parse_code("D1-S03-PO15").directorate == "1");
    CHECK(book().parse_code("PO-05.1").key != book().parse_code("PO-51").key);
}

TEST_CASE("codification: a form names the procedure it belongs to", "[codification][form]") {
    const ParsedCode form = book().parse_code("F-PO-016.01");
    CHECK(form.parent == "PO-016");
    CHECK(form.parent_key == code_key("PO – 016"));
    CHECK(form.form == "01");
    const ParsedCode dotted = book().parse_code("F-P.S. – 01.01");
    CHECK(dotted.parent == "P.S. – 01");
    CHECK(dotted.parent_key == code_key("PS-01"));
    CHECK(book().parse_code("F-PO-URB-04.02").parent_key == code_key("P.O. Urb. 04"));
    CHECK(book().parse_code("F-PO-CTB-00001-02").parent_key == code_key("PO-CTB-00001"));
    CHECK(book().parse_code("F-009-94 / Ed.1").edition == 1);
    CHECK(book().parse_code("F-009-94 / Ed.2").key == book().parse_code("F-009-94 / Ed.1").key);
    CHECK(book().parse_code("PO-05.1 ed 2 rev 1").revision == 1);
    CHECK(book().parse_code("PO-05.1 ed 2 rev 1").key == book().parse_code("PO-05.1").key);
}

TEST_CASE("codification: what is no code says why", "[codification][scheme]") {
    struct Case {
        std::string text, reason, found;
    };
    const std::vector<Case> cases = {
        {"", "The text is empty; a code needs letters and a number, such as PO-URB-04.", ""},
        {" -- ", "The text is empty; a code needs letters and a number, such as PO-URB-04.", ""},
        {"PO-URB", "“{text}” ends where a number is still expected, as in {example}.", ""},
        {"XX-URB-04", "“{found}” in “{text}” is no type of document. Types are {types}; an example is {example}.",
         "XX"},
        {std::string(70, 'P'), "A code has at most 64 characters; this text is longer.", ""},
        {"\xD0\xA0\xD0\x9E-01",
         "The text has a letter or sign that no code has. Codes are written with Latin letters and digits, such as "
         "PO-URB-04.",
         ""},
    };
    for (const Case& wrong : cases) {
        INFO(wrong.text);
        const ParsedCode code = book().parse_code(wrong.text);
        CHECK_FALSE(code.ok);
        REQUIRE(code.reason);
        CHECK(code.reason->id == wrong.reason);
        for (const auto& [name, value] : code.reason->arguments)
            if (name == "found") CHECK(value == wrong.found);
    }
    // Kept as printed, with a key, so that it can still be found.
    CHECK(book().parse_code("Dispoziția 15 bis").canonical == "Dispoziția 15 bis");
    CHECK(book().parse_code("Dispoziția 15 bis").key == CodeKey{"DISPOZITIA", "15", "BIS"});
}

TEST_CASE("codification: a misprinted code is no code but is guessed at", "[codification][confusable]") {
    for (const auto& [text, meant] : std::vector<std::pair<std::string, std::string>>{{"D01-S03-P015", "D1-S03-PO15"},
                                                                                      {"F-P0-016.02", "F-PO-16.02"},
                                                                                      {"P0-URB-04", "PO-URB-04"},
                                                                                      {"PO-O1", "PO-01"}}) {
        INFO(text);
        const ParsedCode code = book().parse_code(text);
        CHECK_FALSE(code.ok);
        CHECK(code.canonical == text);
        CHECK(code.suggestion == meant);
    }
}

TEST_CASE("codification: glued letters part where the department is known", "[codification][scheme]") {
    Codebook codebook = Codebook::built_in();
    CHECK_FALSE(codebook.parse_code("poapi01").ok);
    codebook.set_departments({"API", "URB"});
    CHECK(codebook.parse_code("poapi01").canonical == "PO-API-01");
    CHECK_FALSE(codebook.parse_code("poxyz01").ok);
}

TEST_CASE("codification: codes are found in running text, measures are not", "[codification][find]") {
    const auto found = [](const std::string& text) {
        std::vector<std::string> codes;
        for (const FoundCode& code : book().find_codes(text)) {
            CHECK(text.substr(code.begin, code.end - code.begin).size() == code.end - code.begin);
            codes.push_back(text.substr(code.begin, code.end - code.begin));
        }
        return codes;
    };
    using Codes = std::vector<std::string>;
    CHECK(found("conform PO-URB-04, ediția a II-a și F-PO-URB-04.01.") == Codes{"PO-URB-04", "F-PO-URB-04.01"});
    CHECK(found("Vezi P.O. Urb. 04 și „PO – 016”") == Codes{"P.O. Urb. 04", "PO – 016"});
    CHECK(found("PS-07 - Managementul riscurilor") == Codes{"PS-07"});
    CHECK(found("PO-URB-04 Ediția 2") == Codes{"PO-URB-04"});
    CHECK(found("Legea nr. 544/2001, art. 5, anexa 2") == Codes{});
    CHECK(found("în R. 5 zile, la A 2, formatul A4") == Codes{});
    CHECK(found("IPO-12 și XPO-URB-04") == Codes{});
    CHECK(found("D1-S03-PO15") == Codes{"D1-S03-PO15"});
    CHECK(found("codurile P.S.-MC – 8.7 și DPO-PO-03") == Codes{"P.S.-MC – 8.7", "DPO-PO-03"});
    CHECK(found(std::string(200000, 'P')) == Codes{});
    CHECK(found("\xFF\xFE PO-01 \xC0") == Codes{"PO-01"});
}

TEST_CASE("codification: type words and their titles are understood with any diacritics", "[codification][type]") {
    CHECK(book().type_of("PO") == DocumentType::kOperationalProcedure);
    CHECK(book().type_of("Procedură operațională") == DocumentType::kOperationalProcedure);
    CHECK(book().type_of("PROCEDURA OPERAŢIONALĂ") == DocumentType::kOperationalProcedure);
    CHECK(book().type_of("procedura de sistem") == DocumentType::kSystemProcedure);
    CHECK(book().type_of("Regulamentul") == DocumentType::kRegulation);
    CHECK(book().type_of("Instrucţiune de lucru") == DocumentType::kWorkInstruction);
    CHECK(book().type_of("RG") == DocumentType::kRegulation);
    CHECK_FALSE(book().type_of("bilet de voie"));
}

TEST_CASE("codification: an institution's own scheme decides the spelling", "[codification][scheme]") {
    const Codebook own = Codebook::from_toml(R"(
[[type]]
word = "PS"
stands_for = "PO"
title = "procedură specifică"
[[list]]
name = "departments"
[[list.entry]]
code = "URB"
title = "Serviciul Urbanism"
from = 2018-05-07
[[list.entry]]
code = "ITL"
title = "Impozite"
until = "31.12.2020"
successor = "DITL"
[[scheme]]
name = "ours"
title = "Al nostru"
grammar = 'TYPE " – " DEPARTMENT:in=departments " – " NUMBER:width=3'
counter = ["TYPE", "DEPARTMENT"]
examples = ["PS – URB – 001"]
)");
    const ParsedCode code = own.parse_code("ps-urb-7");
    REQUIRE(code.ok);
    CHECK(code.canonical == "PS – URB – 007");
    CHECK(code.type == DocumentType::kOperationalProcedure);
    CHECK(code.scheme == "ours");
    CHECK(own.parse_code("PS-URB-0000012").canonical == "PS – URB – 012");
    CHECK(own.parse_code("PS-URB-1000").canonical == "PS – URB – 1000");
    CHECK_FALSE(own.parse_code("PS-XYZ-7").ok);
    CHECK_FALSE(own.parse_code("PO-URB-7").ok);
    REQUIRE(own.list("departments"));
    CHECK(own.list("departments")->entries[1].successor == "DITL");
}

TEST_CASE("codification: a scheme file is refused with line and reason", "[codification][scheme]") {
    const auto problem = [](const std::string& text) {
        const auto problems = Codebook::check(text);
        REQUIRE_FALSE(problems.empty());
        return std::to_string(problems[0].line) + ": " + problems[0].reason.id;
    };
    const std::string head = "[[scheme]]\nname = \"s\"\ngrammar = ";
    CHECK(problem("") == "1: The file has no [[scheme]]. An example is in docs/codification.md.");
    CHECK(problem("x = ").starts_with("1: The file is not valid TOML"));
    CHECK(problem(head + "'TYPE - DEPT'").starts_with("3: “{name}” is no kind of segment."));
    CHECK(problem(head + "'TYPE NUMBER'").starts_with("3: Between two segments a separator is missing"));
    CHECK(problem(head + "'TYPE - - NUMBER'").starts_with("3: A separator stands between two segments"));
    CHECK(problem(head + "'TYPE -'").starts_with("3: The grammar ends with a separator"));
    CHECK(
        problem(head + "'TYPE \"\" DEPARTMENT'").starts_with("3: The values of {left} and {right} would run together"));
    CHECK(problem(head + "'NUMBER \"\" SUBNUMBER'")
              .starts_with("3: The values of {left} and {right} would run together"));
    CHECK(problem(head + "'TYPE \"x\" NUMBER'").starts_with("3: “{text}” cannot separate"));
    CHECK(problem(head + "'TYPE \"x NUMBER'").starts_with("3: A quotation mark is opened here"));
    CHECK(problem(head + "'TYPE - NUMBER:width=12'").starts_with("3: “{option}” is no option"));
    CHECK(problem(head + "'?TYPE'").starts_with("3: At least one segment must be obligatory"));
    CHECK(problem(head + "'TYPE - DEPARTMENT:in=nowhere'").starts_with("1: There is no code list"));
    CHECK(problem(head + "'TYPE - NUMBER:width=2'\nexamples = [\"PO-1\"]").starts_with("1: The example “{example}”"));
    CHECK(problem(head + "'TYPE - NUMBER'\ncounter = [\"YEAR\"]").starts_with("1: The counter names"));
    CHECK(problem(head + "'TYPE - NUMBER'\nexample = [\"PO-1\"]").starts_with("4: “{key}” is not known here."));
    CHECK(problem(head + "'TYPE - NUMBER'\n" + head + "'TYPE . NUMBER'").starts_with("4: Two schemes have the name"));
    CHECK(problem(head + "5").starts_with("3: “{key}” must be a text"));
    CHECK_THROWS_AS(Codebook::from_toml(head + "''"), Error);
    CHECK_FALSE(Codebook::check(std::string(300 * 1024, '#')).empty());
    CHECK(Codebook::check(head + "'TYPE - NUMBER'").empty());
}

TEST_CASE("codification: optional segments and Roman numbers read and print", "[codification][scheme]") {
    const Codebook own = Codebook::from_toml(
        "[[scheme]]\nname = \"s\"\ngrammar = 'TYPE - ?DEPARTMENT - NUMBER:width=2 / ?YEAR - ANNEX:roman'\n");
    CHECK(own.parse_code("po urb 3/2024-4").canonical == "PO-URB-03/2024-IV");
    CHECK(own.parse_code("PO-3-IV").canonical == "PO-03-IV");
    CHECK(own.parse_code("PO-3-IV").department.empty());
    CHECK(own.parse_code("PO-URB-3-iv").canonical == "PO-URB-03-IV");
}

TEST_CASE("codification: any text can be parsed, and what reads keeps its key", "[codification][scheme]") {
    unsigned state = 99;
    static const char* pieces[] = {"PO",  "PS", "F", "-",  ".",   " ", "–",  "0",  "1",  "16",
                                   "URB", "D",  "S", "ed", "rev", "/", "P.", "O.", "MC", "ș"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 1 + round % 12; ++i) {
            state = state * 1664525u + 1013904223u;
            text += pieces[(state >> 16) % 20];
        }
        const ParsedCode code = book().parse_code(text);
        if (!code.ok) {
            REQUIRE(code.reason);
            continue;
        }
        INFO(text << " -> " << code.canonical);
        const ParsedCode again = book().parse_code(code.canonical);
        REQUIRE(again.ok);
        REQUIRE(again.canonical == code.canonical);
        REQUIRE(again.key == code.key);
    }
}
