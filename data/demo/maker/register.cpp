#include "data/demo/maker/register.h"

#include <toml++/toml.h>

#include <algorithm>

#include "data/demo/maker/source.h"
#include "office/xlsx_writer.h"

namespace pravila::demo {
namespace {

using office::CellStyle;
using office::SheetCell;

class RegisterReader {
  public:
    explicit RegisterReader(const std::filesystem::path& path) : path_(path) {}

    RegisterFile read() {
        toml::table table;
        try {
            table = toml::parse_file(path_.string());
        } catch (const toml::parse_error& error) {
            throw SourceError(path_, static_cast<int>(error.source().begin.line), std::string(error.description()));
        }
        office::Workbook book;
        book.title = "Registrul procedurilor";
        const toml::array* sheets = table["sheet"].as_array();
        if (sheets == nullptr) fail(table, "there is no [[sheet]]");
        for (const auto& node : *sheets) book.sheets.push_back(read_sheet(node));
        return {table["file"].value_or(std::string("Registrul procedurilor.xlsx")), office::write_xlsx(book)};
    }

  private:
    [[noreturn]] void fail(const toml::node& node, const std::string& reason) const {
        throw SourceError(path_, static_cast<int>(node.source().begin.line), reason);
    }

    std::string text_of(const toml::node& node) const {
        const auto value = node.value<std::string>();
        if (!value) fail(node, "a string is expected here");
        return *value;
    }

    office::Sheet read_sheet(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) fail(node, "a sheet must be a table");
        office::Sheet sheet;
        sheet.name = (*table)["name"].value_or(std::string());
        if (sheet.name.empty()) fail(node, "the sheet has no name");
        const toml::array* header = (*table)["header"].as_array();
        if (header == nullptr || header->empty()) fail(node, "the sheet has no header");
        const int columns = static_cast<int>(header->size());
        if (const toml::array* titles = (*table)["title_rows"].as_array()) {
            for (const auto& title : *titles) {
                sheet.merged.push_back({static_cast<int>(sheet.rows.size()), 0, 1, columns});
                sheet.rows.push_back({SheetCell{text_of(title), CellStyle::kTitle}});
            }
            sheet.rows.emplace_back();
        }
        std::vector<SheetCell> head;
        for (const auto& cell : *header) head.push_back({text_of(cell), CellStyle::kHeader});
        sheet.rows.push_back(std::move(head));
        sheet.frozen_rows = static_cast<int>(sheet.rows.size());
        if (const toml::array* rows = (*table)["row"].as_array()) {
            for (const auto& row : *rows) add_row(row, columns, sheet);
        }
        set_widths(sheet, columns);
        return sheet;
    }

    void add_row(const toml::node& node, int columns, office::Sheet& sheet) {
        const toml::array* cells = node.is_table() ? (*node.as_table())["cells"].as_array() : nullptr;
        if (cells == nullptr) fail(node, "a row needs cells = […]");
        if (static_cast<int>(cells->size()) != columns)
            fail(node,
                 "this row has " + std::to_string(cells->size()) + " cells, the header " + std::to_string(columns));
        std::vector<SheetCell> row;
        for (const auto& cell : *cells) {
            if (!cell.is_table()) {
                row.push_back({text_of(cell), CellStyle::kText});
                continue;
            }
            const toml::table& special = *cell.as_table();
            if (const auto day_text = special["date"].value<std::string>()) {
                const auto day = Date::parse(*day_text);
                if (!day) fail(cell, "\"" + *day_text + "\" is no date");
                row.push_back({*day, CellStyle::kText});
            } else {
                const int rows = special["merge"].value_or(0);
                if (rows < 1 || rows > 1000) fail(cell, "merge must say over how many rows");
                sheet.merged.push_back({static_cast<int>(sheet.rows.size()), static_cast<int>(row.size()), rows, 1});
                row.push_back({special["text"].value_or(std::string()), CellStyle::kText});
            }
        }
        sheet.rows.push_back(std::move(row));
    }

    /// As wide as the longest text below the title, within reason.
    static void set_widths(office::Sheet& sheet, int columns) {
        for (int column = 0; column < columns; ++column) {
            double widest = 6;
            for (std::size_t row = static_cast<std::size_t>(sheet.frozen_rows) - 1; row < sheet.rows.size(); ++row) {
                const auto& cells = sheet.rows[row];
                if (static_cast<std::size_t>(column) >= cells.size()) continue;
                if (const auto* text = std::get_if<std::string>(&cells[static_cast<std::size_t>(column)].value)) {
                    const auto letters = std::count_if(text->begin(), text->end(), [](char c) {
                        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
                    });
                    widest = std::max(widest, std::min(52.0, static_cast<double>(letters) + 2));
                } else {
                    widest = std::max(widest, 12.0);
                }
            }
            sheet.column_widths.push_back(widest);
        }
    }

    const std::filesystem::path& path_;
};

}  // namespace

RegisterFile read_register(const std::filesystem::path& path) { return RegisterReader(path).read(); }

}  // namespace pravila::demo
