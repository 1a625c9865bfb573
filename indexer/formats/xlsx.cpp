#include "indexer/formats/assembler.h"
#include "indexer/formats/office_package.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"
#include "indexer/formats/xlsx_workbook.h"

namespace pravila::formats {

namespace {

constexpr std::string_view kExtractor = "xlsx/1";

ExtractedDocument read(std::string_view bytes) {
    OfficePackage package(bytes);
    Assembler assembler("xlsx", kExtractor);
    package.read_properties(assembler);
    const std::string main = package.main_part("xl/workbook.xml");
    const xlsx::Workbook workbook(package.zip().require(main));
    const auto parts = package.relationships(main);
    const auto part = [&](std::string_view type) {
        const auto* found = find_type(parts, type);
        return found ? package.zip().read(found->target) : std::nullopt;
    };
    xlsx::Meanings meanings;
    meanings.from_1904 = workbook.from_1904;
    if (const auto strings = part("sharedStrings")) meanings.strings = xlsx::read_shared_strings(*strings);
    if (const auto styles = part("styles")) meanings.formats = xlsx::read_cell_formats(*styles);

    for (const xlsx::Sheet& sheet : workbook.sheets) {
        const auto* found = find_id(parts, sheet.relationship);
        if (!found || found->type != "worksheet") continue;
        if (sheet.hidden) {
            assembler.warn("xlsx.hidden_sheet");
            continue;
        }
        const auto content = package.zip().read(found->target);
        if (!content) continue;
        xlsx::SheetTable table = xlsx::read_sheet(*content, meanings);
        if (table.cut) assembler.warn("xlsx.cut");
        if (table.rows.empty()) continue;
        Block heading;
        heading.kind = Block::Kind::kHeading;
        heading.level = 1;
        heading.text = trimmed(sheet.name);
        assembler.add(std::move(heading));
        Block block;
        block.kind = Block::Kind::kTable;
        block.rows = std::move(table.rows);
        assembler.add(std::move(block));
    }
    return assembler.take();
}

}  // namespace

bool recognises_xlsx(std::string_view bytes, std::string_view) { return office_kind(bytes) == OfficeKind::kSheet; }

Reading read_xlsx(std::string_view bytes, std::string_view) {
    return guarded([&] { return read(bytes); });
}

}  // namespace pravila::formats
