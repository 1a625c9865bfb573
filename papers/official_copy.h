#pragma once

#include "core/model/extracted_document.h"
#include "papers/parts.h"

namespace pravila::papers {

/// See PaperMaker::official_copy.
office::Document official_copy(const ProcedureFacts& facts, const ExtractedDocument& text,
                               const CopyEvidence& evidence);

}  // namespace pravila::papers
