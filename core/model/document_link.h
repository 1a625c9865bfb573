#pragma once

#include <optional>
#include <string_view>

#include "core/model/organisation.h"

namespace pravila {

/// How one document follows another.
enum class LinkKind { kReplacedBy, kMergedInto, kSplitInto };
std::string_view to_text(LinkKind kind);  ///< replaced_by, merged_into, split_into
std::optional<LinkKind> link_kind_from(std::string_view text);

/// `from` was replaced by, merged into or split into `to`, by an act. Two merged into one are two links, one split into
/// two are two links. Never changed or deleted.
struct DocumentLink {
    LinkId id;
    DocumentId from, to;
    LinkKind kind = LinkKind::kReplacedBy;
    Date day{};  ///< first day on which it is so
    Act act;
    bool operator==(const DocumentLink&) const = default;
};

}  // namespace pravila
