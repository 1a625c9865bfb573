#include "core/service/change_setting.h"

#include "core/history/hash.h"
#include "core/service/record.h"

namespace pravila {

void change_setting(StoreWriter& writer, const Context& context, std::string_view name, std::string_view value) {
    if (writer.setting(name).value_or("") == value) return;
    writer.set_setting(name, value);
    record(writer, context, "setting.changed", std::string(name),
           {{"value_sha256", value.empty() ? std::string() : sha256_hex(value)}});
}

}  // namespace pravila
