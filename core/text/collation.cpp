#include "core/text/collation.h"

#include <unicode/coll.h>

#include <memory>

#include "core/codification/code_key.h"

namespace pravila {

namespace {

/// One collator a thread: ICU allows sharing only of frozen ones.
const icu::Collator* collator() {
    thread_local const std::unique_ptr<icu::Collator> mine = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("ro"), status));
        if (U_FAILURE(status)) made.reset();
        if (made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        return made;
    }();
    return mine.get();
}

int sign(int value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

bool is_number(const std::string& token) { return !token.empty() && token[0] >= '0' && token[0] <= '9'; }

int compare_tokens(const std::string& a, const std::string& b) {
    const bool numbers = is_number(a) && is_number(b);
    if (numbers && a.size() != b.size()) return a.size() < b.size() ? -1 : 1;  // keys have no leading zeros
    return sign(a.compare(b));
}

}  // namespace

int compare_names(std::string_view a, std::string_view b) {
    if (const icu::Collator* ro = collator()) {
        UErrorCode status = U_ZERO_ERROR;
        const int order = ro->compareUTF8({a.data(), static_cast<int32_t>(a.size())},
                                          {b.data(), static_cast<int32_t>(b.size())}, status);
        if (U_SUCCESS(status) && order != 0) return order;
    }
    return sign(a.compare(b));
}

int compare_codes(std::string_view a, std::string_view b) {
    const CodeKey left = code_key(a), right = code_key(b);
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i)
        if (const int order = compare_tokens(left[i], right[i]); order != 0) return order;
    if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
    return sign(a.compare(b));
}

}  // namespace pravila
