#include "store/repository/code_rows.h"

#include <algorithm>

#include "core/model/texts.h"
#include "store/repository/mapping.h"

namespace pravila {

CodeKey key_from(const std::string& text) {
    CodeKey key;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find('-', begin), text.size());
        key.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return key;
}

CodeState code_state_from_column(const std::string& text) {
    return readable(code_state_from(text), "code state", text);
}

}  // namespace pravila
