#pragma once

#include <span>
#include <string_view>

#include "core/model/paper_facts.h"

namespace pravila::papers {

/// A section of a starting file: its heading and what to write there. `guidance` stands between "[…completați: " and
/// "…]", one paragraph each, so that what was left as it was is found again (core/service/unfinished_marks.h).
struct Section {
    std::string_view title;
    std::span<const std::string_view> guidance;
    int level = 1;
};

/// The sections an author writes, in their order, without the records of layouts A and B.
/// Source: OSGG 600/2018, standard 9, and its annexes 2; OSGG 400/2015 has the same text sections.
std::span<const Section> sections_of(DocumentType type);

}  // namespace pravila::papers
