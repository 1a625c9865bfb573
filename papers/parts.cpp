#include "papers/parts.h"

#include <utility>

#include "core/i18n/words.h"
#include "office/capitals.h"
#include "office/pdf_writer.h"

namespace pravila::papers {
namespace {

using office::Align;

/// Four lines of the header's middle column.
constexpr std::size_t kHeaderTitle = 170;

const Catalogue& romanian() { return Catalogue::of(Language::kRomanian); }

office::Cell lines(const std::vector<std::string>& values, Align align) {
    std::string all;
    for (const auto& value : values) {
        if (value.empty()) continue;
        if (!all.empty()) all += "\n";
        all += value;
    }
    return office::cell(all, align);
}

}  // namespace

office::Paragraph line(std::string_view value, const Look& look) {
    office::Paragraph made = office::paragraph({look.bold ? office::bold(value) : office::text(value)}, look.align);
    made.size_pt = look.size_pt;
    made.space_before_pt = look.before_pt;
    made.space_after_pt = look.after_pt;
    return made;
}

void append(Blocks& to, Blocks more) {
    for (auto& block : more) to.push_back(std::move(block));
}

std::string type_words(DocumentType type) { return type_name(type, romanian()); }

std::string edition_words(EditionRevision number) {
    return number.edition == 1 ? "Ediția I" : "Ediția a " + roman(number.edition) + "-a";
}

std::string revision_words(EditionRevision number) { return "Revizia " + std::to_string(number.revision); }

std::string number_words(EditionRevision number) { return edition_words(number) + ", " + revision_words(number); }

std::string day_words(const std::optional<Date>& day) { return day ? day->romanian() : ""; }

Blocks letterhead(const std::string& county, const std::string& institution, const std::string& unit) {
    Blocks out;
    if (!county.empty()) out.emplace_back(line(office::upper(county), {.align = Align::kCentre, .size_pt = 12}));
    out.emplace_back(line(office::upper(institution), {.align = Align::kCentre, .size_pt = 14, .bold = true}));
    if (!unit.empty()) out.emplace_back(line(unit, {.align = Align::kCentre, .size_pt = 12}));
    return out;
}

office::Paragraph page_of_pages(Align align) {
    office::Paragraph made = office::paragraph({office::text("Pagina "), office::field(office::Field::kPageNumber),
                                                office::text(" din "), office::field(office::Field::kPageCount)},
                                               align);
    made.space_after_pt = 0;
    return made;
}

office::Paragraph small(std::string_view value, Align align) { return line(value, {.align = align, .size_pt = 8}); }

office::Table running_header(const ProcedureFacts& facts) {
    office::Table table;
    table.widths_mm = {45, 82, 40};
    table.size_pt = 9;
    const std::string institution = shortened(facts.institution, 120);
    office::Cell left = lines({office::upper(institution), shortened(facts.unit, 120)}, Align::kCentre);
    office::Cell middle = office::cell(type_words(facts.type), Align::kCentre);
    middle.paragraphs.push_back(line(shortened(facts.title, kHeaderTitle), {.align = Align::kCentre, .bold = true}));
    if (!facts.code.empty())
        middle.paragraphs.push_back(line("Cod: " + shortened(facts.code, 80), {.align = Align::kCentre}));
    left.rows = middle.rows = 3;
    office::Row first;
    first.cells = {std::move(left), std::move(middle), office::cell(edition_words(facts.number))};
    office::Row last;
    last.cells.emplace_back();
    last.cells.back().paragraphs.push_back(page_of_pages(Align::kStart));
    table.rows = {std::move(first), office::row({revision_words(facts.number)}), std::move(last)};
    return table;
}

void count_pages(office::Document& document) {
    const office::PageCount counted = office::count_pages(document);
    document.metadata.pages = counted.pages;
    for (auto& block : document.body) {
        if (auto* contents = std::get_if<office::Contents>(&block)) contents->pages = counted.heading_pages;
    }
}

office::Document begin_document(const std::string& title, const std::string& institution, const std::string& instant) {
    office::Document document;
    document.metadata.title = title;
    document.metadata.institution = institution;
    document.metadata.author = institution;
    if (!instant.empty()) document.metadata.created = instant;
    return document;
}

std::string shortened(const std::string& text, std::size_t characters) {
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (seen++ == characters) return text.substr(0, at) + "…";
    }
    return text;
}

}  // namespace pravila::papers
