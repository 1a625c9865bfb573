#include "indexer/formats/pdf_quality.h"

#include <unicode/uchar.h>

#include <array>
#include <set>
#include <string>

#include "indexer/formats/charset.h"

namespace pravila::formats {

namespace {

/// Lower case words that no Romanian text has, unless its ă, â, î, ș or ț were lost.
constexpr std::array<std::string_view, 28> kMutilated = {
    "ediia",          "primria",     "dup",          "activitii",  "informaii", "informaiilor", "documentaia",
    "funcia",         "funciei",     "instituia",    "instituiei", "dispoziia", "dispoziii",    "aplicaia",
    "prevzute",       "nregistrare", "nregistrarea", "ntocmit",    "ntocmirea", "autorizaie",   "autorizaia",
    "responsabiliti", "achiziii",    "achiziiilor",  "hotrre",     "hotrri",    "legislaia",    "secia"};
/// What stays of a word cut before its ț, and of one that lost its capital E.
constexpr std::array<std::string_view, 12> kFragments = {"ția",  "ţia",  "ție",   "ţie",   "ții",     "ţii",
                                                         "ției", "ţiei", "diția", "diţia", "laborat", "laborarea"};

struct Signs {
    long characters = 0, meaningless = 0, words = 0, fragments = 0;
    std::set<std::string> mutilated;

    void take_word(const std::string& word) {
        if (word.empty()) return;
        ++words;
        for (const std::string_view one : kMutilated)
            if (word == one) mutilated.insert(word);
        for (const std::string_view one : kFragments) fragments += word == one;
    }

    void take(std::string_view text) {
        std::string word;
        for (std::size_t at = 0; at < text.size();) {
            const auto c = static_cast<UChar32>(next_character(text, at));
            ++characters;
            const bool private_use = c >= 0xE000 && c <= 0xF8FF && !(c >= 0xF0A7 && c <= 0xF0D8);  // Symbol's bullets
            meaningless += private_use || c == 0xFFFD || (c < 0x20 && c != '\n' && c != '\t');
            if (!u_isalpha(c) && c != 0xFFFD) {
                take_word(word);
                word.clear();
            } else if (word.size() < 40) {
                char buffer[4];
                int length = 0;
                const UChar32 lower = u_tolower(c);
                U8_APPEND_UNSAFE(buffer, length, lower);
                word.append(buffer, static_cast<std::size_t>(length));
            }
        }
        take_word(word);
    }
};

}  // namespace

bool lost_letters(const std::vector<Block>& blocks) {
    Signs signs;
    for (const Block& block : blocks) {
        signs.take(block.text);
        for (const auto& row : block.rows)
            for (const std::string& cell : row) signs.take(cell);
    }
    return signs.meaningless * 200 > signs.characters || signs.mutilated.size() >= 2 ||
           (signs.fragments >= 2 && signs.fragments * 500 > signs.words);
}

}  // namespace pravila::formats
