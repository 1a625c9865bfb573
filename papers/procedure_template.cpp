#include "papers/procedure_template.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <variant>

#include "papers/cover.h"
#include "papers/sections.h"
#include "papers/tables.h"
#include "papers/text_of_copy.h"

namespace pravila::papers {
namespace {

bool is_procedure(DocumentType type) {
    return type == DocumentType::kSystemProcedure || type == DocumentType::kOperationalProcedure;
}

/// Numbers headings 1., 1.1., 1.2., 2. …
class Numbers {
  public:
    explicit Numbers(int outer = 0) : outer_(outer) {}

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
    int outer_, inner_ = 0;
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

office::Paragraph guidance_paragraph(std::string_view guidance) {
    office::Paragraph paragraph = office::paragraph({office::text("[…completați: " + std::string(guidance) + "…]")});
    paragraph.runs.front().italic = true;
    return paragraph;
}

Blocks text_sections(Numbers& numbers, DocumentType type) {
    Blocks out;
    for (const Section& section : sections_of(type)) {
        out.emplace_back(numbers.heading(section.level, section.title));
        for (const std::string_view guidance : section.guidance) out.emplace_back(guidance_paragraph(guidance));
    }
    return out;
}

/// Records that stand above the text.
Blocks leading_records(Numbers& numbers, const ProcedureFacts& facts) {
    Blocks out = record(numbers, kPersonsHeading, signers_table(facts.signers));
    append(out, record(numbers, kSituationHeading, situation_table(facts.changes)));
    append(out, record(numbers, kDistributionListHeading, distribution_table(facts.distribution, 3)));
    return out;
}

/// Records that stand below it.
Blocks closing_records(Numbers& numbers, const ProcedureFacts& facts) {
    Blocks out;
    out.emplace_back(office::PageBreak{});
    append(out, record(numbers, kChangesHeading, situation_table(facts.changes)));
    append(out, record(numbers, kAnalysisHeading, opinions_table({}, 4)));
    append(out, record(numbers, kDistributionHeading, distribution_table(facts.distribution, 4)));
    return out;
}

/// Number of the last chapter of a text; 0 when its chapters have none.
int last_chapter(const Blocks& text) {
    int last = 0;
    for (const office::Block& block : text) {
        const auto* heading = std::get_if<office::Heading>(&block);
        if (heading && heading->level == 1) last = std::max(last, std::atoi(heading->number.c_str()));
    }
    return last;
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

office::Document begin(const ProcedureFacts& facts) {
    office::Document document = begin_document(facts.title, facts.institution, "");
    document.metadata.subject = facts.code;
    document.running.header = {running_header(facts)};
    if (!facts.template_code.empty())
        document.running.footer = {small("Cod formular: " + facts.template_code, office::Align::kStart)};
    return document;
}

}  // namespace

office::Document procedure_template(ProcedureFacts facts, PaperLayout layout) {
    facts.signers = planned(std::move(facts.signers));
    office::Document document = begin(facts);
    Numbers numbers;
    if (!is_procedure(facts.type)) {
        document.body = head(facts, facts.type != DocumentType::kForm);
        append(document.body, text_sections(numbers, facts.type));
    } else if (layout == PaperLayout::kA) {
        document.body = head(facts, false);
        append(document.body, leading_records(numbers, facts));
        append(document.body, text_sections(numbers, facts.type));
    } else {
        document.body = cover_page(facts, false);
        document.body.emplace_back(office::Contents{std::string(kContentsTitle), 1, {}});
        document.body.emplace_back(office::PageBreak{});
        append(document.body, text_sections(numbers, facts.type));
        append(document.body, closing_records(numbers, facts));
    }
    count_pages(document);
    return document;
}

office::Document next_starting_file(ProcedureFacts facts, PaperLayout layout, const ExtractedDocument& text,
                                    EditionRevision from) {
    facts.signers = planned(std::move(facts.signers));
    office::Document document = begin(facts);
    // Where the text has a cover or records of its own, these stand already.
    const bool with_records = is_procedure(facts.type) && has_own_cover(text, facts.code);
    Numbers numbers;
    if (with_records && layout == PaperLayout::kB)
        document.body = cover_page(facts, false);
    else
        document.body = head(facts, facts.type != DocumentType::kForm && !(with_records && layout == PaperLayout::kA));
    if (with_records && layout == PaperLayout::kA) append(document.body, leading_records(numbers, facts));
    document.body.emplace_back(
        guidance_paragraph("textul de mai jos este preluat din " + number_words(from) +
                           "; figurile și formatarea nu se preiau. Comparați cu fișierul acelei revizii, aduceți aici "
                           "modificările, apoi ștergeți acest rând"));
    Blocks taken_over = text_of_copy(text, facts.code);
    Numbers following(last_chapter(taken_over));
    append(document.body, std::move(taken_over));
    if (with_records && layout == PaperLayout::kB) append(document.body, closing_records(following, facts));
    count_pages(document);
    return document;
}

}  // namespace pravila::papers
