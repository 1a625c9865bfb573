#pragma once

#include <string>
#include <vector>

#include "core/model/extracted_document.h"
#include "core/model/paper_facts.h"
#include "core/ports/paper_maker.h"

namespace pravila::test {

/// A procedure as it stands before approval, and after four people have signed.
ProcedureFacts planned_procedure();
ProcedureFacts approved_procedure();
CopyEvidence evidence();
SessionFacts session();

/// What our own reader gets out of a file; fails the test when it gets nothing.
ExtractedDocument read_back(const std::string& bytes, const std::string& name);
/// Text of every page of a PDF, as a reader would select it.
std::vector<std::string> page_texts(const std::string& pdf);
/// All pages, white space as single spaces, so that a name that was broken over two lines is found again.
std::string flowing_text(const std::string& pdf);
bool has(const std::string& text, const std::string& part);

}  // namespace pravila::test
