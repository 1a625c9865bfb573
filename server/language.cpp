#include "server/language.h"

#include <cmath>
#include <optional>

#include "server/http/bytes.h"

namespace pravila::web {

namespace {

std::optional<Language> named(std::string_view text) {
    if (text == "ro") return Language::kRomanian;
    if (text == "en") return Language::kEnglish;
    return {};
}

/// "0.8" in thousandths; 1000 when there is none or it is not a weight.
int weight(std::string_view parameters) {
    const std::size_t at = parameters.find("q=");
    if (at == std::string_view::npos) return 1000;
    const std::string_view text = parameters.substr(at + 2, 5);
    if (text.empty() || (text[0] != '0' && text[0] != '1')) return 1000;
    int value = (text[0] - '0') * 1000;
    int unit = 100;
    for (std::size_t i = 2; i < text.size() && text[1] == '.' && text[i] >= '0' && text[i] <= '9'; ++i, unit /= 10)
        value += (text[i] - '0') * unit;
    return std::min(value, 1000);
}

Language preferred(std::string_view list) {
    Language best = Language::kRomanian;
    int best_weight = 0;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::string_view item = http::trim(list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        const std::string tag = http::lower(item.substr(0, item.find(';')));
        const auto language = named(std::string_view(tag).substr(0, tag.find('-')));
        const std::size_t semicolon = item.find(';');
        const int w = weight(semicolon == std::string_view::npos ? std::string_view() : item.substr(semicolon));
        if (!language || w <= best_weight) continue;
        best = *language;
        best_weight = w;
    }
    return best;
}

}  // namespace

Language language_of(const http::Request& request) {
    if (const auto asked = named(request.parameter("lang"))) return *asked;
    if (const auto kept = named(request.cookie("lang"))) return *kept;
    return preferred(request.field("accept-language"));
}

}  // namespace pravila::web
