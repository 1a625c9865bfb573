#pragma once

#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pravila::formats {

/// Writes small PDF files for the tests: uncompressed, two fonts whose letters are all half as wide as the font is high
/// and whose space is a quarter, with a ToUnicode map so that every letter of Romanian can be shown.
class PdfWriter {
  public:
    /// What the map says of a letter instead of itself; how texts lose their letters.
    std::map<char32_t, std::u32string> instead;
    std::string trailer_extra;  ///< "/Encrypt …"
    std::string title;          ///< ASCII

    void page() { pages_.emplace_back(); }
    /// @param x, y  points from the upper left corner of an A4 page, y of the base line.
    void text(double x, double y, std::string_view utf8, double size = 12, bool bold = false) {
        std::string hex;
        for (const char32_t c : characters(utf8)) {
            char byte[3];
            std::snprintf(byte, sizeof byte, "%02X", code_of(c));
            hex += byte;
        }
        pages_.back() += std::string("BT /F") + (bold ? "2 " : "1 ") + number(size) + " Tf " + number(x) + " " +
                         number(842 - y) + " Td <" + hex + "> Tj ET\n";
    }

    std::string bytes() const {
        std::vector<std::string> objects = {
            "<< /Type /Catalog /Pages 2 0 R >>", "", font("Helvetica"), font("Helvetica-Bold"), stream(to_unicode()),
            "<< /Title (" + title + ") >>"};
        std::string kids;
        for (const std::string& content : pages_) {
            const std::string contents = std::to_string(objects.size() + 2) + " 0 R";
            kids += std::to_string(objects.size() + 1) + " 0 R ";
            objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + contents +
                              " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>");
            objects.push_back(stream(content));
        }
        objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>";
        std::string out = "%PDF-1.4\n", table;
        for (std::size_t i = 0; i < objects.size(); ++i) {
            char row[32];
            std::snprintf(row, sizeof row, "%010zu 00000 n \n", out.size());
            table += row;
            out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
        }
        const std::string count = std::to_string(objects.size() + 1);
        const std::string start = std::to_string(out.size());
        return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + count +
               " /Root 1 0 R /Info 6 0 R " + trailer_extra + " >>\nstartxref\n" + start + "\n%%EOF\n";
    }

  private:
    static std::string number(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.2f", value);
        return text;
    }

    static std::u32string characters(std::string_view utf8) {
        std::u32string out;
        for (std::size_t i = 0; i < utf8.size();) {
            const auto lead = static_cast<unsigned char>(utf8[i]);
            const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
            for (int k = 1; k < length; ++k)
                c = c << 6 | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 0x3Fu);
            out += c;
            i += static_cast<std::size_t>(length);
        }
        return out;
    }

    int code_of(char32_t c) {
        if (c == U' ') return 32;
        const auto [place, added] = codes_.try_emplace(c, 33 + static_cast<int>(codes_.size()));
        return place->second;
    }

    static std::string stream(const std::string& content) {
        return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream";
    }

    static std::string font(const std::string& name) {
        std::string widths;
        for (int i = 32; i < 256; ++i) widths += i == 32 ? "250 " : "500 ";
        return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /FirstChar 32 /LastChar 255 /Widths [" + widths +
               "] /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>";
    }

    std::string to_unicode() const {
        std::string map =
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
            "1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfchar <20> <0020> endbfchar\n";
        for (const auto& [c, code] : codes_) {
            const auto other = instead.find(c);
            const std::u32string meaning = other == instead.end() ? std::u32string(1, c) : other->second;
            std::string hex;
            for (const char32_t one : meaning) {
                char unit[16];
                std::snprintf(unit, sizeof unit, "%04X", static_cast<unsigned>(one));
                hex += unit;
            }
            char head[16];
            std::snprintf(head, sizeof head, "<%02X>", code);
            map += std::string("1 beginbfchar ") + head + " <" + hex + "> endbfchar\n";
        }
        return map + "endcmap end end";
    }

    std::vector<std::string> pages_;
    std::map<char32_t, int> codes_;
};

}  // namespace pravila::formats
