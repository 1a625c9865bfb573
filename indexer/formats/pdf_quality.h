#pragma once

#include <vector>

#include "core/model/extracted_document.h"

namespace pravila::formats {

/// Whether a text layer lost letters, as old PDF producers did with Romanian: signs without meaning (private use,
/// U+FFFD), words that only exist without their ț or ă ("Ediia", "Primria", "dup"), words cut before ț ("edi ția"), or
/// a lost capital E ("diția II", "laborat"). Judged by how many there are for the length of the text.
bool lost_letters(const std::vector<Block>& blocks);

}  // namespace pravila::formats
