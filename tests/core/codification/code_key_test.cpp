#include "core/codification/code_key.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace pravila;

namespace {
bool contains(const std::vector<CodeKey>& keys, const CodeKey& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}
const std::vector<std::string> kTypes = {"PS", "PO", "IL", "R", "ROF", "ROI", "M", "F", "G", "REG"};
}  // namespace

TEST_CASE("codification: the key of a code is its words and numbers", "[codification][key]") {
    CHECK(code_key("P.O.AC. 01") == CodeKey{"PO", "AC", "1"});
    CHECK(code_key("P.O. Urb. 04") == CodeKey{"PO", "URB", "4"});
    CHECK(code_key("D1-S03-PO15") == CodeKey{"D", "1", "S", "3", "PO", "15"});
    CHECK(code_key("PO – 016") == CodeKey{"PO", "16"});
    CHECK(code_key("F-PO-016.01") == CodeKey{"F", "PO", "16", "1"});
    CHECK(code_key("P.S.-MC – 8.7") == CodeKey{"PS", "MC", "8", "7"});
    CHECK(code_key("PS-07-DECIAA") == CodeKey{"PS", "7", "DECIAA"});
    CHECK(code_key("P-C-001-AEROQ") == CodeKey{"P", "C", "1", "AEROQ"});
    CHECK(code_key("P015") == CodeKey{"P", "15"});
    CHECK(code_key("A.B-00") == CodeKey{"A", "B", "0"});
    CHECK(slug(code_key("P.O. API 01")) == "po-api-1");
    CHECK(compact_key(code_key("poapi01")) == compact_key(code_key("PO-API-01")));
}

TEST_CASE("codification: every spelling of one code has one key", "[codification][key]") {
    const std::vector<std::vector<std::string>> same = {
        {"PO-API-01", "po api 1", "p.o. api 01", "P.O.–API–001", "PO.API.01", "PO/API/01", "PO_API:01",
         "  PO - API - 01 ",
         "PO\xE2\x88\x92"
         "API\xE2\x80\x95"
         "01",
         "\xEF\xBC\xB0\xEF\xBC\xAF-API-\xEF\xBC\x90\xEF\xBC\x91", "PO-A\xCC\x86PI-01",
         "PO\xC2\xA0"
         "API\xC2\xAD"
         "01",
         "PO-API-0\xE2\x80\x8B"
         "1"},
        {"PO-ÎNV-7", "po-inv-07", "PO-I\xCC\x82NV-7", "P.O. Înv. 07"},
        {"PO-ȘC-1", "PO-ŞC-1", "PO-SC-01",
         "PO-S\xCC\xA6"
         "C-1",
         "po-şc-1"},
        {"PO.-UVT-DEF-24", "P.O.–UVT–DEF–24"},
        {"D1-S03-PO15", "D01-S03-PO015", "d1 s3 po 15"},
        {"F-PO-01-01", "F-PO-1.1", "f.po.01.01"},
    };
    for (const auto& spellings : same)
        for (const auto& spelling : spellings) {
            INFO(spelling);
            CHECK(code_key(spelling) == code_key(spellings[0]));
        }
}

TEST_CASE("codification: different codes have different keys", "[codification][key]") {
    CHECK(code_key("PS-MC-8.1") != code_key("PS-MC-8.10"));
    CHECK(code_key("PO-1") != code_key("PO-10"));
    CHECK(code_key("PO-API-1") != code_key("PO-AP-1"));
    CHECK(code_key("P015") != code_key("PO15"));
    CHECK(code_key("PO-1") != code_key("PS-1"));
    CHECK(code_key("PO-11-1") != code_key("PO-1-11"));
}

TEST_CASE("codification: what is no code has no key", "[codification][key]") {
    CHECK(code_key("").empty());
    CHECK(code_key("  – . / ").empty());
    CHECK(code_key("______").empty());
    CHECK(code_key(std::string(65, 'A')).empty());
    CHECK_FALSE(code_key(std::string(64, 'A')).empty());
    CHECK_FALSE(code_key("   " + std::string(64, 'A') + "\n").empty());
    CHECK(code_key("\xFF\xFE").empty());
    CHECK(code_key("PO-\xC0\x81").empty());
    CHECK(code_key("\xD0\xA0\xD0\x9E-01").empty());  // Cyrillic look-alikes: no silent P-01
    CHECK(code_key("PO-\xD9\xA1").empty());          // Arabic-Indic digit
    CHECK(code_key(std::string(10'000'000, '1')).empty());
    CHECK(code_key(std::string("PO\0-1", 5)) == CodeKey{"PO", "1"});
}

TEST_CASE("codification: keys hold only capital letters or digits, whatever comes in", "[codification][key]") {
    unsigned state = 12345;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (int i = 0; i < 1 + round % 24; ++i) {
            state = state * 1664525u + 1013904223u;
            static const char* pieces[] = {"P", "o", ".",        "-",    "–", " ", "0", "1", "ș",  "ţ",
                                           "Ă", "/", "\xCC\x86", "\xFF", "½", "ﬁ", "№", "П", "７", "_"};
            text += pieces[(state >> 16) % 20];
        }
        const CodeKey key = code_key(text);
        for (const std::string& token : key) {
            const bool digits = token.find_first_not_of("0123456789") == std::string::npos;
            const bool letters = token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
            REQUIRE_FALSE(token.empty());
            REQUIRE((digits || letters));
            REQUIRE((!digits || token.size() == 1 || token[0] != '0'));
        }
        // Two words side by side stay two only behind a separator, so the key read back is the key itself.
        if (!key.empty()) REQUIRE(code_key(key_text(key)) == key);
    }
}

TEST_CASE("codification: a misread O or I is found at the second look", "[codification][confusable]") {
    CHECK(contains(confusable_keys(code_key("D01-S03-P015")), code_key("D1-S03-PO15")));
    CHECK(contains(confusable_keys(code_key("F-P0-016.02")), code_key("F-PO-016.02")));
    CHECK(contains(confusable_keys(code_key("P0-16")), code_key("PO-16")));
    CHECK(contains(confusable_keys(code_key("PO-O1")), code_key("PO-01")));
    CHECK(contains(confusable_keys(code_key("PO-I2")), code_key("PO-12")));
    CHECK(contains(confusable_keys(code_key("PO15")), code_key("P015")));
    CHECK(contains(confusable_keys(code_key("1L-03")), code_key("IL-03")));
    CHECK(contains(confusable_keys(code_key("P0-API-O1")), code_key("PO-API-01")));
    CHECK_FALSE(contains(confusable_keys(code_key("PO-15")), code_key("PO-15")));
    CHECK(confusable_keys({}).empty());
    CHECK(confusable_keys(code_key("OIOIOIOIOI-101010-OIOI-01-10-OIOIO-101")).size() <= 16);
}

TEST_CASE("codification: a printed mix-up is noticed, a clean code is not", "[codification][confusable]") {
    for (const char* text :
         {"P015", "F-P0-016.02", "D01-S03-P015", "P0 – 16", "PO-O1", "PO-0I", "1L-03", "p0-urb-04"}) {
        INFO(text);
        CHECK(looks_confused(text, kTypes));
    }
    for (const char* text : {"PO-015", "D1-S03-PO15", "P.O. Urb. 04", "P-C-001-AEROQ", "IL-10", "R01", "R-01",
                             "PS-07-DECIAA", "PO-IO-01", "PO-API-10", "ROI-01", ""}) {
        INFO(text);
        CHECK_FALSE(looks_confused(text, kTypes));
    }
}
