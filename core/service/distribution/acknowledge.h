#pragma once

#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

/// The signed-in person has taken note of a text. A second time changes nothing.
///
/// @param sha256  fingerprint of the text that was shown: an older one is refused.
/// @throws Error kForbidden: nobody is signed in; kNotFound: it was not asked of this person; kConflict: another text,
/// or a short test that was not passed (detail "test.not_passed").
ReadingDuty acknowledge(const Context& context, const RevisionId& revision, const std::string& sha256);

/// A table of signatures on paper, entered once for many.
struct PaperReadings {
    RevisionId revision;
    std::vector<PersonId> people;
    Date signed_on{};
    Act act;           ///< the number under which the table was registered
    std::string scan;  ///< the scanned table, as bytes; kept as a content
};

/// Enters readings signed on paper, all or none; who has acknowledged already stays as is. The quality manager and the
/// technical secretariat may for everyone, a head for the people of their unit. Whoever signed on paper need not pass
/// the short test of the application: the signed table is the proof.
/// @return how many are new. @throws Error kForbidden, kInvalidInput, kNotFound naming the person that was not asked.
int acknowledge_on_paper(const Context& context, const PaperReadings& readings);

}  // namespace pravila
