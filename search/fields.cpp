#include "search/fields.h"

#include <array>

namespace pravila::search {

namespace {

constexpr std::array<Field, 6> kFields = {{
    {"cod", "code", Lookup::kCode, "K", 1},
    {"titlu", "title", Lookup::kTitle, "S", 1},
    {"tip", "type", Lookup::kType, "T", 0},
    {"compartiment", "unit", Lookup::kUnit, "U", 0},
    {"procedura", "procedure", Lookup::kProcedure, "R", 0.5},
    {"act", "act", Lookup::kAct, "A", 0.5},
}};

}  // namespace

std::span<const Field> fields() { return kFields; }

const Field* field_named(std::string_view name) {
    for (const Field& field : kFields)
        if (field.romanian == name || field.english == name) return &field;
    return nullptr;
}

}  // namespace pravila::search
