#include "indexer/formats/docx_symbols.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace pravila::formats::docx {

namespace {

struct Symbol {
    std::uint32_t code;  // without the private-use offset F000
    std::string_view text;
};

constexpr auto kWingdings = std::to_array<Symbol>({
    {0x20, " "}, {0x22, "✂"}, {0x28, "☎"}, {0x2A, "✉"}, {0x4A, "☺"}, {0x6C, "●"}, {0x6D, "❍"}, {0x6E, "■"},
    {0x6F, "□"}, {0x71, "❑"}, {0x72, "❒"}, {0x73, "⬧"}, {0x75, "◆"}, {0x76, "❖"}, {0x77, "⬥"}, {0x9F, "•"},
    {0xA1, "○"}, {0xA7, "▪"}, {0xA8, "◻"}, {0xAB, "★"}, {0xD8, "➢"}, {0xDF, "←"}, {0xE0, "→"}, {0xE1, "↑"},
    {0xE2, "↓"}, {0xE8, "➔"}, {0xF0, "⇨"}, {0xFB, "✗"}, {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"},
});
constexpr auto kWingdings2 = std::to_array<Symbol>({
    {0x2A, "☐"},
    {0x4F, "✗"},
    {0x50, "✓"},
    {0x51, "☒"},
    {0x52, "☑"},
    {0x53, "☒"},
    {0x54, "☒"},
    {0xA3, "☐"},
    {0x97, "●"},
});
constexpr auto kSymbol = std::to_array<Symbol>({
    {0x20, " "}, {0x61, "α"}, {0x62, "β"}, {0x63, "χ"}, {0x64, "δ"}, {0x65, "ε"}, {0x66, "φ"}, {0x67, "γ"}, {0x68, "η"},
    {0x6C, "λ"}, {0x6D, "μ"}, {0x70, "π"}, {0x71, "θ"}, {0x72, "ρ"}, {0x73, "σ"}, {0x74, "τ"}, {0x77, "ω"}, {0x44, "Δ"},
    {0x53, "Σ"}, {0x57, "Ω"}, {0xA3, "≤"}, {0xA5, "∞"}, {0xAB, "↔"}, {0xAC, "←"}, {0xAD, "↑"}, {0xAE, "→"}, {0xAF, "↓"},
    {0xB0, "°"}, {0xB1, "±"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBB, "≈"}, {0xBC, "…"},
    {0xBE, "—"}, {0xD2, "®"}, {0xD3, "©"}, {0xDE, "⇒"}, {0xE5, "∑"}, {0x2D, "−"}, {0xD6, "√"},
});

template <std::size_t N>
std::string_view find(const std::array<Symbol, N>& table, std::uint32_t code) {
    for (const Symbol& symbol : table)
        if (symbol.code == code) return symbol.text;
    return {};
}

std::string utf8(std::uint32_t code) {
    std::string text;
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
    return text;
}

}  // namespace

std::string symbol(std::string_view font, std::string_view code) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number, 16);
    if (error != std::errc() || end != code.data() + code.size() || number == 0 || number > 0xFFFD) return {};
    const std::uint32_t low = number >= 0xF000 && number <= 0xF0FF ? number - 0xF000 : number;
    std::string_view known;
    if (font == "Wingdings") known = find(kWingdings, low);
    if (font == "Wingdings 2") known = find(kWingdings2, low);
    if (font == "Symbol") known = find(kSymbol, low);
    if (!known.empty()) return std::string(known);
    if (number >= 0xD800 && number <= 0xF8FF) return "•";  // surrogates and private characters say nothing
    return number < 0x20 ? std::string() : utf8(number);
}

}  // namespace pravila::formats::docx
