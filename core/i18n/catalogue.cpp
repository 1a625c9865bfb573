#include "core/i18n/catalogue.h"

#include <cstring>

#include "cmake/embedded.h"
#include "core/error.h"

namespace pravila {

namespace {

std::uint32_t word_at(std::string_view mo, std::size_t offset) {
    if (offset + 4 > mo.size())
        throw Error(ErrorCode::kCorrupt,
                    msg("The translations inside the program are damaged. Install the program again."));
    std::uint32_t word = 0;
    std::memcpy(&word, mo.data() + offset, 4);
    return word;
}

std::string_view string_at(std::string_view mo, std::size_t table) {
    const std::size_t length = word_at(mo, table), offset = word_at(mo, table + 4);
    if (offset > mo.size() || length > mo.size() - offset)
        throw Error(ErrorCode::kCorrupt,
                    msg("The translations inside the program are damaged. Install the program again."));
    return mo.substr(offset, length);
}

/// Which of the forms joined by NUL. Romanian: 1; 0 and 2–19 (and 101–119…); 20 and more with "de". English: 1; others.
std::size_t plural_index(Language language, long long n) {
    if (n == 1) return 0;
    if (language == Language::kEnglish) return 1;
    const long long rest = (n < 0 ? -n : n) % 100;
    return n == 0 || (rest > 0 && rest < 20) ? 1 : 2;
}

std::string_view nth_form(std::string_view forms, std::size_t index) {
    for (; index > 0; --index) {
        const std::size_t end = forms.find('\0');
        if (end == std::string_view::npos) break;
        forms.remove_prefix(end + 1);
    }
    return forms.substr(0, forms.find('\0'));
}

Catalogue embedded_catalogue(Language language) {
    for (const embedded::File& file : embedded::locale())
        if (file.name == std::string(code_of(language)) + ".mo") return Catalogue(language, file.bytes);
    return Catalogue(language, {});
}

}  // namespace

std::string_view code_of(Language language) { return language == Language::kRomanian ? "ro" : "en"; }

Language language_from(std::string_view tag, Language fallback) {
    const std::string_view first = tag.substr(0, 2);
    const bool whole = tag.size() <= 2 || !std::isalpha(static_cast<unsigned char>(tag[2]));
    if (first == "ro" && whole) return Language::kRomanian;
    if (first == "en" && whole) return Language::kEnglish;
    return fallback;
}

const Catalogue& Catalogue::of(Language language) {
    static const Catalogue romanian = embedded_catalogue(Language::kRomanian);
    static const Catalogue english = embedded_catalogue(Language::kEnglish);
    return language == Language::kRomanian ? romanian : english;
}

Catalogue::Catalogue(Language language, std::string_view mo) : language_(language) {
    if (mo.empty()) return;
    constexpr std::uint32_t kMagic = 0x950412de;
    if (word_at(mo, 0) != kMagic)
        throw Error(ErrorCode::kCorrupt,
                    msg("The translations inside the program are damaged. Install the program again."));
    const std::size_t count = word_at(mo, 8), originals = word_at(mo, 12), translations = word_at(mo, 16);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view id = string_at(mo, originals + 8 * i);
        if (!id.empty()) entries_.emplace(id.substr(0, id.find('\0')), string_at(mo, translations + 8 * i));
    }
}

std::string Catalogue::text(std::string_view id) const {
    const auto entry = entries_.find(id);
    return entry == entries_.end() ? std::string(id) : std::string(nth_form(entry->second, 0));
}

std::string Catalogue::text(const Message& message) const { return fill(text(message.id), message.arguments); }

std::string Catalogue::plural(std::string_view one, std::string_view many, long long n,
                              Message::Arguments arguments) const {
    arguments.emplace_back("n", std::to_string(n));
    const auto entry = entries_.find(one);
    const std::size_t index = plural_index(language_, n);
    if (entry == entries_.end()) return fill(index == 0 ? one : many, arguments);
    return fill(nth_form(entry->second, index), arguments);
}

bool Catalogue::has(std::string_view id) const { return language_ == Language::kEnglish || entries_.contains(id); }

std::string fill(std::string_view pattern, const Message::Arguments& arguments) {
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        text += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        pattern.remove_prefix(open);
        const std::size_t close = pattern.find('}');
        bool filled = false;
        for (const auto& [name, value] : arguments) {
            if (close == std::string_view::npos || pattern.substr(1, close - 1) != name) continue;
            text += value;
            pattern.remove_prefix(close + 1);
            filled = true;
            break;
        }
        if (!filled) {
            text += '{';
            pattern.remove_prefix(1);
        }
    }
    return text;
}

}  // namespace pravila
