#include "office/capitals.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pravila::office {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kLetters = {
    {{"ă", "Ă"}, {"â", "Â"}, {"î", "Î"}, {"ș", "Ș"}, {"ț", "Ț"}}};

}  // namespace

std::string upper(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t taken = 0;
        for (const auto& [small, capital] : kLetters) {
            if (text.substr(i, small.size()) != small) continue;
            out += capital;
            taken = small.size();
            break;
        }
        if (taken == 0) {
            const char c = text[i];
            out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            taken = 1;
        }
        i += taken;
    }
    return out;
}

std::string capitalised(std::string_view text) {
    if (text.empty()) return "";
    const std::size_t first = (static_cast<unsigned char>(text[0]) & 0x80) != 0 ? 2 : 1;
    return upper(text.substr(0, first)) + std::string(text.substr(std::min(first, text.size())));
}

}  // namespace pravila::office
