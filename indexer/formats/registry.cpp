#include <algorithm>
#include <array>

#include "indexer/formats/format.h"
#include "indexer/formats/readers.h"

namespace pravila::formats {

namespace {

using Extensions = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> kDocx = {"docx", "docm", "dotx", "dotm"};
constexpr std::array<std::string_view, 3> kOdt = {"odt", "ott", "fodt"};
constexpr std::array<std::string_view, 4> kXlsx = {"xlsx", "xlsm", "xltx", "xltm"};
constexpr std::array<std::string_view, 1> kPdf = {"pdf"};
constexpr std::array<std::string_view, 3> kHtml = {"html", "htm", "xhtml"};
constexpr std::array<std::string_view, 3> kXml = {"xml", "akn", "legaldocml"};
constexpr std::array<std::string_view, 2> kMarkdown = {"md", "markdown"};
constexpr std::array<std::string_view, 2> kCsv = {"csv", "tsv"};
constexpr std::array<std::string_view, 2> kText = {"txt", "text"};

// Packages first, then what says what it is in its first bytes, then texts, which anything can be.
constexpr auto kFormats = std::to_array<Format>({
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Extensions(kDocx),
     recognises_docx, read_docx, "Word"},
    {"odt", "application/vnd.oasis.opendocument.text", Extensions(kOdt), recognises_odt, read_odt, "OpenDocument"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Extensions(kXlsx), recognises_xlsx,
     read_xlsx, "Excel"},
    {"pdf", "application/pdf", Extensions(kPdf), recognises_pdf, read_pdf, "PDF"},
    {"html", "text/html", Extensions(kHtml), recognises_html, read_html, "HTML"},
    {"xml", "application/xml", Extensions(kXml), recognises_xml, read_xml, "XML"},
    {"markdown", "text/markdown", Extensions(kMarkdown), recognises_markdown, read_markdown, "Markdown"},
    {"csv", "text/csv", Extensions(kCsv), recognises_csv, read_csv, "CSV"},
    {"plain_text", "text/plain", Extensions(kText), recognises_plain_text, read_plain_text, "Text"},
});

}  // namespace

std::span<const Format> registry() { return kFormats; }

const Format* detect(std::string_view bytes, std::string_view file_name) {
    if (bytes.starts_with("{\\rtf")) return nullptr;  // would pass for plain text
    const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                    [&](const Format& format) { return format.recognises(bytes, file_name); });
    return found == kFormats.end() ? nullptr : &*found;
}

const Format* by_name(std::string_view name) {
    const auto found =
        std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace pravila::formats
