#pragma once

#include "core/ports/paper_maker.h"

namespace pravila::papers {

/// The papers of this folder, written by the writers of office/.
class OfficePaperMaker final : public PaperMaker {
  public:
    std::string procedure_template(const ProcedureFacts& facts, PaperLayout layout, PaperFormat format) const override;
    std::string next_starting_file(const ProcedureFacts& facts, PaperLayout layout, const ExtractedDocument& text,
                                   EditionRevision from, PaperFormat format) const override;
    std::string official_copy(const ProcedureFacts& facts, const ExtractedDocument& text, const CopyEvidence& evidence,
                              PaperFormat format) const override;
    std::string session_notice(const SessionFacts& facts, PaperFormat format) const override;
    std::string session_minutes(const SessionFacts& facts, PaperFormat format) const override;
    std::string acknowledgement_sheet(const AcknowledgementFacts& facts, PaperFormat format) const override;
};

}  // namespace pravila::papers
