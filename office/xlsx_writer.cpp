#include "office/xlsx_writer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/error.h"
#include "office/docx_parts.h"
#include "office/xml_text.h"
#include "office/zip_writer.h"

namespace pravila::office {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Rows of the style table below; a day has its own for each border.
enum Format { kFormatPlain = 0, kFormatText, kFormatHeader, kFormatTitle, kFormatDate };

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string cell_name(std::size_t row, std::size_t column) { return column_name(column) + std::to_string(row + 1); }

/// Days since 1899-12-30: the 1900 system counts a 29 February 1900 that never was.
int serial_of(const Date& date) { return date.days_since_epoch() + 25569; }

Format format_of(const SheetCell& cell) {
    if (std::holds_alternative<Date>(cell.value)) return kFormatDate;
    switch (cell.style) {
        case CellStyle::kHeader:
            return kFormatHeader;
        case CellStyle::kTitle:
            return kFormatTitle;
        case CellStyle::kPlain:
            return kFormatPlain;
        case CellStyle::kText:
            break;
    }
    return kFormatText;
}

class SharedStrings {
  public:
    std::size_t index_of(const std::string& text) {
        ++uses_;
        const auto [place, is_new] = index_.emplace(text, texts_.size());
        if (is_new) texts_.push_back(text);
        return place->second;
    }

    std::string xml() const {
        std::string out = std::string(kXmlHead) + "<sst xmlns=\"" + kMain + "\" count=\"" + std::to_string(uses_) +
                          "\" uniqueCount=\"" + std::to_string(texts_.size()) + "\">";
        for (const auto& text : texts_) out += "<si><t xml:space=\"preserve\">" + escaped(text) + "</t></si>";
        return out + "</sst>";
    }

  private:
    std::map<std::string, std::size_t> index_;
    std::vector<std::string> texts_;
    std::size_t uses_ = 0;
};

std::string cell_xml(const SheetCell& cell, std::size_t row, std::size_t column, SharedStrings& strings) {
    const std::string head = "<c r=\"" + cell_name(row, column) + "\" s=\"" + std::to_string(format_of(cell)) + "\"";
    if (const auto* text = std::get_if<std::string>(&cell.value); text != nullptr && !text->empty()) {
        return head + " t=\"s\"><v>" + std::to_string(strings.index_of(*text)) + "</v></c>";
    }
    if (const auto* number = std::get_if<double>(&cell.value)) return head + "><v>" + decimal(*number) + "</v></c>";
    if (const auto* day = std::get_if<Date>(&cell.value))
        return head + "><v>" + std::to_string(serial_of(*day)) + "</v></c>";
    return head + "/>";
}

/// Height of a row in points: as many lines as its longest wrapped text needs. Programs do not work it out for rows
/// that nobody has touched. Merged cells do not count.
/// @param merged  row and column of the first cell of every merged area
double height_of(const Sheet& sheet, std::size_t row, const std::set<std::pair<std::size_t, std::size_t>>& merged) {
    constexpr double kLine = 15;
    double height = kLine;
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        const SheetCell& cell = sheet.rows[row][column];
        if (cell.style == CellStyle::kTitle) height = std::max(height, 20.0);
        const auto* text = std::get_if<std::string>(&cell.value);
        const bool wraps = cell.style == CellStyle::kText || cell.style == CellStyle::kHeader;
        if (text == nullptr || !wraps || merged.contains({row, column})) continue;
        const double width = column < sheet.column_widths.size() ? sheet.column_widths[column] : 8.43;
        const auto letters = std::count_if(text->begin(), text->end(),
                                           [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        const auto breaks = std::count(text->begin(), text->end(), '\n');
        const double lines =
            std::ceil(static_cast<double>(letters) / std::max(1.0, width - 1.5)) + static_cast<double>(breaks);
        height = std::max(height, std::min(409.0, kLine * std::max(1.0, lines)));
    }
    return height;
}

std::string sheet_xml(const Sheet& sheet, SharedStrings& strings) {
    std::string out =
        std::string(kXmlHead) + "<worksheet xmlns=\"" + kMain +
        "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">";
    if (sheet.frozen_rows > 0) {
        out += "<pane ySplit=\"" + std::to_string(sheet.frozen_rows) + "\" topLeftCell=\"A" +
               std::to_string(sheet.frozen_rows + 1) + "\" activePane=\"bottomLeft\" state=\"frozen\"/>";
    }
    out += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>";
    if (!sheet.column_widths.empty()) {
        out += "<cols>";
        for (std::size_t i = 0; i < sheet.column_widths.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + decimal(sheet.column_widths[i]) +
                   "\" customWidth=\"1\"/>";
        }
        out += "</cols>";
    }
    std::set<std::pair<std::size_t, std::size_t>> merged;
    for (const auto& area : sheet.merged)
        merged.emplace(static_cast<std::size_t>(area.row), static_cast<std::size_t>(area.column));
    out += "<sheetData>";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        out += "<row r=\"" + std::to_string(row + 1) + "\" ht=\"" + decimal(height_of(sheet, row, merged)) +
               "\" customHeight=\"1\">";
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
            out += cell_xml(sheet.rows[row][column], row, column, strings);
        out += "</row>";
    }
    out += "</sheetData>";
    if (!sheet.merged.empty()) {
        out += "<mergeCells count=\"" + std::to_string(sheet.merged.size()) + "\">";
        for (const auto& area : sheet.merged) {
            const auto row = static_cast<std::size_t>(area.row);
            const auto column = static_cast<std::size_t>(area.column);
            out += "<mergeCell ref=\"" + cell_name(row, column) + ":" +
                   cell_name(row + static_cast<std::size_t>(area.rows) - 1,
                             column + static_cast<std::size_t>(area.columns) - 1) +
                   "\"/>";
        }
        out += "</mergeCells>";
    }
    return out +
           "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
           "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";
}

std::string styles_xml() {
    const std::string border =
        "<left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/><diagonal/>";
    const auto format = [](int number_format, int font, int fill, int borders, const char* alignment) {
        return "<xf numFmtId=\"" + std::to_string(number_format) + "\" fontId=\"" + std::to_string(font) +
               "\" fillId=\"" + std::to_string(fill) + "\" borderId=\"" + std::to_string(borders) +
               "\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" "
               "applyAlignment=\"1\">" +
               alignment + "</xf>";
    };
    return std::string(kXmlHead) + "<styleSheet xmlns=\"" + kMain +
           "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts>"
           "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font><font><b/><sz "
           "val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
           "<font><b/><sz val=\"14\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
           "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
           "patternType=\"gray125\"/></fill>"
           "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFD9E2EF\"/><bgColor "
           "indexed=\"64\"/></patternFill></fill></fills>"
           "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>" +
           border +
           "</border></borders>"
           "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
           "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\">" +
           format(0, 0, 0, 0, "<alignment vertical=\"top\"/>") +
           format(0, 0, 0, 1, "<alignment vertical=\"top\" wrapText=\"1\"/>") +
           format(0, 1, 2, 1, "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>") +
           format(0, 2, 0, 0, "<alignment vertical=\"center\"/>") +
           format(164, 0, 0, 1, "<alignment horizontal=\"center\" vertical=\"top\"/>") +
           "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
           "builtinId=\"0\"/></cellStyles></styleSheet>";
}

/// Names as Excel takes them: at most 31 characters, none of : \ / ? * [ ], different from each other.
std::vector<std::string> sheet_names(const Workbook& workbook) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const auto& sheet : workbook.sheets) {
        std::string name;
        int characters = 0;
        for (const char c : clean_text(sheet.name)) {
            const bool continuation = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
            if (!continuation && ++characters > 28) break;
            name += std::string_view(":\\/?*[]'\n\t").find(c) == std::string_view::npos ? c : ' ';
        }
        if (name.find_first_not_of(' ') == std::string::npos) name = "Foaie";
        const std::string base = name;
        for (int i = 2; !taken.insert(name).second; ++i) name = base + " " + std::to_string(i);
        names.push_back(name);
    }
    return names;
}

std::string workbook_xml(const Workbook& workbook) {
    const auto names = sheet_names(workbook);
    std::string out = std::string(kXmlHead) + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kRelations +
                      "\"><bookViews><workbookView/></bookViews><sheets>";
    std::string repeated;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        out += "<sheet name=\"" + escaped(names[i]) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
        if (workbook.sheets[i].frozen_rows > 0) {
            repeated += "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"" + std::to_string(i) + "\">'" +
                        escaped(names[i]) + "'!$1:$" + std::to_string(workbook.sheets[i].frozen_rows) +
                        "</definedName>";
        }
    }
    out += "</sheets>";
    if (!repeated.empty()) out += "<definedNames>" + repeated + "</definedNames>";
    return out + "</workbook>";
}

void check(const Workbook& workbook) {
    if (workbook.sheets.empty())
        throw Error(ErrorCode::kInvalidInput, msg("A workbook needs at least one sheet. Add one and try again."));
    for (const auto& sheet : workbook.sheets) {
        const auto widest = std::max_element(sheet.rows.begin(), sheet.rows.end(),
                                             [](const auto& a, const auto& b) { return a.size() < b.size(); });
        if (sheet.rows.size() > 1048576 || (widest != sheet.rows.end() && widest->size() > 16384)) {
            throw Error(ErrorCode::kInvalidInput,
                        msg("The sheet {name} is larger than a spreadsheet can be. Narrow the list and try again.",
                            {{"name", sheet.name}}));
        }
    }
}

}  // namespace

std::string write_xlsx(const Workbook& workbook) {
    check(workbook);
    SharedStrings strings;
    std::vector<std::string> sheets;
    for (const auto& sheet : workbook.sheets) sheets.push_back(sheet_xml(sheet, strings));
    const std::string spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::string types = std::string(kXmlHead) +
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                        "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
                        "PartName=\"/xl/workbook.xml\" ContentType=\"" +
                        spreadsheet +
                        "sheet.main+xml\"/>"
                        "<Override PartName=\"/xl/styles.xml\" ContentType=\"" +
                        spreadsheet + "styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" +
                        spreadsheet +
                        "sharedStrings+xml\"/>"
                        "<Override PartName=\"/docProps/core.xml\" "
                        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
    std::string relations = std::string(kXmlHead) +
                            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto relation = [&](std::size_t id, const char* type, const std::string& target) {
        relations += "<Relationship Id=\"rId" + std::to_string(id) + "\" Type=\"" + kRelations + "/" + type +
                     "\" Target=\"" + target + "\"/>";
    };
    for (std::size_t i = 1; i <= sheets.size(); ++i) {
        const std::string file = "worksheets/sheet" + std::to_string(i) + ".xml";
        types += "<Override PartName=\"/xl/" + file + "\" ContentType=\"" + spreadsheet + "worksheet+xml\"/>";
        relation(i, "worksheet", file);
    }
    relation(sheets.size() + 1, "styles", "styles.xml");
    relation(sheets.size() + 2, "sharedStrings", "sharedStrings.xml");

    Metadata metadata;
    metadata.title = workbook.title;
    metadata.author = workbook.author;
    metadata.created = workbook.created;
    ZipWriter zip;
    zip.add("[Content_Types].xml", types + "</Types>");
    zip.add("_rels/.rels",
            std::string(kXmlHead) +
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                "Id=\"rId1\" Type=\"" +
                kRelations +
                "/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" "
                "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
                "Target=\"docProps/core.xml\"/></Relationships>");
    zip.add("docProps/core.xml", docx_core_properties_xml(metadata));
    zip.add("xl/workbook.xml", workbook_xml(workbook));
    zip.add("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
    zip.add("xl/styles.xml", styles_xml());
    for (std::size_t i = 0; i < sheets.size(); ++i)
        zip.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", std::move(sheets[i]));
    zip.add("xl/sharedStrings.xml", strings.xml());
    return zip.finish();
}

}  // namespace pravila::office
