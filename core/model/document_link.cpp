#include "core/model/document_link.h"

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 3> kKinds = {"replaced_by", "merged_into", "split_into"};

}  // namespace

std::string_view to_text(LinkKind kind) { return text_at(kKinds, kind); }
std::optional<LinkKind> link_kind_from(std::string_view text) { return value_from<LinkKind>(kKinds, text); }

}  // namespace pravila
