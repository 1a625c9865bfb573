#pragma once

#include <vector>

#include "office/document.h"

namespace pravila::office {

/// Whether a multi-level list that prints "%1." at level 1, "%1.%2." at level 2 and "%1.%2.%3." at level 3, counting
/// from 1, gives exactly the printed numbers of these headings. Headings without a number do not count.
bool numbers_follow_a_list(const std::vector<Block>& blocks);

}  // namespace pravila::office
