#include "indexer/xml/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace pravila::xml {

namespace {

struct ConverterDeleter {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

}  // namespace

std::string encoding_of(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with(std::string_view("<\0?\0", 4))) return "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view("\0<\0?", 4))) return "UTF-16BE";
    if (!bytes.starts_with("<?xml")) return "UTF-8";
    const std::string_view declaration = bytes.substr(0, bytes.substr(0, 1024).find("?>"));
    if (declaration.size() > 1024) return "UTF-8";
    const std::size_t name = declaration.find("encoding");
    if (name == std::string_view::npos) return "UTF-8";
    const std::size_t open = declaration.find_first_of("\"'", name);
    if (open == std::string_view::npos) return "UTF-8";
    const std::size_t close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos || close - open > 41) return "UTF-8";
    std::string encoding(declaration.substr(open + 1, close - open - 1));
    std::transform(encoding.begin(), encoding.end(), encoding.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (encoding == "UTF8") return "UTF-8";
    // A text that could be read this far byte by byte is not in UTF-16, whatever it says.
    return encoding.starts_with("UTF-16") || encoding.starts_with("UCS-2") ? "UTF-8" : encoding;
}

std::optional<std::string> to_utf8(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterDeleter> converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) return {};
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) return {};
    std::string utf8;
    utf8.reserve(bytes.size() + bytes.size() / 8);
    text.toUTF8String(utf8);
    return utf8;
}

}  // namespace pravila::xml
