#pragma once

#include "data/demo/maker/issue.h"

namespace pravila::demo {

/// The building stones of the layouts. Every function gives finished blocks in comma letters.
using Blocks = std::vector<office::Block>;

void append(Blocks& to, Blocks more);

// cover.cpp
Blocks title_block(const Issue& issue);     ///< layout A: top of the first page
Blocks cover_page(const Issue& issue);      ///< layout B: a page of its own, with the signers
Blocks simple_head(const Issue& issue);     ///< layout "simple"
Blocks form_head(const Issue& issue);       ///< layout "form": nothing when the form has its own title
Blocks identification(const Issue& issue);  ///< flat files: title and a table of two columns

// running.cpp
office::Running running_for(const Issue& issue);
office::Running cover_running_for(const Issue& issue);  ///< first page of layout B: code of the cover form at the foot

// tables.cpp
enum class SignerColumns { kNumbered, kPlain };
office::Table signers_table(const Issue& issue, SignerColumns columns);
/// @param section  printed before the numbers of the rows: "2." gives "2.1.", "2.2."; "" gives "1.", "2."
office::Table situation_table(const Issue& issue, const std::string& section);
office::Table distribution_table(const Issue& issue, const std::string& section, bool with_withdrawal);

// forms_b.cpp
Blocks forms_of_layout_b(const Issue& issue, int first_number);  ///< 0: without numbers

}  // namespace pravila::demo
