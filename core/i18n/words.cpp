#include "core/i18n/words.h"

#include <array>

namespace pravila {

namespace {

/// Romanian grammar: procedură, instrucțiune are feminine; regulament, manual, formular, ghid, registru neuter.
bool feminine(DocumentType type) {
    switch (type) {
        case DocumentType::kSystemProcedure:
        case DocumentType::kOperationalProcedure:
        case DocumentType::kWorkInstruction:
        case DocumentType::kAnnex:
            return true;
        default:
            return false;
    }
}

/// "I", "a II-a": the ordinal of a feminine noun as covers print it.
std::string ordinal(int number, Language language) {
    if (language == Language::kEnglish) return std::to_string(number);
    return number == 1 ? "I" : "a " + roman(number) + "-a";
}

}  // namespace

std::string type_name(DocumentType type, const Catalogue& words) {
    switch (type) {
        case DocumentType::kSystemProcedure:
            return words.text(msg("System procedure"));
        case DocumentType::kOperationalProcedure:
            return words.text(msg("Operational procedure"));
        case DocumentType::kWorkInstruction:
            return words.text(msg("Work instruction"));
        case DocumentType::kRegulation:
            return words.text(msg("Regulation"));
        case DocumentType::kManual:
            return words.text(msg("Manual"));
        case DocumentType::kForm:
            return words.text(msg("Form"));
        case DocumentType::kAnnex:
            return words.text(msg("Annex"));
        case DocumentType::kGuide:
            return words.text(msg("Guide"));
        case DocumentType::kRegister:
            return words.text(msg("Register (document)"));
        case DocumentType::kOther:
            break;
    }
    return words.text(msg("Document"));
}

std::string number_in_words(EditionRevision number, const Catalogue& words) {
    return words.text(
        msg("Edition {edition}, Revision {revision}",
            {{"edition", ordinal(number.edition, words.language())}, {"revision", std::to_string(number.revision)}}));
}

std::string short_number(EditionRevision number, const Catalogue& words) {
    const std::string edition =
        words.language() == Language::kEnglish ? std::to_string(number.edition) : roman(number.edition);
    return words.text(
        msg("Ed. {edition}, Rev. {revision}", {{"edition", edition}, {"revision", std::to_string(number.revision)}}));
}

std::string date_words(Date date, const Catalogue&) { return date.romanian(); }

std::string date_words(const StatedDate& date, const Catalogue& words) {
    static const std::array<Message, 12> kMonths = {msg("Jan."), msg("Feb."), msg("Mar."), msg("Apr."),
                                                    msg("May"),  msg("June"), msg("July"), msg("Aug."),
                                                    msg("Sep."), msg("Oct."), msg("Nov."), msg("Dec.")};
    if (!date.day) return words.text(msg("unknown date"));
    switch (date.certainty) {
        case DateCertainty::kDay:
            return date.day->romanian();
        case DateCertainty::kMonth:
            return words.text(kMonths[date.day->month() - 1]) + " " + std::to_string(date.day->year());
        case DateCertainty::kYear:
            return std::to_string(date.day->year());
        case DateCertainty::kUnknown:
            break;
    }
    return words.text(msg("unknown date"));
}

std::string state_words(State state, const StatedDate& effective, DocumentType type, Date as_of, Date today,
                        const Catalogue& words, std::optional<StepKind> step) {
    const bool she = feminine(type);
    switch (state) {
        case State::kDraft:
            return words.text(msg("Draft"));
        case State::kInReview:
            return review_words(step.value_or(StepKind::kVerify), words);
        case State::kApproved: {
            if (!effective.day)
                return words.text(she ? msg("Approved, date unknown") : msg("Approved, date unknown (it)"));
            const Message::Arguments from = {{"date", date_words(effective, words)}};
            return words.text(she ? msg("Approved, applies from {date}", from)
                                  : msg("Approved, applies from {date} (it)", from));
        }
        case State::kInForce:
            if (!effective.day) return words.text(msg("In force (date unknown)"));
            if (as_of != today) return words.text(msg("In force on {date}", {{"date", as_of.romanian()}}));
            return words.text(msg("In force"));
        case State::kSuperseded:
            return words.text(she ? msg("Superseded") : msg("Superseded (it)"));
        case State::kWithdrawn:
            return words.text(she ? msg("Withdrawn") : msg("Withdrawn (it)"));
        case State::kCancelled:
            return words.text(she ? msg("Cancelled") : msg("Cancelled (it)"));
        case State::kUnfiled:
            break;
    }
    return words.text(msg("Without a code"));
}

std::string state_words(State state, const Revision& revision, DocumentType type, Date as_of, Date today,
                        const Catalogue& words, std::optional<StepKind> step) {
    return state_words(state, revision.effective, type, as_of, today, words, step);
}

std::string review_words(StepKind step, const Catalogue& words) {
    switch (step) {
        case StepKind::kVerify:
            return words.text(msg("In verification"));
        case StepKind::kOpine:
            return words.text(msg("Under analysis"));
        case StepKind::kEndorse:
            return words.text(msg("Waits for endorsement"));
        case StepKind::kApprove:
            break;
    }
    return words.text(msg("Waits for approval"));
}

std::string validity_words(const Revision& revision, Date today, const Catalogue& words) {
    const auto until = last_day(revision.effective_until);
    if (!revision.effective.day) {
        if (revision.superseded_undated)
            return words.text(msg("It is not known from when it applied; a later revision replaced it."));
        return words.text(msg("It is not known from when it applies."));
    }
    const std::string from = date_words(revision.effective, words);
    if (until && *until < *revision.effective.day)
        return words.text(
            msg("It never applied: another revision came into force on the same day, {from}.", {{"from", from}}));
    if (until) {
        const Message::Arguments both = {{"from", from}, {"until", until->romanian()}};
        return words.text(*until < today ? msg("Applied from {from} until {until} inclusive.", both)
                                         : msg("Applies from {from} until {until} inclusive.", both));
    }
    return words.text(*revision.effective.day > today
                          ? msg("Will apply from {from}.", {{"from", from}})
                          : msg("Applies from {from}, with no end date.", {{"from", from}}));
}

std::optional<Date> last_day(const std::optional<Date>& effective_until) {
    if (!effective_until) return {};
    return effective_until->plus_days(-1);
}

}  // namespace pravila
