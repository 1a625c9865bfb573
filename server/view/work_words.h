#pragma once

#include <string>
#include <string_view>

#include "core/i18n/catalogue.h"
#include "core/service/view_work.h"

namespace pravila::web {

// Words for work on revisions. Source: the house glossary.

std::string step_words(StepKind kind, const Catalogue& words);     ///< column of signers: "Verificat"
std::string verb_words(StepKind kind, const Catalogue& words);     ///< of the button: "Verific", "Aviz favorabil"
std::string refusal_words(StepKind kind, const Catalogue& words);  ///< "Aviz nefavorabil"; empty where one returns
/// "semnătură olografă (exemplar scanat)", "confirmare internă în aplicație (fără certificat)"
std::string signing_words(const Signature& signature, const Catalogue& words);
std::string decision_words(Decision decision, const Catalogue& words);
/// What a page says after something was done; empty for a word that is none of ours.
std::string done_words(std::string_view action, const Catalogue& words);
std::string field_words(std::string_view field, const Catalogue& words);  ///< of correctable_fields()

}  // namespace pravila::web
