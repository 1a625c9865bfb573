#include "indexer/formats/charset.h"
#include "indexer/formats/plain_text_lines.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

constexpr std::size_t kTabWidth = 4;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/// The columns before the first character, tabs counted as four.
std::size_t indent_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
        if (c != ' ' && c != '\t') break;
        columns += c == '\t' ? kTabWidth : 1;
    }
    return columns;
}

std::string_view trimmed(std::string_view line) {
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    return line;
}

/// The length that hard-wrapped lines of this text come close to: that of its longest lines but one in twenty.
std::size_t usual_length(const std::vector<TextLine>& lines) {
    std::vector<std::size_t> lengths;
    lengths.reserve(lines.size());
    for (const TextLine& line : lines) lengths.push_back(line.text.size());
    if (lengths.empty()) return 0;
    const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() - 1 - lengths.size() / 20);
    std::nth_element(lengths.begin(), at, lengths.end());
    return *at;
}

std::vector<TextLine> lines_of(std::string_view text) {
    std::vector<TextLine> lines;
    bool gap = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view raw = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (raw.starts_with('\f')) gap = true;
        const std::string_view line = trimmed(raw);
        if (line.empty()) {
            gap = true;
            continue;
        }
        TextLine result;
        result.text = line;
        result.indent = static_cast<int>(std::min<std::size_t>(indent_of(raw) / kTabWidth, 8));
        result.gap_before = gap;
        lines.push_back(std::move(result));
        gap = false;
    }
    const std::size_t usual = usual_length(lines);
    for (TextLine& line : lines) line.full = usual > 40 && line.text.size() * 5 >= usual * 4;
    return lines;
}

}  // namespace

bool recognises_plain_text(std::string_view bytes, std::string_view) {
    return !bytes.empty() && decode_text(bytes).has_value();
}

Reading read_plain_text(std::string_view bytes, std::string_view) {
    return guarded([&]() -> ExtractedDocument {
        const auto decoded = decode_text(bytes);
        if (!decoded) refuse_not_text();
        ExtractedDocument document;
        document.extractor = "plain_text/1";
        document.format = "plain_text";
        document.metadata["charset"] = decoded->charset;
        if (decoded->guessed) document.warnings.push_back("text.charset_guessed");
        document.blocks = blocks_from_lines(lines_of(decoded->text), Joining::kKeepLines);
        return document;
    });
}

}  // namespace pravila::formats
