#include <catch2/catch.hpp>

#include "core/text/analysis.h"
#include "core/text/collation.h"

using namespace pravila;

namespace {

std::vector<std::string> exact(std::string_view text) {
    std::vector<std::string> words;
    for (const Token& token : analyse(text)) words.push_back(token.exact);
    return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("fold: every writing of a Romanian letter gives one form", "[text][fold]") {
    CHECK(fold("ȘȚĂÂÎ șțăâî") == "staai staai");
    CHECK(fold("Ştiinţă") == "stiinta");                    // cedilla
    CHECK(fold("S\u0326tiint\u0326a\u0306") == "stiinta");  // decomposed comma
    CHECK(fold("s\u0327i t\u0327ari") == "si tari");        // decomposed cedilla
    CHECK(fold("universitãţii ĩn") == "universitatii in");  // old fonts
    CHECK(fold("  Serviciul\u00a0 Urbanism – 1 \n") == "serviciul urbanism - 1");
    CHECK(fold("ﬁșa \u00adof\u00adiciului") == "fisa oficiului");  // ligature and soft hyphens of a PDF
    CHECK(fold("İstanbul ISTANBUL ı") == "istanbul istanbul i");
    CHECK(fold("") == "");
    CHECK(fold("\xff\xfe") == "\xff\xfe");
}

TEST_CASE("fold: the spelling with î of before 1993 meets today's with â", "[text][fold]") {
    CHECK(fold("hotărîre") == fold("hotărâre"));
    CHECK(fold("HOTĂRÎRE") == "hotarare");
    CHECK(fold("în neînregistrat reînnoire coborî") == "in neinregistrat reinnoire cobori");
    CHECK(exact("sînt sint sunt") == Words{"sunt", "sunt", "sunt"});
    CHECK(exact("hotarirea hotărârea hotărîrea") == Words{"hotararea", "hotararea", "hotararea"});
}

TEST_CASE("analyse: words, numbers and their places in the text", "[text][analyse]") {
    const std::string text = "Art. 5: „Fișa” nr.012";
    const std::vector<Token> tokens = analyse(text);
    REQUIRE(tokens.size() == 5);
    CHECK(exact(text) == Words{"art", "5", "fisa", "nr", "12"});
    CHECK(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin) == "Fișa");
    CHECK(text.substr(tokens[4].begin, tokens[4].end - tokens[4].begin) == "012");
    CHECK(tokens[1].kind == Token::Kind::kNumber);
    CHECK(tokens[4].glued);
    CHECK_FALSE(tokens[1].glued);
}

TEST_CASE("analyse: a code gives the same words however it is written", "[text][analyse]") {
    for (const char* code :
         {"PO-URB-04", "P.O. Urb. 04", "po urb 4", "P.O.–URB–04", "PO — urb/004", "P.O.URB.4", "po\u2011urb\u20114"}) {
        INFO(code);
        CHECK(exact(code) == Words{"po", "urb", "4"});
    }
    CHECK(exact("D1-S03-PO15") == Words{"d", "1", "s", "3", "po", "15"});
    CHECK(exact("H.C.L. nr. 7") == Words{"hcl", "nr", "7"});
    CHECK(exact("8.10 și 8.1") == Words{"8", "10", "si", "8", "1"});
    CHECK(exact("000") == Words{"0"});
}

TEST_CASE("analyse: a word broken before ț is mended, other words are not", "[text][analyse]") {
    CHECK(exact("edi ția a doua") == Words{"editia", "a", "doua"});
    CHECK(exact("activită ții") == Words{"activitatii"});
    CHECK(exact("din țară, la ții minte") == Words{"din", "tara", "la", "tii", "minte"});
    const std::string text = "x edi ția y";
    const Token mended = analyse(text).at(1);
    CHECK(text.substr(mended.begin, mended.end - mended.begin) == "edi ția");
}

TEST_CASE("analyse: hostile text gives bounded tokens inside the text", "[text][analyse]") {
    unsigned seed = 7;
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i) {
            seed = seed * 1103515245u + 12345u;
            text += static_cast<char>(seed >> 16);
        }
        std::size_t end = 0;
        for (const Token& token : analyse(text)) {
            REQUIRE(token.begin >= end);
            REQUIRE(token.end <= text.size());
            REQUIRE(token.end > token.begin);
            REQUIRE_FALSE(token.exact.empty());
            REQUIRE(token.exact.size() <= kMostTermBytes);
            REQUIRE(token.stem.size() <= kMostTermBytes);
            end = token.end;
        }
        (void)fold(text);
        (void)normalise(text);
        (void)references(text, analyse(text));
    }
    const std::vector<Token> one = analyse(std::string(1 << 20, 'a'));
    REQUIRE(one.size() == 1);
    CHECK(one[0].exact.size() == kMostTermBytes);
    CHECK(analyse("a" + std::string(100000, '.') + "b").size() == 2);
}

TEST_CASE("normalise: keeps Romanian letters, in today's code points", "[text][normalise]") {
    CHECK(normalise("ŞTIINŢA") == "știința");
    CHECK(normalise("S\u0327i t\u0326ar\u0103") == "și țară");
    CHECK(normalise("pro\u00adce\u200bdură") == "procedură");
}

TEST_CASE("collation: Romanian names and codes in the order a person expects", "[text][collation]") {
    CHECK(compare_names("Salubritate", "Școli") < 0);
    CHECK(compare_names("Tutelă", "Țiglărie") < 0);
    CHECK(compare_names("Țap", "Urbanism") < 0);
    CHECK(compare_names("Serviciul 2", "Serviciul 10") < 0);
    CHECK(compare_names("abc", "abc") == 0);
    CHECK(compare_names("abc", "ABC") != 0);
    CHECK(compare_codes("PO-URB-9", "P.O. Urb. 10") < 0);
    CHECK(compare_codes("PO-9", "PO-URB-1") < 0);
    CHECK(compare_codes("F-PO-016.01", "F-PO-016.02") < 0);
    CHECK(compare_codes("PO-1", "PO-01") > 0);
    CHECK(compare_codes("PO-1", "PO-1") == 0);
}
