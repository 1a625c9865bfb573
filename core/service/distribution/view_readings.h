#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

/// A text that a person is to read, or has taken note of.
struct PersonReading {
    ReadingDuty duty;
    std::string code, title, slug;
    EditionRevision number;
    bool late = false;   ///< open, and its last day is over
    bool tested = true;  ///< nothing but the person's word is missing: there is no short test, or it was passed
};

/// "De citit" of one person, and what the printed "Fișă de luare la cunoștință" says.
struct PersonReadings {
    Person person;
    std::vector<std::string> functions, units;  ///< today
    Date today{};
    bool sees_others = false;         ///< whoever asks may see readings of more people
    std::vector<PersonReading> open;  ///< by last day
    std::vector<PersonReading> done;  ///< acknowledged, newest first
};

/// @param person  whose. Somebody else sees of them only what they may read themselves.
/// @throws Error kForbidden: neither the person nor somebody who may see their readings (reading_sight.h); kNotFound.
PersonReadings readings_of(const Context& context, const PersonId& person);

/// Somebody who has not taken note of a text, or had not on a day.
struct MissingLine {
    DocumentId document;
    PersonId person_id;
    std::string code, title, slug;
    EditionRevision number;
    std::string person, units;        ///< names; where the person worked on that day
    std::optional<ReadingDuty> duty;  ///< nothing: was never asked, but stood on the list
};

struct MissingReport {
    Date today{};
    std::optional<Date> day;         ///< "not informed on that day"; nothing: not acknowledged as of now
    std::vector<MissingLine> lines;  ///< by code, then name
    std::size_t documents = 0, people = 0;
};

/// What the person of the context may see of who has not acknowledged: what they may read, of people whose readings
/// they may see. @param unit  only people with a place in it or below it. @param code  only this document; empty: all.
/// @throws Error kNotFound: no such document that may be read.
MissingReport missing_report(const Context& context, const std::optional<Date>& day,
                             const std::optional<UnitId>& unit = {}, const std::string& code = {});

}  // namespace pravila
