#pragma once

#include "papers/parts.h"

namespace pravila::papers {

/// See PaperMaker::acknowledgement_sheet.
office::Document acknowledgement_sheet(const AcknowledgementFacts& facts);

}  // namespace pravila::papers
