#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/service/revisions/working_revision.h"

namespace pravila {

/// "Îndreptare eroare materială" (needs N7): one member of a revision's data, never its text.
struct Correction {
    RevisionName revision;
    std::string field;   ///< one of correctable_fields()
    std::string value;   ///< dates as 2024-05-31 or 31.05.2024; empty takes the value away
    std::string reason;  ///< obligatory
    Act act;             ///< number may be empty
};

/// title, number_printed, approved_on, effective_from, registry_number, registry_date, template_code, review_by.
const std::vector<std::string_view>& correctable_fields();

/// Puts a mistake right. From now on every answer, also about past days, uses the new value; the history shows both.
/// Undoing is another correction. By those who keep the system.
/// @throws Refusal kForbidden, kConflict ("reason.missing"); Error kInvalidInput: no such field or not a value for it.
WorkingRevision correct_revision(const Context& context, const Correction& correction);

}  // namespace pravila
