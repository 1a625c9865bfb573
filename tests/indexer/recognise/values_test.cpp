#include "indexer/recognise/values.h"

#include <catch2/catch.hpp>

#include "indexer/recognise/fold.h"
#include "indexer/recognise/labels.h"

using namespace pravila;
using namespace pravila::recognise_detail;

TEST_CASE("recognise: numerals are read in every form and no further", "[recognise][values]") {
    const auto value = [](const std::string& text) {
        const auto number = numeral_at(folded(text), 0);
        return number ? std::to_string(number->value) + "@" + std::to_string(number->end) : "none";
    };
    CHECK(value("I") == "1@1");
    CHECK(value("II") == "2@2");
    CHECK(value("1") == "1@1");
    CHECK(value("I-a") == "1@3");
    CHECK(value("a II-a") == "2@6");
    CHECK(value("a II a rest") == "2@6");
    CHECK(value("a 2-a") == "2@5");
    CHECK(value("a doua") == "2@6");
    CHECK(value("03") == "3@2");
    CHECK(value("XIV") == "14@3");
    CHECK(value("IIII") == "none");
    CHECK(value("în") == "none");
    CHECK(value("1234") == "none");
    CHECK(value("12a") == "none");
    CHECK(value("") == "none");
    CHECK(value("l") == "none");
    CHECK(value("2 / 1") == "2@1");
}

TEST_CASE("recognise: dates are read in every form, and nothing else is a date", "[recognise][values]") {
    const auto value = [](const std::string& text) {
        const auto date = date_in(folded(text));
        return date ? date->date.day->iso() + " " + std::string(to_text(date->date.certainty)) : "none";
    };
    for (const char* text :
         {"31.05.2024", "31/05/2024", "2024-05-31", "31 mai 2024", "31-05-2024", "31.5.2024", "31.V.2024",
          "2024-05-31T00:00:00", "din data de 31.05.2024", "31 . 05 . 2024", "31.05.24"}) {
        INFO(text);
        CHECK(value(text) == "2024-05-31 day");
    }
    CHECK(value("feb. 2021") == "2021-02-01 month");
    CHECK(value("februarie 2021") == "2021-02-01 month");
    CHECK(value("02.2021") == "2021-02-01 month");
    CHECK(value("2021-02") == "2021-02-01 month");
    CHECK(value("2021") == "2021-01-01 year");
    CHECK(value("anul 2021") == "2021-01-01 year");
    for (const char* text : {"31.02.2024", "32.01.2024", "544/2001 și", "1.2.3", "12", "20211", "1850", "nr. 15",
                             "pag. 12.05", "____.__.2024", "5.1.2", ""}) {
        INFO(text);
        CHECK(value(text) == "none");
    }
    CHECK_FALSE(whole_date("31.05.2024 si altele"));
    CHECK(whole_date("31.05.2024 00:00:00"));
}

TEST_CASE("recognise: folding keeps the way back to the text", "[recognise][values]") {
    const Folded text = fold("  Ediţia\xC2\xA0 a  II-a – „Știință” ");
    CHECK(text.text == "editia a ii-a - \"stiinta\"");
    CHECK(text.slice(0, 6) == "Ediţia");
    CHECK(text.slice(7, 13) == "a  II-a");
    CHECK(folded("Ediþia ãĩ … S\xCC\xA6") == "editia ai ... s");
    CHECK(folded("\xFF") == "?");
    CHECK(fold("").at.size() == 1);
    unsigned state = 3;
    for (int round = 0; round < 5000; ++round) {
        std::string bytes;
        for (int i = 0; i < round % 20; ++i) bytes += static_cast<char>((state = state * 1664525u + 1013904223u) >> 24);
        const Folded any = fold(bytes);
        REQUIRE(any.at.size() == any.text.size() + 1);
        for (std::size_t i = 0; i + 1 < any.at.size(); ++i) REQUIRE(any.at[i] <= any.at[i + 1]);
        REQUIRE(any.at.back() <= bytes.size());
    }
}

TEST_CASE("recognise: labels are found where they announce something", "[recognise][values]") {
    const auto fields = [](const std::string& text) {
        std::string all;
        for (const LabelHit& hit : labels_in(folded(text)))
            all += std::to_string(static_cast<int>(hit.field)) + (hit.colon ? ":" : hit.whole ? "!" : " ");
        return all;
    };
    const std::string edition = std::to_string(static_cast<int>(Field::kEdition)),
                      revision = std::to_string(static_cast<int>(Field::kRevision)),
                      code = std::to_string(static_cast<int>(Field::kCode));
    CHECK(fields("Ed. 2 / Rev. 1") == edition + " " + revision + " ");
    CHECK(fields("Ediția a II-a, Revizia 1") == edition + " " + revision + " ");
    CHECK(fields("ed1 rev0") == edition + " " + revision + " ");
    CHECK(fields("COD PROCEDURĂ: PO-01") == code + ":");
    CHECK(fields("Cod") == code + "!");
    CHECK(fields("Codificarea procedurilor: partea 1") == "");
    CHECK(fields("revizia în cadrul ediției") == "");
    CHECK(fields("Edițiile vechi și edilii") == "");
}
