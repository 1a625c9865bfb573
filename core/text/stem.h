#pragma once

#include <string>
#include <string_view>

namespace pravila {

/// The recall stem of a folded Romanian word: one for its numbers, cases and articles, for a verb noun and its
/// participle
/// ("aprobare", "aprobărilor", "aprobată"), without joining other words of the same root ("act", "activ", "acțiune").
///
/// Words listed in data/vocabulary/exceptions.tsv have the stem given there; the others pass the rules in stem.cpp.
/// @param word  of analyse(): lower case without marks. Words of up to three letters and of other scripts stay as they
/// are.
std::string stem(std::string_view word);

/// The rules alone, without the exceptions; for measuring them.
std::string stem_by_rules(std::string_view word);

}  // namespace pravila
