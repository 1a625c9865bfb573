#include "indexer/worker/samples.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pravila::worker {

namespace {

using Part = std::pair<std::string_view, std::string_view>;

void put(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

/// The fields that a local header and a central directory entry share (APPNOTE.TXT 4.3.7, 4.3.12), without compression.
void put_common(std::string& out, std::string_view name, std::string_view bytes) {
    put(out, 20, 2);
    put(out, 0, 4);
    put(out, 0x2821'0000, 4);  // midnight of 1 January 2000
    put(out, crc32(bytes), 4);
    put(out, static_cast<std::uint32_t>(bytes.size()), 4);
    put(out, static_cast<std::uint32_t>(bytes.size()), 4);
    put(out, static_cast<std::uint32_t>(name.size()), 2);
    put(out, 0, 2);
}

std::string zip_of(const std::vector<Part>& parts) {
    std::string out, directory;
    for (const auto& [name, bytes] : parts) {
        const auto offset = static_cast<std::uint32_t>(out.size());
        put(out, 0x04034b50, 4);
        put_common(out, name, bytes);
        out.append(name).append(bytes);
        put(directory, 0x02014b50, 4);
        put(directory, 20, 2);
        put_common(directory, name, bytes);
        put(directory, 0, 2);
        put(directory, 0, 4);
        put(directory, 0, 4);
        put(directory, offset, 4);
        directory += name;
    }
    const auto start = static_cast<std::uint32_t>(out.size());
    out += directory;
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, start, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace

std::string sample_docx() {
    return zip_of(
        {{"[Content_Types].xml",
          R"(<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"},
         {"_rels/.rels",
          R"(<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)"},
         {"word/document.xml",
          R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Cod: PO-PRB-01</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>1. Scop</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ediția</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>)"}});
}

std::string sample_pdf() {
    constexpr std::string_view page =
        "BT /F1 12 Tf 72 760 Td (Cod: PO-PRB-01) Tj 0 -40 Td (1. Scop) Tj 0 -40 Td (Ediție de prob\344.) Tj ET";
    const std::array<std::string, 5> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
        ">>",
        "<< /Length " + std::to_string(page.size()) + " >>\nstream\n" + std::string(page) + "\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
    std::string out = "%PDF-1.4\n", table = "xref\n0 6\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string offset = std::to_string(out.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return out + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + std::to_string(out.size()) + "\n%%EOF\n";
}

std::string sample_html() {
    return "<!DOCTYPE html><html lang=\"ro\"><head><meta charset=\"utf-8\"><title>Probă</title></head>"
           "<body><p>Cod: PO-PRB-01</p><h1>1. Scop</h1><table><tr><td>Ediția</td></tr></table></body></html>";
}

std::string sample_markdown() { return "Cod: PO-PRB-01\n\n# 1. Scop\n\n| Ediția |\n|---|\n| I |\n"; }

// In windows-1250, so that those tables are built as well.
std::string sample_text() { return "Cod: PO-PRB-01\n\n1. Scop\n\nEdi\xFEia \xBAi revizia procedurii.\n"; }

}  // namespace pravila::worker
