#include "core/text/comma_letters.h"

#include <array>
#include <utility>

namespace pravila {

std::string with_comma_letters(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kLetters = {
        {{"ş", "ș"}, {"ţ", "ț"}, {"Ş", "Ș"}, {"Ţ", "Ț"}}};
    std::string settled(text);
    for (const auto& [cedilla, comma] : kLetters)
        for (std::size_t at = settled.find(cedilla); at != std::string::npos;
             at = settled.find(cedilla, at + comma.size()))
            settled.replace(at, cedilla.size(), comma);
    return settled;
}

}  // namespace pravila
