#include "core/service/papers/paper_file.h"

#include <array>

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 3> kFormats = {"docx", "odt", "pdf"};
constexpr std::size_t kLongestName = 150;

/// Marks that turn the direction of writing, behind which the ending of a name can hide (U+200E, U+200F, U+202A to
/// U+202E, U+2066 to U+2069). @return bytes of the mark that begins here, 0 when none does.
std::size_t direction_mark(std::string_view text) {
    static constexpr std::array<std::string_view, 11> kMarks = {
        "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",
        "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
    for (const std::string_view mark : kMarks)
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

/// Characters that some file system refuses, and line ends, become spaces; spaces at the ends and doubled ones go.
std::string safe_words(std::string_view text) {
    static constexpr std::string_view kRefused = "/\\:*?\"<>|%";
    std::string safe;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const std::size_t mark = direction_mark(text.substr(at)); mark > 0) {
            at += mark - 1;
            continue;
        }
        const char c = text[at];
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        const char kept = control || kRefused.find(c) != std::string_view::npos ? ' ' : c;
        if (kept == ' ' && (safe.empty() || safe.back() == ' ')) continue;
        safe += kept;
    }
    while (!safe.empty() && (safe.back() == ' ' || safe.back() == '.')) safe.pop_back();
    return safe;
}

/// Cut between two characters of UTF-8.
void shorten(std::string& text, std::size_t bytes) {
    if (text.size() <= bytes) return;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    text.resize(bytes);
}

}  // namespace

std::string_view to_text(PaperFormat format) { return text_at(kFormats, format); }
std::optional<PaperFormat> paper_format_from(std::string_view text) { return value_from<PaperFormat>(kFormats, text); }

std::string paper_file_name(const std::string& code, EditionRevision number, const std::string& title,
                            std::string_view what, PaperFormat format) {
    std::string name = code;
    name += " Ed." + std::to_string(number.edition) + " Rev." + std::to_string(number.revision);
    if (!what.empty()) name += " " + std::string(what);
    name = safe_words(name + " " + title);
    const std::string ending = "." + std::string(to_text(format));
    shorten(name, kLongestName - ending.size());
    return safe_words(name) + ending;
}

}  // namespace pravila
