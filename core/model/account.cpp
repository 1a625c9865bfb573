#include "core/model/account.h"

#include <array>

#include "core/model/texts.h"

namespace pravila {

namespace {
constexpr std::array<std::string_view, 3> kKinds = {"session", "api_token", "one_time_link"};
}

std::string_view to_text(TokenKind kind) { return text_at(kKinds, kind); }
std::optional<TokenKind> token_kind_from(std::string_view text) { return value_from<TokenKind>(kKinds, text); }

}  // namespace pravila
