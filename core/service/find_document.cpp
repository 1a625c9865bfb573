#include "core/service/find_document.h"

#include <algorithm>

#include "core/codification/code_key.h"
#include "core/error.h"

namespace pravila {

namespace {

constexpr std::size_t kLongestCode = 200;

bool holds_now(const Document& document, const std::string& key) {
    return std::any_of(document.codes.begin(), document.codes.end(),
                       [&](const CodeAssignment& code) { return code.current && key_text(code.key) == key; });
}

/// The suffix of a double code as asked for: "~ditl" of an address, or "[DITL]" as printed. Letters and digits, lower
/// case.
std::string take_suffix(std::string& text) {
    std::size_t at = text.find('~');
    if (at == std::string::npos) at = text.find('[');
    if (at == std::string::npos) return {};
    std::string suffix;
    for (const char c : text.substr(at))
        if (std::isalnum(static_cast<unsigned char>(c)))
            suffix += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    text.resize(at);
    return suffix;
}

bool suffix_matches(const Document& document, const std::string& suffix) {
    const std::string slug = document.slug();
    const std::size_t at = slug.find('~');
    return at != std::string::npos && slug.substr(at + 1) == suffix;
}

std::optional<Document> choose(std::vector<Document> found, const std::string& suffix) {
    if (found.empty()) return {};
    if (suffix.empty()) {
        const auto first = std::find_if(found.begin(), found.end(),
                                        [](const Document& d) { return d.slug().find('~') == std::string::npos; });
        return first != found.end() ? *first : found.front();
    }
    for (const Document& document : found)
        if (suffix_matches(document, suffix)) return document;
    return {};
}

}  // namespace

std::optional<FoundDocument> find_document(StoreReader& reader, std::string_view text) {
    if (text.empty() || text.size() > kLongestCode) return {};
    if (text.front() == '_') {
        auto document = reader.document(DocumentId(std::string(text.substr(1))));
        if (!document) return {};
        return FoundDocument{std::move(*document), false, false};
    }
    std::string asked(text);
    const std::string suffix = take_suffix(asked);
    const CodeKey key = code_key(asked);
    if (key.empty()) return {};
    const std::string wanted = key_text(key);
    if (auto document = choose(reader.documents_by_key(wanted), suffix)) {
        const bool now = holds_now(*document, wanted);
        return FoundDocument{std::move(*document), !now, false};
    }
    const auto compact = reader.documents_by_compact_key(compact_key(key));
    if (compact.size() == 1)
        return FoundDocument{compact.front(), !holds_now(compact.front(), wanted) && compact.front().codes.size() > 1,
                             false};
    for (const CodeKey& other : confusable_keys(key))
        if (auto document = choose(reader.documents_by_key(key_text(other)), suffix))
            return FoundDocument{std::move(*document), false, true};
    return {};
}

FoundDocument require_document(StoreReader& reader, std::string_view text) {
    if (auto found = find_document(reader, text)) return std::move(*found);
    throw no_such_document(text);
}

Error no_such_document(std::string_view text) {
    return Error(ErrorCode::kNotFound,
                 msg("No document has or had the code “{code}”. Search for a few words of its title instead, "
                     "or look in the register.",
                     {{"code", std::string(text.substr(0, kLongestCode))}}));
}

}  // namespace pravila
