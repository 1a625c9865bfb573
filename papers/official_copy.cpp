#include "papers/official_copy.h"

#include "papers/cover.h"
#include "papers/procedure_template.h"
#include "papers/tables.h"
#include "papers/text_of_copy.h"

namespace pravila::papers {
namespace {

using office::Align;

Blocks footer(const CopyEvidence& evidence) {
    Blocks out;
    std::string warning = "Exemplar necontrolat după tipărire.";
    if (!evidence.verify_address.empty()) warning += " Verificați pe " + evidence.verify_address;
    if (!evidence.short_code.empty())
        warning += (evidence.verify_address.empty() ? " Cod scurt " : ", cod scurt ") + evidence.short_code;
    if (warning.back() != '.') warning += ".";
    out.emplace_back(small(warning, Align::kCentre));
    office::Paragraph proof = small("Amprenta textului aprobat (SHA-256): " + evidence.sha256, Align::kCentre);
    proof.size_pt = 7;
    out.emplace_back(proof);
    if (!evidence.log_position.empty()) {
        proof = small(evidence.log_position, Align::kCentre);
        proof.size_pt = 7;
        out.emplace_back(proof);
    }
    return out;
}

}  // namespace

office::Document official_copy(const ProcedureFacts& facts, const ExtractedDocument& text,
                               const CopyEvidence& evidence) {
    office::Document document = begin_document(facts.title, facts.institution, evidence.instant);
    document.metadata.subject = facts.code;
    document.running.header = {running_header(facts)};
    document.running.footer = footer(evidence);
    document.body = cover_page(facts, true);
    const auto heading = [&](std::string_view title) {
        document.body.emplace_back(office::Heading{1, "", {office::text(title)}});
    };
    heading(kSituationHeading);
    document.body.emplace_back(situation_table(facts.changes));
    document.body.emplace_back(office::PageBreak{});
    append(document.body, text_of_copy(text, facts.code));
    if (!facts.opinions.empty()) {
        heading(kAnalysisHeading);
        document.body.emplace_back(opinions_table(facts.opinions, 0));
    }
    if (!facts.distribution.empty()) {
        heading(kDistributionHeading);
        document.body.emplace_back(distribution_table(facts.distribution, 0));
    }
    count_pages(document);
    return document;
}

}  // namespace pravila::papers
