#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/codification/codebook.h"
#include "core/codification/tokens.h"

namespace pravila {

/// One way in which a scheme reads a text.
struct Reading {
    const Scheme* scheme = nullptr;
    std::vector<SegmentValue> values;
    std::string printed;    ///< in canonical spelling
    CodeKey parent_key;     ///< of the PARENT value; empty without one
    std::string type_word;  ///< of the TYPE value or, for forms, empty
};

/// Where a scheme stopped being able to read.
struct Miss {
    enum class Expected { kType, kWord, kNumber, kLiteral, kEnd };

    const Scheme* scheme = nullptr;
    std::size_t token = 0;  ///< index of the token that did not fit; the number of tokens when the text ended too early
    Expected expected = Expected::kType;
    std::string literal;
};

/// All ways in which a scheme reads the tokens, at most 16, best first: shorter values before longer ones.
/// @param miss  kept when the scheme got further than what it holds.
std::vector<Reading> match_scheme(const Codebook& codebook, const Scheme& scheme, std::string_view text,
                                  const std::vector<CodeToken>& tokens, Miss& miss);

}  // namespace pravila
