#include "core/service/code_json.h"

#include <nlohmann/json.hpp>

namespace pravila {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }
json or_null(const std::optional<int>& number) { return number ? json(*number) : json(nullptr); }

}  // namespace

std::string code_json(const ParsedCode& code, const Catalogue& words) {
    json segments = json::array();
    for (const SegmentValue& value : code.values)
        segments.push_back({{"kind", to_text(value.kind)}, {"value", value.text}});
    const json value{{"ok", code.ok},
                     {"code", or_null(code.canonical)},
                     {"key", code.key},
                     {"slug", or_null(code.slug)},
                     {"type", code.type ? json(to_text(*code.type)) : json(nullptr)},
                     {"unit", or_null(code.department)},
                     {"number", or_null(code.number)},
                     {"scheme", or_null(code.scheme)},
                     {"system", or_null(code.codification)},
                     {"parent", or_null(code.parent)},
                     {"edition", or_null(code.edition)},
                     {"revision", or_null(code.revision)},
                     {"segments", std::move(segments)},
                     {"reason", code.reason ? json(words.text(*code.reason)) : json(nullptr)},
                     {"suggestion", or_null(code.suggestion)}};
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace pravila
