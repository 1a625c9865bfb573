#include "core/model/mail.h"

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 5> kStates = {"sending", "waiting", "sent", "refused", "nothing"};

}  // namespace

std::string_view to_text(DigestState state) { return text_at(kStates, state); }
std::optional<DigestState> digest_state_from(std::string_view text) { return value_from<DigestState>(kStates, text); }

}  // namespace pravila
