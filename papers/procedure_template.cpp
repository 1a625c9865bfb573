#include "papers/procedure_template.h"

#include <utility>

#include "papers/cover.h"
#include "papers/sections.h"
#include "papers/tables.h"

namespace pravila::papers {
namespace {

bool is_procedure(DocumentType type) {
    return type == DocumentType::kSystemProcedure || type == DocumentType::kOperationalProcedure;
}

/// Numbers headings 1., 1.1., 1.2., 2. …
class Numbers {
  public:
    office::Heading heading(int level, std::string_view title) {
        if (level == 1) {
            ++outer_;
            inner_ = 0;
        } else {
            ++inner_;
        }
        std::string number = std::to_string(outer_) + ".";
        if (level > 1) number += std::to_string(inner_) + ".";
        return office::Heading{level, std::move(number), {office::text(title)}};
    }

  private:
    int outer_ = 0, inner_ = 0;
};

Blocks record(Numbers& numbers, std::string_view title, office::Table table) {
    Blocks out;
    out.emplace_back(numbers.heading(1, title));
    office::Paragraph note = office::paragraph({office::text(kFilledFromLog)});
    note.runs.front().italic = true;
    out.emplace_back(std::move(note));
    out.emplace_back(std::move(table));
    return out;
}

Blocks text_sections(Numbers& numbers, DocumentType type) {
    Blocks out;
    for (const Section& section : sections_of(type)) {
        out.emplace_back(numbers.heading(section.level, section.title));
        for (const std::string_view guidance : section.guidance) {
            office::Paragraph paragraph =
                office::paragraph({office::text("[…completați: " + std::string(guidance) + "…]")});
            paragraph.runs.front().italic = true;
            out.emplace_back(std::move(paragraph));
        }
    }
    return out;
}

std::vector<PaperSigner> planned(std::vector<PaperSigner> signers) {
    for (const char* operation : {"Elaborat", "Verificat", "Avizat", "Aprobat"}) {
        bool named = false;
        for (const auto& signer : signers) named = named || signer.operation == operation;
        if (!named) signers.push_back(PaperSigner{operation, "", ""});
    }
    return signers;
}

/// Type, title and table of identification above the text: layout A and documents without layout have no cover page.
Blocks head(const ProcedureFacts& facts, bool with_signers) {
    Blocks out = cover_page(facts, false);
    out.pop_back();  // the page break
    if (!with_signers) out.pop_back();
    return out;
}

}  // namespace

office::Document procedure_template(ProcedureFacts facts, PaperLayout layout) {
    facts.signers = planned(std::move(facts.signers));
    office::Document document = begin_document(facts.title, facts.institution, "");
    document.metadata.subject = facts.code;
    document.running.header = {running_header(facts)};
    if (!facts.template_code.empty())
        document.running.footer = {small("Cod formular: " + facts.template_code, office::Align::kStart)};
    Numbers numbers;
    if (!is_procedure(facts.type)) {
        document.body = head(facts, facts.type != DocumentType::kForm);
        append(document.body, text_sections(numbers, facts.type));
    } else if (layout == PaperLayout::kA) {
        document.body = head(facts, false);
        append(document.body, record(numbers, kPersonsHeading, signers_table(facts.signers)));
        append(document.body, record(numbers, kSituationHeading, situation_table(facts.changes)));
        append(document.body, record(numbers, kDistributionListHeading, distribution_table(facts.distribution, 3)));
        append(document.body, text_sections(numbers, facts.type));
    } else {
        document.body = cover_page(facts, false);
        document.body.emplace_back(office::Contents{std::string(kContentsTitle), 1, {}});
        document.body.emplace_back(office::PageBreak{});
        append(document.body, text_sections(numbers, facts.type));
        document.body.emplace_back(office::PageBreak{});
        append(document.body, record(numbers, kChangesHeading, situation_table(facts.changes)));
        append(document.body, record(numbers, kAnalysisHeading, opinions_table({}, 4)));
        append(document.body, record(numbers, kDistributionHeading, distribution_table(facts.distribution, 4)));
    }
    count_pages(document);
    return document;
}

}  // namespace pravila::papers
