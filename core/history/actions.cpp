#include "core/history/actions.h"

#include <algorithm>
#include <array>

namespace pravila {
namespace {

using enum FieldKind;

constexpr ActionField kInstitutionFields[] = {
    {"name", kText, "name of the institution"},
    {"zone", kText, "time zone of its legal days"},
};

constexpr ActionField kUnitFields[] = {
    {"name", kText, "name as printed"},
    {"abbreviation", kText, "as used in codes, may be empty"},
};

constexpr ActionField kDocumentFields[] = {
    {"type", kText, "type as in codes: PS, PO, IL, R, M, F, A, G, REG, D"},
    {"title", kText, "title of the newest revision"},
    {"owner", kIdOrNull, "the unit that drafts it"},
    {"participating", kTexts, "ids of the units that also apply it"},
    {"parent", kIdOrNull, "of a form or annex: the document it belongs to"},
};

constexpr ActionField kCodeFields[] = {
    {"system", kText, "the codification: SCIM, ISO…"},
    {"printed", kText, "the code as printed"},
    {"key", kText, "its canonical key: tokens in upper case joined by '-'"},
    {"suffix", kText, "visible suffix of a double code, else empty"},
    {"state", kText, "reserved, issued, retired, cancelled"},
    {"current", kBoolean, "false for a former code"},
    {"origin", kText, "assigned: given by the program; recognised: found on an imported document"},
};

constexpr ActionField kImportedFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"type", kText, "type of the document at that time"},
    {"codes", kTexts, "current codes of the document at that time, as printed, with their suffixes"},
    {"edition", kInteger, "number of the edition"},
    {"revision", kInteger, "number of the revision inside the edition"},
    {"number_printed", kText, "edition and revision as printed, may be empty"},
    {"title", kText, "title as printed"},
    {"lifecycle", kText, "draft, in_review, approved, cancelled, withdrawn"},
    {"approved_on", kDate, "day of approval as stated"},
    {"approved_certainty", kCertainty, "how much of it is known"},
    {"effective_from", kDate, "first day in force as stated"},
    {"effective_certainty", kCertainty, "how much of it is known"},
    {"effective_until", kDate, "first day no longer in force, null when open"},
    {"superseded_undated", kBoolean, "a later revision exists, but no day from which it applies"},
    {"registry_number", kText, "number in the general registry, may be empty"},
    {"registry_date", kDate, "day of that registration"},
    {"template_code", kText, "code of the form the cover is printed on, may be empty"},
    {"language", kText, "ro, en or empty"},
    {"review_by", kText, "day of the next review from the institution's register, may be empty"},
    {"parts", kParts, "the files it came with"},
    {"batch", kId, "the import that brought it"},
};

constexpr ActionField kSupersededFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"by", kId, "the later revision"},
    {"effective_until", kDate, "first day no longer in force; null when no day is known"},
    {"superseded_undated", kBoolean, "true when no day is known"},
};

constexpr ActionField kPartFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"part", kId, "id of the part"},
    {"role", kText, "text, signed_copy, annex, form, original"},
    {"sha256", kSha256, "hash of its bytes"},
    {"bytes", kInteger, "size"},
    {"format", kText, "name of the format"},
    {"batch", kId, "the import that brought it"},
};

constexpr ActionField kBatchFields[] = {
    {"files", kInteger, "files looked at"},      {"added", kInteger, "new documents"},
    {"revised", kInteger, "new revisions"},      {"unchanged", kInteger, "files already there"},
    {"conflict", kInteger, "files in conflict"}, {"failed", kInteger, "files that could not be read"},
    {"skipped", kInteger, "files left aside"},   {"bytes", kInteger, "size of all of them"},
};

constexpr ActionField kKeyFields[] = {
    {"algorithm", kText, "ed25519"},
    {"verifier_key", kText, "C2SP verifier key: name+hash+base64"},
};

constexpr ActionField kSessionBegunFields[] = {
    {"person", kId, "who is signed in"},
    {"kind", kText, "session: in a browser; api_token: a program"},
};

constexpr ActionField kSessionEndedFields[] = {
    {"person", kId, "who was signed in"},
    {"kind", kText, "session, api_token, one_time_link"},
    {"reason", kText, "signed_out, ended_elsewhere, revoked, password_set, reset"},
};

constexpr ActionField kRefusedFields[] = {
    {"failures", kInteger, "tries in a row that failed before, and this one"},
};

constexpr ActionField kInvitedFields[] = {
    {"expires", kText, "instant until which the one-time link holds"},
};

constexpr ActionField kPasswordFields[] = {
    {"by", kText, "link, person, command"},
};

constexpr ActionField kFactorFields[] = {
    {"active", kBoolean, "sign-in asks for a code from now on, or no longer"},
};

constexpr ActionField kResetFields[] = {
    {"sessions", kInteger, "sessions, keys and links that ended"},
};

constexpr std::array kActions = {
    Action{"institution.created", "institution", Effect::kInstitution, kInstitutionFields, false, "the log begins"},
    Action{"key.created", "key", Effect::kNone, kKeyFields, false, "checkpoints are signed with this key from now on"},
    Action{"unit.added", "unit", Effect::kUnit, kUnitFields, false, "a directorate, service, office or department"},
    Action{"document.created", "document", Effect::kDocument, kDocumentFields, false, "a document exists"},
    Action{"document.changed", "document", Effect::kDocument, kDocumentFields, false, "a document is now as told here"},
    Action{"code.issued", "document", Effect::kCode, kCodeFields, false, "a document bears a code"},
    Action{"revision.imported", "revision", Effect::kRevision, kImportedFields, true,
           "a revision from an archive, without proof of approval in this system"},
    Action{"revision.superseded", "revision", Effect::kEnd, kSupersededFields, false, "a later revision ends this one"},
    Action{"revision.part_added", "revision", Effect::kPart, kPartFields, true, "one more file of a revision"},
    Action{"import.batch_finished", "batch", Effect::kNone, kBatchFields, false, "an import that changed something"},
    Action{"session.begun", "session", Effect::kNone, kSessionBegunFields, false,
           "somebody signed in, or gave a key to a program"},
    Action{"session.ended", "session", Effect::kNone, kSessionEndedFields, false,
           "a session, key or link holds no longer"},
    Action{"session.refused", "person", Effect::kNone, kRefusedFields, false,
           "sign-in failed again and again; told at 5 failures and each doubling; the subject is “unknown” for an "
           "unknown address"},
    Action{"account.invited", "person", Effect::kNone, kInvitedFields, false,
           "somebody got a one-time link to set a password"},
    Action{"account.password_set", "person", Effect::kNone, kPasswordFields, false, "a password was set"},
    Action{"account.second_factor", "person", Effect::kNone, kFactorFields, false,
           "the second factor was switched on or off"},
    Action{"account.reset", "person", Effect::kNone, kResetFields, false,
           "password, second factor and all sessions were taken away"},
};

}  // namespace

std::span<const Action> actions() { return kActions; }

const Action* find_action(std::string_view name) {
    const auto* const found =
        std::find_if(kActions.begin(), kActions.end(), [&](const Action& action) { return action.name == name; });
    return found == kActions.end() ? nullptr : found;
}

}  // namespace pravila
