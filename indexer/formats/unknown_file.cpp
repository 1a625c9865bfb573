#include "indexer/formats/unknown_file.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/formats/office_package.h"
#include "indexer/formats/refusal.h"
#include "indexer/formats/zip_package.h"

namespace pravila::formats {

namespace {

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kDirectoryEntry = 128;
constexpr std::size_t kLongestEntryName = 64;

ExtractionFailure not_a_document() {
    return {"format.unknown",
            msg("The file is of a kind that is not read as a document. Documents are read from Word (.docx), "
                "OpenDocument (.odt), PDF, HTML, Markdown, XML, Excel (.xlsx), CSV and plain text."),
            true};
}

ExtractionFailure compound_file(std::string_view bytes) {
    if (compound_file_has(bytes, "EncryptedPackage") || compound_file_has(bytes, "EncryptionInfo"))
        return encrypted_file();
    if (compound_file_has(bytes, "WordDocument"))
        return {"format.old_word",
                msg("The file is in the old Word format (.doc). Open it in Word or LibreOffice, save it as .docx and "
                    "add it again.")};
    if (compound_file_has(bytes, "Workbook") || compound_file_has(bytes, "Book"))
        return {"format.old_excel",
                msg("The file is in the old Excel format (.xls). Open it in Excel or LibreOffice, save it as .xlsx and "
                    "add it again.")};
    return not_a_document();
}

/// The name of the first member, from its local header: tells of what kind a broken package was.
std::string_view first_member(std::string_view bytes) {
    constexpr std::size_t kHeader = 30;
    constexpr std::size_t kNameLength = 26;
    if (bytes.size() < kHeader) return {};
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    return bytes.substr(kHeader, byte(kNameLength) + 256 * byte(kNameLength + 1));
}

ExtractionFailure package(std::string_view bytes, std::string_view file_name) {
    const std::string_view first = first_member(bytes);
    const bool was_office = named_as_office(file_name) || first == "[Content_Types].xml" || first == "mimetype" ||
                            first.starts_with("_rels/") || first.starts_with("word/") || first.starts_with("docProps/");
    try {
        ZipPackage zip(bytes);
        // Throws when these are what is wrong with it.
        zip.read("[Content_Types].xml");
        zip.read("mimetype");
    } catch (const Refusal& refusal) {
        if (was_office || refusal.failure().rule != "file.damaged") return refusal.failure();
        return not_a_document();
    }
    const OfficeKind kind = office_kind(bytes);
    if (kind == OfficeKind::kNone && named_as_office(file_name)) return damaged_file();
    return not_a_document();
}

}  // namespace

bool named_as_office(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string extension(file_name.substr(dot + 1));
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr auto kOurs =
        std::to_array<std::string_view>({"docx", "docm", "dotx", "odt", "ott", "pdf", "xlsx", "xlsm"});
    return std::find(kOurs.begin(), kOurs.end(), extension) != kOurs.end();
}

ExtractionFailure misnamed_file() {
    return {"format.misnamed", msg("The name of the file says Word, OpenDocument, Excel or PDF, but its content is "
                                   "plain text. Open it in the program it "
                                   "was made with, save it again and add that file.")};
}

bool compound_file_has(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) wide.append({c, '\0'});
    wide.append(2, '\0');
    if (!bytes.starts_with(kCompoundFile) || wide.size() > kLongestEntryName) return false;
    // Sectors are multiples of 512 bytes, so directory entries stand at multiples of their length.
    for (std::size_t at = 512; at + kDirectoryEntry <= bytes.size(); at += kDirectoryEntry)
        if (bytes.compare(at, wide.size(), wide) == 0) return true;
    return false;
}

ExtractionFailure explain_unknown(std::string_view bytes, std::string_view file_name) {
    if (bytes.empty()) return {"file.empty", msg("The file is empty (0 bytes). Ask for it again.")};
    if (bytes.starts_with(kCompoundFile)) return compound_file(bytes);
    if (looks_like_zip(bytes)) return package(bytes, file_name);
    if (bytes.starts_with("{\\rtf"))
        return {"format.rtf",
                msg("The file is in Rich Text Format (.rtf). Open it in Word or LibreOffice, save it as .docx and add "
                    "it again.")};
    return not_a_document();
}

}  // namespace pravila::formats
