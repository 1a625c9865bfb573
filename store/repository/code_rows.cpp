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

CodeAssignment code_from(const db::Statement& row, int from) {
    CodeAssignment code;
    code.system = row.text(from);
    code.printed = row.text(from + 1);
    code.key = key_from(row.text(from + 2));
    code.suffix = row.text(from + 3);
    code.state = code_state_from_column(row.text(from + 4));
    code.current = row.boolean(from + 5);
    code.from = date_from(row.optional_text(from + 6));
    code.until = date_from(row.optional_text(from + 7));
    code.act = {row.text(from + 8), date_from(row.optional_text(from + 9))};
    code.reason_sha256 = row.text(from + 10);
    return code;
}

}  // namespace pravila
