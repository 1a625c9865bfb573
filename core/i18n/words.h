#pragma once

#include <string>

#include "core/i18n/catalogue.h"
#include "core/model/document.h"
#include "core/workflow/workflow.h"

namespace pravila {

// The words people read for the values of the domain, in the catalogue's language. Source: the house glossary.

std::string type_name(DocumentType type, const Catalogue& words);             ///< "Procedură operațională"
std::string number_in_words(EditionRevision number, const Catalogue& words);  ///< "Ediția a II-a, Revizia 1"
std::string short_number(EditionRevision number, const Catalogue& words);     ///< "Ed. II, Rev. 1"
/// "15.03.2024", "feb. 2021", "2021", "dată necunoscută".
std::string date_words(const StatedDate& date, const Catalogue& words);
std::string date_words(Date date, const Catalogue& words);  ///< "15.03.2024"
/// The state as on a tag: "În vigoare", "În vigoare (dată necunoscută)", "Aprobată, se aplică de la 01.12.2026",
/// "Înlocuit" (agrees with the type's gender), and "În vigoare la 17.10.2025" when the day is not today.
/// @param step  what is asked now of one on its way to approval: "La avizare"; without it "În verificare".
std::string state_words(State state, const Revision& revision, DocumentType type, Date as_of, Date today,
                        const Catalogue& words, std::optional<StepKind> step = {});
std::string state_words(State state, const StatedDate& effective, DocumentType type, Date as_of, Date today,
                        const Catalogue& words, std::optional<StepKind> step = {});
/// "În verificare", "La analiză", "La avizare", "La aprobare".
std::string review_words(StepKind step, const Catalogue& words);
/// "aplicată din …": the sentence of dates under a title: "Se aplică de la 15.03.2024, fără dată de sfârșit."
std::string validity_words(const Revision& revision, Date today, const Catalogue& words);
/// The last day in force (effective_until less one day), or nothing while open.
std::optional<Date> last_day(const std::optional<Date>& effective_until);

}  // namespace pravila
