#pragma once

#include <string_view>

#include "core/service/context.h"

namespace pravila {

/// Sets how the institution works, inside an open transaction, with its log entry setting.changed; nothing happens when
/// the value is the one that holds. An empty value takes the setting away. Who may is asked by the caller.
void change_setting(StoreWriter& writer, const Context& context, std::string_view name, std::string_view value);

}  // namespace pravila
