#pragma once

#include "core/i18n/message.h"

namespace pravila {

/// Where and why a file that people write is wrong.
struct FileProblem {
    int line = 0;  ///< 1-based
    Message reason;
};

}  // namespace pravila
