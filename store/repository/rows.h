#pragma once

#include <optional>
#include <vector>

#include "store/db/session.h"

namespace pravila {

/// Every row of a query, made into values.
template <class Make>
auto all(db::Statement query, Make make) {
    std::vector<decltype(make(query))> rows;
    while (query.step()) rows.push_back(make(query));
    return rows;
}

/// The first row of a query, if there is one.
template <class Make>
auto first(db::Statement query, Make make) {
    return query.step() ? std::optional(make(query)) : std::nullopt;
}

}  // namespace pravila
