#include "server/view/document_words.h"

#include "core/i18n/words.h"

namespace pravila::web {

std::string dates_sentence(const DocumentView& view, const Catalogue& words) {
    const Revision& revision = *view.revision;
    std::string text = validity_words(revision, view.today, words);
    if (revision.approved.day)
        text += " " + words.text(msg("Approved on {date}.", {{"date", date_words(revision.approved, words)}}));
    if (!revision.registry_number.empty()) {
        std::string registered = revision.registry_number;
        if (revision.registry_date) registered += ", " + date_words(*revision.registry_date, words);
        text += " " + words.text(msg("Registered under no. {number}.", {{"number", registered}}));
    }
    if (const auto review = Date::parse(revision.review_by))
        text +=
            " " + words.text(*review < view.as_of
                                 ? msg("Its review is overdue since {date}.", {{"date", date_words(*review, words)}})
                                 : msg("Next review: {date}.", {{"date", date_words(*review, words)}}));
    return text;
}

std::string honesty_words(const Catalogue& words) {
    return words.text(msg("Imported without proof of approval in this system: the signed original proves it."));
}

std::string warning_words(const DocumentView& view, const Catalogue& words) {
    const Revision& revision = *view.revision;
    switch (state_on(revision, view.today, view.today)) {
        case State::kSuperseded:
            if (revision.effective_until)
                return words.text(msg("This text is NO longer in force since {date}.",
                                      {{"date", date_words(*revision.effective_until, words)}}));
            return words.text(msg("This text is NO longer in force: a later revision replaced it."));
        case State::kWithdrawn:
            return words.text(msg("This text was withdrawn and is NOT in force."));
        case State::kCancelled:
            return words.text(msg("This text was cancelled and was never in force."));
        case State::kDraft:
        case State::kInReview:
            return words.text(msg("This text is not approved yet and is NOT in force."));
        case State::kApproved:
            if (!revision.effective.day) return words.text(msg("This text is approved but NOT yet in force."));
            return words.text(msg("This text is NOT yet in force: it applies from {date}.",
                                  {{"date", date_words(revision.effective, words)}}));
        case State::kInForce:
        case State::kUnfiled:
            break;
    }
    return {};
}

std::string_view tag_class(State state, const StatedDate& effective) {
    switch (state) {
        case State::kDraft:
            return "new";
        case State::kInReview:
            return "go";
        case State::kApproved:
            return "soon";
        case State::kInForce:
            return effective.day ? "on" : "on-q";
        case State::kSuperseded:
            return "old";
        case State::kWithdrawn:
            return "off";
        case State::kCancelled:
            return "no";
        case State::kUnfiled:
            break;
    }
    return "pap";
}

}  // namespace pravila::web
