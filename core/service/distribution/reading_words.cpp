#include "core/service/distribution/reading_words.h"

#include "core/i18n/words.h"
#include "core/service/organisation/printed_words.h"

namespace pravila {

std::string purpose_words(Purpose purpose, const Catalogue& words) {
    switch (purpose) {
        case Purpose::kApply:
            return words.text(msg("to apply (purpose)"));
        case Purpose::kInform:
            return words.text(msg("to be informed (purpose)"));
        case Purpose::kApprove:
            return words.text(msg("to approve (purpose)"));
        case Purpose::kVerify:
            return words.text(msg("to verify (purpose)"));
        case Purpose::kEvidence:
            return words.text(msg("for the records (purpose)"));
        case Purpose::kArchive:
            return words.text(msg("for the archive (purpose)"));
        case Purpose::kDisplay:
            break;
    }
    return words.text(msg("to be displayed (purpose)"));
}

std::string reading_state_words(const ReadingDuty& duty, bool late, const Catalogue& words) {
    if (duty.acknowledged)
        return words.text(msg("took note on {date}", {{"date", date_words(duty.acknowledged->on, words)}}));
    const std::string day = date_words(duty.due_on, words);
    return late ? words.text(msg("not read, late since {date}", {{"date", day}}))
                : words.text(msg("to read until {date}", {{"date", day}}));
}

std::string how_words(AcknowledgedHow how, const Catalogue& words) {
    return how == AcknowledgedHow::kOnPaper ? words.text(msg("signed on paper (scanned table)"))
                                            : words.text(msg("confirmed in the application"));
}

std::string review_decision_words(ReviewDecision decision, const Catalogue& words) {
    switch (decision) {
        case ReviewDecision::kKeep:
            return words.text(msg("Without changes"));
        case ReviewDecision::kRevise:
            return words.text(msg("Is to be revised"));
        case ReviewDecision::kNewEdition:
            return words.text(msg("Gets a new edition"));
        case ReviewDecision::kWithdraw:
            break;
    }
    return words.text(msg("Is to be withdrawn"));
}

std::string recipient_words(const DistributionLine& line, const std::string& unit, const std::string& person,
                            const Catalogue& words) {
    if (line.role) return words.text(role_name(*line.role));
    if (line.person) return person;
    return line.below ? words.text(msg("{unit}, with all units below it", {{"unit", unit}})) : unit;
}

}  // namespace pravila
