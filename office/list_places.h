#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/document.h"

namespace pravila::office {

/// How the labels of a list are counted. kTyped: no rule known, the label stands as text.
enum class ListKind { kTyped, kDash, kBullet, kDecimalDot, kDecimalBracket, kLetterBracket, kLetterDot };
inline constexpr ListKind kAllListKinds[] = {ListKind::kTyped,      ListKind::kDash,           ListKind::kBullet,
                                             ListKind::kDecimalDot, ListKind::kDecimalBracket, ListKind::kLetterBracket,
                                             ListKind::kLetterDot};

/// Where a block stands among the lists of a document.
struct ListPlace {
    int list = -1;       ///< number of the list, from 0; -1: the block is no list item
    bool first = false;  ///< first item of its list
    ListKind kind = ListKind::kTyped;
    int value = 0;  ///< counted value of the label, from 1; 0 for dashes, bullets and typed labels
};

/// One place for each block. Neighbouring items of one level, one kind and following values are one list; inner items
/// (level 1) do not end the list around them.
std::vector<ListPlace> place_list_items(const std::vector<Block>& blocks);

/// Kind and value of one label: "3." is kDecimalDot 3, "b)" is kLetterBracket 2, "iv." is kTyped 0.
ListPlace read_label(std::string_view label);

}  // namespace pravila::office
