#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/fields.h"

namespace pravila::search {

inline constexpr std::size_t kMostQueryBytes = 1000, kMostQueryWords = 64;
inline constexpr int kMostQueryDepth = 8;

/// A query as it was typed, taken apart; nothing is looked up yet.
struct QueryNode {
    enum class Kind {
        kAll,     ///< every child; those with `negative` must not match
        kAny,     ///< one child
        kWords,   ///< plain words side by side, as typed in `text`
        kPhrase,  ///< the words of `text` beside one another, in these very forms
        kPrefix,  ///< words that begin with `text`
        kField,   ///< `text` in `field`, as a phrase when `quoted`
    };

    Kind kind = Kind::kAll;
    bool negative = false;
    bool quoted = false;
    const Field* field = nullptr;
    std::string text;
    std::vector<QueryNode> children;
};

struct ParsedQuery {
    QueryNode root;           ///< kAll; without children when nothing is asked for
    bool simplified = false;  ///< the syntax was wrong, or the query too long: read as plain words
};

/// Reads the query language: words (all wanted), "a phrase", -word, word*, field:value, field:"a value", AND, OR, NOT,
/// parentheses; in a query that is not all in capitals also ȘI, SAU, NU. OR binds weakest. A '-' before a digit is a
/// dash of a code, not a "without". Wrong syntax (an open quote or parenthesis, an operator without its words) is never
/// an error: everything is then read as plain words. @param text  UTF-8, any length; at most kMostQueryBytes count.
ParsedQuery parse_query(std::string_view text);

}  // namespace pravila::search
