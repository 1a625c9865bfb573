#pragma once

#include <string>
#include <string_view>

#include "core/i18n/catalogue.h"
#include "core/service/view_document.h"

namespace pravila::web {

/// The sentences under a title: from when until when, approved on, next review.
std::string dates_sentence(const DocumentView& view, const Catalogue& words);

/// "Imported without proof of approval…", which is said in words on the page and in print.
std::string honesty_words(const Catalogue& words);

/// What stands above the title when the text shown must not be relied on; empty when it may.
/// "This text is NO longer in force since 15.03.2024."
std::string warning_words(const DocumentView& view, const Catalogue& words);

/// The shape of a state: on, on-q, soon, old, off, no, new, go, pap.
std::string_view tag_class(State state, const StatedDate& effective);

}  // namespace pravila::web
