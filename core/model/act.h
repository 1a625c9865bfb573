#pragma once

#include <optional>
#include <string>

#include "core/model/date.h"

namespace pravila {

/// The act a right or a change rests on: "dispoziția nr. 112 din 03.02.2026".
struct Act {
    std::string number{};        ///< as printed, with its kind: "dispoziția nr. 112"
    std::optional<Date> date{};  ///< day of the act
    bool operator==(const Act&) const = default;
};

}  // namespace pravila
