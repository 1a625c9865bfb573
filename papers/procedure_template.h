#pragma once

#include <string_view>

#include "core/model/extracted_document.h"
#include "papers/parts.h"

namespace pravila::papers {

/// Headings of the records that the official copy fills from the log, and the sentence below each in a starting file.
inline constexpr std::string_view kPersonsHeading =
    "Lista responsabililor cu elaborarea, verificarea, avizarea și aprobarea ediției sau, după caz, a reviziei";
inline constexpr std::string_view kSituationHeading = "Situația edițiilor și a reviziilor";
inline constexpr std::string_view kDistributionListHeading = "Lista de difuzare";
inline constexpr std::string_view kChangesHeading = "Formular de evidență a modificărilor";
inline constexpr std::string_view kAnalysisHeading = "Formular de analiză a procedurii";
inline constexpr std::string_view kDistributionHeading = "Formular de distribuire/difuzare";
inline constexpr std::string_view kContentsTitle = "Cuprins";
inline constexpr std::string_view kFilledFromLog =
    "Se completează în exemplarul oficial, din înregistrările aplicației.";

/// See PaperMaker::procedure_template. Signers in the facts are those planned; without any, the four operations stand
/// with room to sign.
office::Document procedure_template(ProcedureFacts facts, PaperLayout layout);

/// See PaperMaker::next_starting_file.
office::Document next_starting_file(ProcedureFacts facts, PaperLayout layout, const ExtractedDocument& text,
                                    EditionRevision from);

}  // namespace pravila::papers
