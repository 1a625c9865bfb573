#include "indexer/formats/language.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pravila::formats {

namespace {

constexpr std::size_t kEnough = 20'000;  // bytes of text
constexpr int kFewestWords = 4;

// Words that are frequent in one language and do not exist in the other, without diacritics.
constexpr auto kRomanian = std::to_array<std::string_view>(
    {"si",      "la",      "din",   "cu",   "pentru", "sau", "se",   "ale",  "prin", "care", "este", "sunt",
     "privind", "conform", "catre", "dupa", "lui",    "cel", "unui", "unei", "nu",   "de",   "pe"});
constexpr auto kEnglish =
    std::to_array<std::string_view>({"the", "of", "and", "to", "for", "is", "are", "with", "by", "this", "that",
                                     "shall", "be", "from", "which", "or", "not"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Counter {
  public:
    bool full() const { return read_ > kEnough; }

    void count(std::string_view text) {
        text = text.substr(0, kEnough);
        read_ += text.size();
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto c = static_cast<unsigned char>(text[i]);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                word_ += static_cast<char>(c | 0x20);
            } else if (c >= 0x80) {
                word_ += romanian_letter(text.substr(i, 2));
                while (i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80) ++i;
            } else {
                end_word();
            }
        }
        end_word();
    }

    std::string verdict() const {
        if (romanian_ >= kFewestWords && romanian_ > 2 * english_) return "ro";
        if (english_ >= kFewestWords && english_ > 2 * romanian_) return "en";
        return {};
    }

  private:
    static char romanian_letter(std::string_view letter) {
        if (letter == "ș" || letter == "Ș" || letter == "ş" || letter == "Ş") return 's';
        if (letter == "ț" || letter == "Ț" || letter == "ţ" || letter == "Ţ") return 't';
        if (letter == "ă" || letter == "Ă" || letter == "â" || letter == "Â") return 'a';
        if (letter == "î" || letter == "Î") return 'i';
        return '?';
    }
    void end_word() {
        if (is_one_of(kRomanian, word_)) ++romanian_;
        if (is_one_of(kEnglish, word_)) ++english_;
        word_.clear();
    }

    std::string word_;
    std::size_t read_ = 0;
    int romanian_ = 0;
    int english_ = 0;
};

}  // namespace

std::string language_of(const ExtractedDocument& document) {
    Counter counter;
    for (const Block& block : document.blocks) {
        if (counter.full()) break;
        counter.count(block.text);
        for (const auto& row : block.rows)
            for (const std::string& cell : row) counter.count(cell);
    }
    return counter.verdict();
}

}  // namespace pravila::formats
