#include "store/repository/sort_key.h"

#include <catch2/catch.hpp>

using namespace pravila;

TEST_CASE("sort_key: codes are in the order in which people list them", "[store][sort_key]") {
    const std::vector<std::pair<CodeKey, std::string>> in_order = {
        {{"F", "PO", "1", "2"}, ""},
        {{"F", "PO", "1", "10"}, ""},
        {{"PO"}, ""},
        {{"PO", "2"}, ""},
        {{"PO", "4"}, ""},
        {{"PO", "4"}, "[DITL]"},
        {{"PO", "4", "1"}, ""},
        {{"PO", "4A"}, ""},
        {{"PO", "10"}, ""},
        {{"PO", "99999999999999999999"}, ""},
        {{"PO", "100000000000000000000"}, ""},
        {{"PO", "A9"}, ""},
        {{"PO", "A10"}, ""},
        {{"PO", "API", "9"}, ""},
        {{"PO", "API", "10"}, ""},
        {{"POX"}, ""},
        {{"PS", "1"}, ""},
    };
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        for (std::size_t j = 0; j < in_order.size(); ++j) {
            CAPTURE(key_text(in_order[i].first), key_text(in_order[j].first));
            CHECK((sort_key(in_order[i].first, in_order[i].second) < sort_key(in_order[j].first, in_order[j].second)) ==
                  (i < j));
        }
    }
}

TEST_CASE("sort_key: leading zeros do not matter", "[store][sort_key]") {
    CHECK(sort_key({"PO", "004"}, "") == sort_key({"PO", "4"}, ""));
    CHECK(sort_key({"PO", "000"}, "") == sort_key({"PO", "0"}, ""));
    CHECK(sort_key({"PO", std::string(300, '7')}, "") != sort_key({"PO", std::string(299, '7')}, ""));
}
