#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pravila {

/// One piece of a printed code. `key` is what counts for equality; the rest remembers how it was written.
struct CodeToken {
    std::string key;      ///< A-Z only, or 0-9 only without leading zeros
    std::string printed;  ///< as written, without dots: "Urb", "016"; for "P.O." it is "PO"
    bool number = false;
    std::size_t begin = 0, end = 0;  ///< bytes of the text, end exclusive; the dots of "P.O." belong to the token
};

/// Takes a printed code apart by the rule of docs/codification.md.
/// @param text  UTF-8 in NFC (trimmed_nfc). @return empty when it holds no letter or digit, or a letter that is not
/// Latin.
std::vector<CodeToken> code_tokens(std::string_view text);

}  // namespace pravila
