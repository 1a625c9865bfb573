#include <catch2/catch.hpp>

#include "index_support.h"
#include "search/query_syntax.h"

using namespace pravila;
using namespace pravila::search;

namespace {

/// The tree as text: words as they are, "phrases", prefix*, field:value, -not, (a | b).
std::string shown(const QueryNode& node) {
    std::string text = node.negative ? "-" : "";
    switch (node.kind) {
        case QueryNode::Kind::kWords:
            return text + "[" + node.text + "]";
        case QueryNode::Kind::kPhrase:
            return text + "\"" + node.text + "\"";
        case QueryNode::Kind::kPrefix:
            return text + node.text + "*";
        case QueryNode::Kind::kField:
            return text + std::string(node.field->english) + ":" + node.text;
        default:
            break;
    }
    text += "(";
    for (const QueryNode& child : node.children)
        text += (text.back() == '(' ? "" : node.kind == QueryNode::Kind::kAny ? " | " : " ") + shown(child);
    return text + ")";
}

std::string tree(const std::string& query) { return shown(parse_query(query).root); }

}  // namespace

TEST_CASE("query: words, phrases, fields and operators are read as they are meant", "[search][query]") {
    CHECK(tree("certificat de urbanism") == "([certificat de urbanism])");
    CHECK(tree("a \"b c\" d") == "([a] \"b c\" [d])");
    CHECK(tree("a -b") == "([a] -[b])");
    CHECK(tree("a NOT b") == "([a] -[b])");
    CHECK(tree("a AND b") == "([a b])");
    CHECK(tree("a b OR c") == "((([a b]) | ([c])))");
    CHECK(tree("(a OR b) c") == "((([a]) | ([b])) [c])");
    CHECK(tree("plăt* x") == "(plăt* [x])");
    CHECK(tree("cod:PO-1 rest") == "(code:PO-1 [rest])");
    CHECK(tree("titlu:\"a b\"") == "(title:a b)");
    CHECK(tree("TITLU:a") == "(title:a)");
    CHECK(tree("PO -01") == "([PO -01])");
    CHECK(tree("PO-URB-04") == "([PO-URB-04])");
    CHECK(tree("ISO 9001:2015") == "([ISO 9001:2015])");
    CHECK(tree("a SAU b") == "((([a]) | ([b])))");
    CHECK(tree("SAU SI ORI") == "([SAU SI ORI])");
    CHECK(tree("") == "()");
}

TEST_CASE("query: wrong syntax becomes plain words and says so", "[search][query]") {
    for (const char* query : {"\"open", "a OR", "OR a", "AND", "(a", "a)", "a AND AND b", "NOT",
                              "cod:", "((((((((((a))))))))))", "-(a b)", "()"}) {
        INFO(query);
        const ParsedQuery parsed = parse_query(query);
        CHECK(parsed.simplified);
        for (const QueryNode& child : parsed.root.children) CHECK(child.kind == QueryNode::Kind::kWords);
    }
    CHECK_FALSE(parse_query("a \"b\" (c OR d)").simplified);
}

TEST_CASE("query: length and number of words are bounded", "[search][query]") {
    const ParsedQuery bytes = parse_query(std::string(5000, 'a'));
    CHECK(bytes.simplified);
    CHECK(bytes.root.children.at(0).text.size() == kMostQueryBytes);
    std::string many;
    for (int i = 0; i < 200; ++i) many += "a ";
    CHECK(parse_query(many).simplified);
    CHECK(parse_query(many).root.children.at(0).text.size() < 200);
}

TEST_CASE("query: a thousand queries of random bytes and of random signs never fail", "[search][query][hostile]") {
    test::TestIndex index;
    index.add(test::town_hall());
    const std::vector<std::string> signs = {
        "\"",  "(",    ")",     "-",   "*",  ":",     "cod:", "act:", "titlu:", "tip:", "OR",
        "AND", "NOT",  "plata", "PO",  "4",  "ș",     "„",    " ",    "\t",     "%",    "'",
        "po*", "-urb", "a*b",   "<b>", "\\", "unit:", "0",    "/",    "2001",   "lege", "CU"};
    unsigned seed = 42;
    const auto random = [&] { return (seed = seed * 1664525u + 1013904223u) >> 8; };
    for (int round = 0; round < 1000; ++round) {
        std::string query;
        const unsigned length = random() % 30;
        for (unsigned i = 0; i < length; ++i) {
            if (round % 2 == 0)
                query += static_cast<char>(random());
            else
                query += signs[random() % signs.size()];
        }
        SearchRequest asked = test::request(query);
        asked.limit = 3;
        INFO(round << ": " << query);
        REQUIRE_NOTHROW(index.search(asked));
        REQUIRE_NOTHROW(index.index().suggest(asked));
    }
}
