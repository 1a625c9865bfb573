#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "core/text/analysis.h"
#include "core/text/stem.h"

using namespace pravila;

namespace {

struct Family {
    bool held_out = false;
    std::vector<std::string> forms;
};

std::vector<std::vector<std::string>> lines_of(const std::string& name) {
    std::string path = PRAVILA_SOURCE_DIR "/tests/core/text/";
    std::ifstream file(path += name);
    REQUIRE(file.is_open());
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        std::vector<std::string>& row = rows.emplace_back();
        for (std::string word; words >> word;) row.push_back(word);
    }
    return rows;
}

std::vector<Family> families() {
    std::vector<Family> found;
    for (std::vector<std::string>& row : lines_of("word_families.tsv")) {
        Family family;
        family.held_out = row.at(0) == "held";
        family.forms.assign(row.begin() + 1, row.end());
        found.push_back(std::move(family));
    }
    return found;
}

std::string replaced(std::string text, std::initializer_list<std::pair<std::string_view, std::string_view>> changes) {
    for (const auto& [from, to] : changes)
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

std::string as_typed(const std::string& word, int spelling) {
    if (spelling == 1) return replaced(word, {{"ș", "ş"}, {"ț", "ţ"}});
    if (spelling == 2) return replaced(word, {{"ș", "s"}, {"ț", "t"}, {"ă", "a"}, {"â", "a"}, {"î", "i"}});
    return word;
}

std::string stem_of(const std::string& word) {
    const std::vector<Token> tokens = analyse(word);
    REQUIRE(tokens.size() == 1);
    return tokens[0].stem;
}

struct Count {
    int joined = 0, pairs = 0;
    double percent() const { return 100.0 * joined / pairs; }
};

/// Ordered pairs (form in the document, another form in the query as typed) that have one stem.
Count count(const Family& family, int spelling) {
    Count result;
    for (std::size_t d = 0; d < family.forms.size(); ++d)
        for (std::size_t q = 0; q < family.forms.size(); ++q) {
            if (d == q) continue;
            ++result.pairs;
            if (stem_of(family.forms[d]) == stem_of(as_typed(family.forms[q], spelling))) ++result.joined;
        }
    return result;
}

}  // namespace

TEST_CASE("stem: all forms of a word are found by one another, in each spelling of the query", "[text][stem]") {
    const char* const kSpellings[] = {"comma below", "cedilla", "no diacritics"};
    const std::vector<Family> all = families();
    REQUIRE(all.size() >= 60);
    for (int spelling = 0; spelling < 3; ++spelling) {
        Count seen, held;
        for (const Family& family : all) {
            const Count one = count(family, spelling);
            Count& sum = family.held_out ? held : seen;
            sum.joined += one.joined;
            sum.pairs += one.pairs;
            if (one.joined < one.pairs && spelling == 0) {
                std::cout << "  not one stem:";
                for (const std::string& form : family.forms) std::cout << ' ' << form << '=' << stem_of(form);
                std::cout << '\n';
            }
        }
        std::cout << kSpellings[spelling] << ": seen " << seen.joined << " of " << seen.pairs << " pairs ("
                  << seen.percent() << " %), held out " << held.joined << " of " << held.pairs << " (" << held.percent()
                  << " %)\n";
        CHECK(seen.percent() >= 97.0);
        CHECK(held.percent() >= 92.0);
    }
}

TEST_CASE("stem: words that look alike but mean other things stay apart", "[text][stem]") {
    const auto pairs = lines_of("forbidden_pairs.tsv");
    REQUIRE(pairs.size() >= 40);
    for (const auto& pair : pairs) {
        INFO(pair.at(0) << " and " << pair.at(1));
        CHECK(stem_of(pair[0]) != stem_of(pair[1]));
    }
}

TEST_CASE("stem: no two families share a stem", "[text][stem]") {
    std::vector<std::set<std::string>> stems;
    for (const Family& family : families()) {
        std::set<std::string>& own = stems.emplace_back();
        for (const std::string& form : family.forms) own.insert(stem_of(form));
        for (std::size_t i = 0; i + 1 < stems.size(); ++i)
            for (const std::string& one : own) {
                INFO(family.forms[0] << ": " << one);
                CHECK(stems[i].count(one) == 0);
            }
    }
}

TEST_CASE("stem: short words, foreign letters and very long words stay as they are", "[text][stem]") {
    CHECK(stem("po") == "po");
    CHECK(stem("act") == "act");
    CHECK(stem("").empty());
    CHECK(stem(std::string(500, 'a')) == std::string(500, 'a'));
    CHECK(stem("процедура") == "процедура");
}
