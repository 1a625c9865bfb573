#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/paper_facts.h"
#include "office/document.h"

namespace pravila::papers {

using Blocks = std::vector<office::Block>;

/// Look of a line of its own.
struct Look {
    office::Align align = office::Align::kStart;
    double size_pt = 0;
    bool bold = false;
    double before_pt = 0;
    double after_pt = 0;
};
office::Paragraph line(std::string_view value, const Look& look = {});

void append(Blocks& to, Blocks more);

/// "Procedură operațională", in Romanian whatever the reader's language: papers are acts of the institution.
std::string type_words(DocumentType type);
std::string edition_words(EditionRevision number);      ///< "Ediția a II-a"
std::string revision_words(EditionRevision number);     ///< "Revizia 1"
std::string number_words(EditionRevision number);       ///< "Ediția a II-a, Revizia 1"
std::string day_words(const std::optional<Date>& day);  ///< "15.03.2026"; empty when not known

/// County and institution in capitals, unit below.
Blocks letterhead(const std::string& county, const std::string& institution, const std::string& unit);

/// Header of every page: institution and unit, type and title and code, edition, revision, page x of y. A title longer
/// than four lines of the header is cut there; the cover has it whole.
office::Table running_header(const ProcedureFacts& facts);
office::Paragraph page_of_pages(office::Align align);
office::Paragraph small(std::string_view value, office::Align align);

/// Pages as our own layout counts them, for tables of contents and "page x of y" until the reader's program counts.
void count_pages(office::Document& document);

office::Document begin_document(const std::string& title, const std::string& institution, const std::string& instant);

/// The first so many characters of UTF-8 text, "…" behind when something was cut.
std::string shortened(const std::string& text, std::size_t characters);

}  // namespace pravila::papers
