#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/code.h"

namespace pravila {

/// Longest text taken for a code, in code points after trimming. Longer texts have no key.
inline constexpr std::size_t kMostCodeCharacters = 64;

/// The canonical key of a code however it is written. Two texts are the same code exactly when their keys are equal.
///
/// NFKC; every dash becomes '-'; upper case without diacritics; a run of single letters each followed by a dot is one
/// token ("P.O.AC. 01" -> PO, AC, 1); spaces and - . / : _ separate; letters part from digits ("PO15" -> PO, 15);
/// leading zeros go ("016" -> 16, so 8.1 and 8.10 stay different). Anything else printed is dropped as punctuation.
///
/// @param text  UTF-8; surrounding white space is ignored.
/// @return  empty when the text has no letter or digit, is longer than 64 characters, or is not valid UTF-8.
/// Thread rule: callable from any thread. Source of the rule: docs/codification.md.
CodeKey code_key(std::string_view text);

/// The other keys that a key may stand for when O was typed for 0 or I (l) for 1, or the reverse: for a second lookup
/// when nothing has the exact key. A token changes as a whole or not at all, so that "P015" (P, 15) gives PO15 and
/// "P0" gives PO. Best first, without the key itself; at most 16.
std::vector<CodeKey> confusable_keys(const CodeKey& key);

/// Whether a printed code looks as if O and 0, or I and 1, were mixed up: a zero or one inside or right after letters
/// where a letter is expected ("P015", "F-P0-016.02", "P1L-3"), or a letter O or I inside a number ("PO-O1").
/// @param types  type words of the institution ("PO", "PS", "IL", "F"): "P015" looks confused because PO is one.
bool looks_confused(std::string_view printed, const std::vector<std::string>& types);

/// UTF-8 in NFC, with white space trimmed at both ends and runs of it made one space; empty when not valid UTF-8.
std::string trimmed_nfc(std::string_view text);

}  // namespace pravila
