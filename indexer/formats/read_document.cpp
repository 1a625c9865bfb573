#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "indexer/formats/charset.h"
#include "indexer/formats/format.h"
#include "indexer/formats/language.h"
#include "indexer/formats/refusal.h"
#include "indexer/formats/unknown_file.h"

namespace pravila::formats {

namespace {

constexpr std::size_t kMostJson = 64u << 20;

/// Whether a byte sequence needs a closer look: controls, U+0080 to U+009F, soft hyphens, byte order marks and
/// characters that are none.
bool is_suspect(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 ? c != '\n' && c != '\t' : c == 0x7F) return true;
        if (i + 1 >= text.size() || (c != 0xC2 && c != 0xEF)) continue;
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if (c == 0xC2 ? next < 0xA0 || next == 0xAD : next == 0xBB || next == 0xBF) return true;
    }
    return false;
}

/// Valid UTF-8 in NFC, without NUL and the other controls that no text needs, and without soft hyphens: they are
/// places where a line may break, not text, and would part a word for search and comparison.
class Cleaner {
  public:
    Cleaner() : nfc_(icu::Normalizer2::getNFCInstance(status_)) {}

    void clean(std::string& text) const {
        UErrorCode checked = U_ZERO_ERROR;
        if (!is_suspect(text) && is_valid_utf8(text) && nfc_->isNormalizedUTF8(text, checked) && U_SUCCESS(checked))
            return;
        icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);  // ill-formed bytes become U+FFFD
        icu::UnicodeString kept;
        for (int32_t i = 0; i < wide.length(); ++i) {
            const char16_t c = wide[i];
            const bool control = (c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7F && c < 0xA0);
            if (control || c == 0xAD || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) continue;
            kept += c;
        }
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString normal = nfc_->normalize(kept, status);
        text.clear();
        (U_SUCCESS(status) ? normal : kept).toUTF8String(text);
    }

  private:
    UErrorCode status_ = U_ZERO_ERROR;
    const icu::Normalizer2* nfc_;
};

/// At most what the text takes as a JSON string.
std::size_t json_size(std::string_view text) {
    std::size_t size = text.size() + 3;
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '\n' || c == '\t') size += 1;
    }
    return size;
}

void clean(ExtractedDocument& document) {
    const Cleaner cleaner;
    std::size_t size = 1024;
    const auto each = [&](std::string& text) {
        cleaner.clean(text);
        size += json_size(text);
        if (size > kMostJson) refuse_too_much_text();
    };
    for (auto& [key, value] : document.metadata) each(value);
    for (Block& block : document.blocks) {
        constexpr std::size_t kFieldNames = 100;
        size += kFieldNames;
        each(block.text);
        each(block.label);
        for (auto& row : block.rows) {
            size += 3;
            for (std::string& cell : row) each(cell);
        }
    }
}

bool has_letters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

bool has_words(const ExtractedDocument& document) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        if (has_letters(block.text) || has_letters(block.label)) return true;
        return std::any_of(block.rows.begin(), block.rows.end(),
                           [](const auto& row) { return std::any_of(row.begin(), row.end(), has_letters); });
    });
}

ExtractedDocument finished(ExtractedDocument document, const Format& format) {
    document.format = format.name;
    clean(document);
    if (document.language.empty()) document.language = language_of(document);
    auto& warnings = document.warnings;
    if (!has_words(document) && std::find(warnings.begin(), warnings.end(), "text.none") == warnings.end())
        warnings.emplace_back("text.none");
    number_blocks(document);
    return document;
}

bool is_text(const Format& format) {
    return format.name == "plain_text" || format.name == "markdown" || format.name == "csv";
}

}  // namespace

std::variant<ExtractedDocument, ExtractionFailure> read_document(std::string_view bytes, std::string_view file_name) {
    try {
        const Format* format = bytes.empty() ? nullptr : detect(bytes, file_name);
        if (!format) return explain_unknown(bytes, file_name);
        if (is_text(*format) && named_as_office(file_name)) return misnamed_file();
        auto reading = format->read(bytes, file_name);
        if (auto* document = std::get_if<ExtractedDocument>(&reading))
            return guarded([&] { return finished(std::move(*document), *format); });
        return reading;
    } catch (const std::bad_alloc&) {
        return guarded([]() -> ExtractedDocument { throw std::bad_alloc(); });
    } catch (const std::exception&) {
        return guarded([]() -> ExtractedDocument { refuse_damaged(); });
    }
}

}  // namespace pravila::formats
