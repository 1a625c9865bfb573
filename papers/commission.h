#pragma once

#include "papers/parts.h"

namespace pravila::papers {

/// See PaperMaker::session_notice and PaperMaker::session_minutes.
office::Document session_notice(const SessionFacts& facts);
office::Document session_minutes(const SessionFacts& facts);

}  // namespace pravila::papers
