#include "store/repository/sort_key.h"

#include <algorithm>

namespace pravila {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number as its length in two digits, then itself: longer is larger, equal lengths compare digit by digit.
void append_number(std::string_view digits, std::string& out) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    const auto length = std::to_string(std::min<std::size_t>(digits.size(), 99));
    out += std::string(2 - length.size(), '0') + length;
    out += digits;
}

}  // namespace

std::string sort_key(const CodeKey& key, const std::string& suffix) {
    std::string out;
    for (const auto& token : key) {
        for (std::size_t i = 0; i < token.size();) {
            const auto begin = token.begin() + static_cast<std::ptrdiff_t>(i);
            const auto end = is_digit(*begin) ? std::find_if_not(begin, token.end(), is_digit)
                                              : std::find_if(begin, token.end(), is_digit);
            const std::string run(begin, end);
            is_digit(run.front()) ? append_number(run, out) : void(out += run);
            i += run.size();
        }
        out += ' ';  // before every letter and digit, so that a token ends before a longer one
    }
    return suffix.empty() ? out
                          : out + '\x1f' + suffix;  // before what follows, so that a double comes next to its like
}

}  // namespace pravila
