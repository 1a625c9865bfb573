#pragma once

#include <string>

namespace pravila::worker {

/// Small documents made in memory: what the worker warms its libraries on and what the self test reads.
/// Each holds the line "Cod: PO-PRB-01" and the heading "1. Scop".
std::string sample_docx();
std::string sample_pdf();
std::string sample_html();
std::string sample_markdown();
std::string sample_text();

}  // namespace pravila::worker
