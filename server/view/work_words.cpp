#include "server/view/work_words.h"

namespace pravila::web {

std::string step_words(StepKind kind, const Catalogue& words) {
    switch (kind) {
        case StepKind::kVerify:
            return words.text(msg("Verified (step)"));
        case StepKind::kOpine:
            return words.text(msg("Analysed (step)"));
        case StepKind::kEndorse:
            return words.text(msg("Endorsed (step)"));
        case StepKind::kApprove:
            break;
    }
    return words.text(msg("Approved (step)"));
}

std::string verb_words(StepKind kind, const Catalogue& words) {
    switch (kind) {
        case StepKind::kVerify:
            return words.text(msg("I verify"));
        case StepKind::kOpine:
        case StepKind::kEndorse:
            return words.text(msg("Favourable opinion"));
        case StepKind::kApprove:
            break;
    }
    return words.text(msg("I approve"));
}

std::string refusal_words(StepKind kind, const Catalogue& words) {
    if (kind == StepKind::kOpine || kind == StepKind::kEndorse) return words.text(msg("Unfavourable opinion"));
    return {};
}

std::string signing_words(const Signature& signature, const Catalogue& words) {
    if (!signature.paper) return words.text(msg("confirmed inside the application (without a certificate)"));
    if (signature.paper->scan_sha256.empty()) return words.text(msg("signed by hand, on paper"));
    return words.text(msg("signed by hand (scanned copy)"));
}

std::string decision_words(Decision decision, const Catalogue& words) {
    switch (decision) {
        case Decision::kFavourable:
            return words.text(msg("favourable (answer)"));
        case Decision::kUnfavourable:
            return words.text(msg("unfavourable (answer)"));
        case Decision::kReturned:
            break;
    }
    return words.text(msg("returned with remarks"));
}

std::string done_words(std::string_view action, const Catalogue& words) {
    if (action == "created") return words.text(msg("The procedure has its code. Send the file with its text."));
    if (action == "started") return words.text(msg("The new revision is in work at you."));
    if (action == "upload") return words.text(msg("The file was received and is the text of this revision now."));
    if (action == "describe") return words.text(msg("What was revised is kept."));
    if (action == "change-kind") return words.text(msg("The number was changed; the old address leads here."));
    if (action == "submit") return words.text(msg("It was sent for verification."));
    if (action == "verify") return words.text(msg("Your verification was recorded."));
    if (action == "opine" || action == "endorse") return words.text(msg("Your opinion was recorded."));
    if (action == "approve") return words.text(msg("The approval was recorded."));
    if (action == "return") return words.text(msg("It went back to its author, with your remarks."));
    if (action == "cancel") return words.text(msg("The revision was given up."));
    if (action == "withdraw") return words.text(msg("The withdrawal was recorded."));
    if (action == "correct") return words.text(msg("The error was corrected. The history shows both."));
    if (action == "take-over") return words.text(msg("The work is yours now."));
    if (action == "paper") return words.text(msg("The signature on paper was recorded."));
    if (action == "attach") return words.text(msg("The file was attached."));
    if (action == "acknowledge") return words.text(msg("It is recorded that you took note of this text."));
    if (action == "test-passed") return words.text(msg("You passed the short test. Now take note of the text."));
    if (action == "list-add" || action == "list-remove") return words.text(msg("The distribution list was changed."));
    if (action == "list-start") return words.text(msg("Everyone on the distribution list is asked to read it now."));
    if (action == "list-paper") return words.text(msg("The readings signed on paper were recorded."));
    if (action == "list-recall") return words.text(msg("The paper copies are asked back."));
    if (action == "list-returned") return words.text(msg("The copy came back."));
    if (action == "reviewed") return words.text(msg("The review was recorded."));
    if (action == "review-asks-text") return words.text(msg("The review was recorded. Begin the new text below."));
    if (action == "comment") return words.text(msg("The remark was added."));
    if (action == "resolve") return words.text(msg("The remark is marked as dealt with."));
    return {};
}

std::string field_words(std::string_view field, const Catalogue& words) {
    if (field == "title") return words.text(msg("Title"));
    if (field == "number_printed") return words.text(msg("Edition and revision as printed"));
    if (field == "approved_on") return words.text(msg("Day of approval"));
    if (field == "effective_from") return words.text(msg("First day in force"));
    if (field == "registry_number") return words.text(msg("Registry number"));
    if (field == "registry_date") return words.text(msg("Registry day"));
    if (field == "template_code") return words.text(msg("Code of the template"));
    if (field == "review_by") return words.text(msg("Next review"));
    return std::string(field);
}

}  // namespace pravila::web
