#pragma once

#include <limits>

#include "core/ports/document_store.h"
#include "store/repository/mapping.h"

namespace pravila {

/// The condition of a DocumentFilter on `document d`, over $1 institution, $2 types, $3 units, $4 unfiled too, $5
/// parent.
#define DOCUMENT_FILTER                                                                            \
    " d.institution_id = $1"                                                                       \
    " AND ($2 = '[]' OR d.type IN (SELECT value FROM json_each($2)))"                              \
    " AND ($3 = '[]' OR d.owner_unit_id IN (SELECT value FROM json_each($3))"                      \
    "      OR EXISTS (SELECT 1 FROM document_unit u"                                               \
    "                 WHERE u.institution_id = d.institution_id AND u.document_id = d.document_id" \
    "                   AND u.unit_id IN (SELECT value FROM json_each($3))))"                      \
    " AND ($4 = 1 OR d.unfiled = 0)"                                                               \
    " AND ($5 = '' OR d.parent_id = $5) "

/// The values for it, and for LIMIT.
struct BoundFilter {
    explicit BoundFilter(const DocumentFilter& filter)
        : types(json_list(filter.types, [](DocumentType type) { return std::string(to_text(type)); })),
          units(json_list(filter.units, [](const UnitId& unit) { return unit.str(); })),
          parent(filter.parent ? filter.parent->str() : ""),
          limit(filter.limit > 0 ? filter.limit : std::numeric_limits<long>::max()) {}

    std::string types;
    std::string units;
    std::string parent;
    long limit;
};

}  // namespace pravila
