#include "data/demo/maker/letters.h"

#include <array>

namespace pravila::demo {
namespace {

struct Letter {
    std::string_view small;
    std::string_view capital;
    std::string_view small_cedilla;
    std::string_view capital_cedilla;
    char plain;
};

constexpr std::array kLetters = {
    Letter{"ă", "Ă", "ă", "Ă", 'a'}, Letter{"â", "Â", "â", "Â", 'a'}, Letter{"î", "Î", "î", "Î", 'i'},
    Letter{"ș", "Ș", "ş", "Ş", 's'}, Letter{"ț", "Ț", "ţ", "Ţ", 't'},
};

/// Calls `replace` at every Romanian letter; it answers with what stands there instead.
template <typename Replace>
std::string with_letters(std::string_view text, Replace replace) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        bool found = false;
        for (const auto& letter : kLetters) {
            for (const bool capital : {false, true}) {
                const std::string_view spelled = capital ? letter.capital : letter.small;
                if (found || text.substr(i, spelled.size()) != spelled) continue;
                out += replace(letter, capital);
                i += spelled.size();
                found = true;
            }
        }
        if (!found) out += text[i++];
    }
    return out;
}

char upper_ascii(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string in_letters(std::string_view text, Letters letters) {
    if (letters == Letters::kComma) return std::string(text);
    return with_letters(text, [&](const Letter& letter, bool capital) {
        if (letters == Letters::kCedilla) return std::string(capital ? letter.capital_cedilla : letter.small_cedilla);
        return std::string(1, capital ? upper_ascii(letter.plain) : letter.plain);
    });
}

}  // namespace pravila::demo
