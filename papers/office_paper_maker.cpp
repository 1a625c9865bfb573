#include "papers/office_paper_maker.h"

#include "office/docx_writer.h"
#include "office/odt_writer.h"
#include "office/pdf_writer.h"
#include "papers/acknowledgement.h"
#include "papers/commission.h"
#include "papers/official_copy.h"
#include "papers/procedure_template.h"

namespace pravila::papers {
namespace {

std::string written(const office::Document& document, PaperFormat format) {
    switch (format) {
        case PaperFormat::kDocx:
            return office::write_docx(document);
        case PaperFormat::kOdt:
            return office::write_odt(document);
        case PaperFormat::kPdf:
            break;
    }
    return office::write_pdf(document);
}

}  // namespace

std::string OfficePaperMaker::procedure_template(const ProcedureFacts& facts, PaperLayout layout,
                                                 PaperFormat format) const {
    return written(papers::procedure_template(facts, layout), format);
}

std::string OfficePaperMaker::next_starting_file(const ProcedureFacts& facts, PaperLayout layout,
                                                 const ExtractedDocument& text, EditionRevision from,
                                                 PaperFormat format) const {
    return written(papers::next_starting_file(facts, layout, text, from), format);
}

std::string OfficePaperMaker::official_copy(const ProcedureFacts& facts, const ExtractedDocument& text,
                                            const CopyEvidence& evidence, PaperFormat format) const {
    return written(papers::official_copy(facts, text, evidence), format);
}

std::string OfficePaperMaker::session_notice(const SessionFacts& facts, PaperFormat format) const {
    return written(papers::session_notice(facts), format);
}

std::string OfficePaperMaker::session_minutes(const SessionFacts& facts, PaperFormat format) const {
    return written(papers::session_minutes(facts), format);
}

std::string OfficePaperMaker::acknowledgement_sheet(const AcknowledgementFacts& facts, PaperFormat format) const {
    return written(papers::acknowledgement_sheet(facts), format);
}

}  // namespace pravila::papers
