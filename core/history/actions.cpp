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

constexpr ActionField kAssignedFields[] = {
    {"system", kText, "the codification: SCIM, ISO…"},
    {"printed", kText, "the code as printed"},
    {"key", kText, "its canonical key: tokens in upper case joined by '-'"},
    {"suffix", kText, "visible suffix of a double code, else empty"},
    {"state", kText, "reserved, issued, retired, cancelled"},
    {"current", kBoolean, "false for a former code"},
    {"origin", kText, "assigned: given by the program; recognised: found on an imported document"},
    {"from", kDate, "first day, null when unknown"},
    {"until", kDate, "first day on which it no longer holds, null while it does"},
    {"act_number", kText, "the act by which it was given, or ended; may be empty"},
    {"act_date", kDate, "day of the act"},
    {"reason_sha256", kText, "hash of why, may be empty"},
};

constexpr ActionField kMovedFields[] = {
    {"unit", kId, "the unit"},
    {"parent", kIdOrNull, "what it lay under until then, null directly under the head of the institution"},
    {"until", kDate, "first day on which it lay elsewhere"},
    {"act_number", kText, "the act by which it was moved, may be empty"},
    {"act_date", kDate, "day of the act"},
};

constexpr ActionField kAttachedFields[] = {
    {"of", kId, "the role or deputation that rests on the act"},
    {"sha256", kSha256, "fingerprint of the file"},
};

constexpr ActionField kMailChosenFields[] = {
    {"digest", kBoolean, "the daily digest is wanted, or no longer"},
    {"language", kText, "ro, en; empty: that of the institution"},
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

constexpr ActionField kReservedFields[] = {
    {"system", kText, "the codification: SCIM, ISO…"},
    {"printed", kText, "the code as printed"},
    {"key", kText, "its canonical key: tokens in upper case joined by '-'"},
    {"state", kText, "reserved"},
    {"type", kText, "type of document it is for"},
    {"unit", kIdOrNull, "unit it is for"},
    {"expires_on", kDate, "last day on which it is kept"},
    {"reason_sha256", kText, "hash of why, may be empty"},
};

constexpr ActionField kReleasedFields[] = {
    {"state", kText, "cancelled"},
    {"reason_sha256", kText, "hash of why, may be empty"},
};

constexpr ActionField kUsedFields[] = {
    {"state", kText, "issued"},
    {"document", kId, "the document that bears it"},
};

constexpr ActionField kAudienceFields[] = {
    {"audience", kText, "who may read it from now on: public, internal, confidential"},
};

constexpr ActionField kDraftFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"edition", kInteger, "number of the edition"},
    {"revision", kInteger, "number of the revision inside the edition"},
    {"number_printed", kText, "edition and revision as printed, may be empty"},
    {"title", kText, "title at that time"},
    {"lifecycle", kText, "draft"},
    {"approved_on", kDate, "null"},
    {"approved_certainty", kCertainty, "unknown"},
    {"effective_from", kDate, "null"},
    {"effective_certainty", kCertainty, "unknown"},
    {"effective_until", kDate, "null"},
    {"superseded_undated", kBoolean, "false"},
    {"registry_number", kText, "number in the general registry, may be empty"},
    {"registry_date", kDate, "day of that registration"},
    {"template_code", kText, "code of the form the cover is printed on, may be empty"},
    {"language", kText, "ro, en or empty"},
    {"review_by", kText, "day of the next review, may be empty"},
    {"parts", kParts, "its files"},
    {"holder", kId, "the person who works on it"},
    {"reason_sha256", kText, "hash of why an edition or a revision was chosen, may be empty"},
};

constexpr ActionField kRenumberedFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"edition", kInteger, "number of the edition"},
    {"revision", kInteger, "number of the revision inside the edition"},
    {"reason_sha256", kText, "hash of why, may be empty"},
};

constexpr ActionField kRetitledFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"title", kText, "title from now on"},
};

constexpr ActionField kHolderFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"holder", kId, "the person who works on it from now on"},
};

constexpr ActionField kPartsFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"parts", kParts, "all its files from now on"},
    {"language", kText, "ro, en or empty"},
};

constexpr ActionField kSubmittedFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"lifecycle", kText, "in_review"},
    {"circuit", kId, "its way to approval"},
    {"round", kInteger, "1 for the first submission of the revision"},
    {"workflow", kText, "name of the workflow it follows"},
    {"definition_sha256", kSha256, "hash of the workflow's exact text"},
};

constexpr ActionField kStepFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"circuit", kId, "its way to approval"},
    {"step", kText, "step of the workflow that is asked now"},
    {"due_on", kDate, "last day for an answer, null when there is none"},
};

constexpr ActionField kSignatureFields[] = {
    {"revision", kId, "the revision it was given on"},
    {"document", kId, "the document of the revision"},
    {"circuit", kId, "the way to approval it belongs to"},
    {"slot", kId, "the answer that was asked for"},
    {"step", kText, "step of the workflow"},
    {"action", kText, "verify, opine, endorse, approve"},
    {"decision", kText, "favourable, unfavourable, returned"},
    {"signer", kId, "who gave it"},
    {"grant", kIdOrNull, "the role it rests on"},
    {"deputation", kIdOrNull, "set when given for someone absent"},
    {"remark_sha256", kText, "hash of the remark, may be empty"},
    {"paper_signed_on", kDate, "day of the signature on paper, null when given in the application"},
    {"paper_act", kText, "act or minutes the signature on paper stands on, may be empty"},
    {"paper_act_date", kDate, "day of that act"},
    {"paper_scan_sha256", kText, "hash of the scan, may be empty"},
    {"separation_warning", kBoolean, "given although separation of duties advises against it"},
    {"voided", kBoolean, "false"},
};

constexpr ActionField kVoidedFields[] = {
    {"revision", kId, "the revision it was given on"},
    {"document", kId, "the document of the revision"},
    {"voided", kBoolean, "true: the text changed afterwards"},
};

constexpr ActionField kReturnedFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"lifecycle", kText, "draft"},
    {"circuit", kId, "the way to approval that ends"},
    {"step", kText, "step that sent it back"},
    {"remark_sha256", kText, "hash of the remark, may be empty"},
};

constexpr ActionField kApprovedFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"lifecycle", kText, "approved"},
    {"circuit", kIdOrNull, "its way to approval; null when it is approved by an act alone"},
    {"approved_on", kDate, "day of approval"},
    {"approved_certainty", kCertainty, "day"},
    {"effective_from", kDate, "first day in force"},
    {"effective_certainty", kCertainty, "day"},
    {"effective_until", kDate, "first day no longer in force, null when open"},
    {"superseded_undated", kBoolean, "a later revision exists, but no day from which it applies"},
    {"act", kText, "act that approves it (council decision…), may be empty"},
    {"act_date", kDate, "day of that act"},
};

constexpr ActionField kCancelledFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"lifecycle", kText, "cancelled"},
    {"circuit", kIdOrNull, "the way to approval that ends"},
    {"remark_sha256", kText, "hash of the reason"},
};

constexpr ActionField kWithdrawnFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"lifecycle", kText, "withdrawn"},
    {"effective_until", kDate, "first day no longer in force"},
    {"act", kText, "act that withdraws it, may be empty"},
    {"act_date", kDate, "day of that act"},
    {"remark_sha256", kText, "hash of the reason"},
};

constexpr ActionField kCorrectedFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"field", kText, "name of the member that was wrong"},
    {"before", kText, "what it said before, empty for nothing"},
    {"number_printed", kText, "as in revision.imported, as it is from now on; so are the following"},
    {"title", kText, "title"},
    {"approved_on", kDate, "day of approval"},
    {"approved_certainty", kCertainty, "how much of it is known"},
    {"effective_from", kDate, "first day in force"},
    {"effective_certainty", kCertainty, "how much of it is known"},
    {"effective_until", kDate, "first day no longer in force, null when open"},
    {"superseded_undated", kBoolean, "a later revision exists, but no day from which it applies"},
    {"registry_number", kText, "number in the general registry"},
    {"registry_date", kDate, "day of that registration"},
    {"template_code", kText, "code of the form the cover is printed on"},
    {"review_by", kText, "day of the next review"},
    {"act", kText, "act the correction rests on, may be empty"},
    {"act_date", kDate, "day of that act"},
    {"reason_sha256", kText, "hash of the reason"},
};

constexpr ActionField kInForceFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"effective_from", kDate, "the day from which it applies, which may be before the day of the entry"},
};

constexpr ActionField kCommentFields[] = {
    {"revision", kId, "the revision it is made on"},
    {"document", kId, "the document of the revision"},
    {"anchor", kText, "section, empty for the whole"},
};

constexpr ActionField kRefusedFields[] = {
    {"action", kText, "what was tried"},
    {"rule", kText, "stable name of the reason"},
    {"times", kInteger, "how often since it was last logged"},
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

constexpr ActionField kUnitStateFields[] = {
    {"name", kText, "name as printed"},
    {"abbreviation", kText, "as used in codes, may be empty"},
    {"kind", kText, "directorate, service, office, department"},
    {"parent", kIdOrNull, "the unit above it"},
    {"valid_from", kDate, "first day on which it exists, null when nobody knows"},
    {"valid_until", kDate, "first day on which it no longer exists, null when open"},
    {"successors", kTexts, "ids of the units that took over"},
    {"act_number", kText, "the act the change rests on"},
    {"act_date", kDate, "day of the act"},
};

constexpr ActionField kPersonFields[] = {
    {"outside", kBoolean, "not an employee"},
    {"disabled", kBoolean, "may not act any more"},
};

constexpr ActionField kMembershipFields[] = {
    {"holder", kId, "whose place it is"},
    {"unit", kId, "where"},
    {"function", kText, "as printed"},
    {"from", kDate, "first day"},
    {"until", kDate, "first day on which it no longer holds, null when open"},
};

constexpr ActionField kGrantFields[] = {
    {"holder", kId, "who holds the role"},
    {"role", kText, "reader, author, department_head…"},
    {"unit", kIdOrNull, "the part of the institution it is limited to, null for all of it"},
    {"act_number", kText, "the act it rests on"},
    {"act_date", kDate, "day of the act"},
    {"from", kDate, "first day"},
    {"until", kDate, "first day on which it no longer holds, null when open"},
};

constexpr ActionField kDeputationFields[] = {
    {"absent", kId, "who is stood in for"},
    {"deputy", kId, "who acts"},
    {"role", kText, "only in this role; empty for all"},
    {"act_number", kText, "the act it rests on"},
    {"act_date", kDate, "day of the act"},
    {"from", kDate, "first day"},
    {"until", kDate, "first day on which it no longer holds, null when open"},
};

constexpr ActionField kEndFields[] = {
    {"until", kDate, "first day on which it no longer holds"},
    {"by_number", kText, "the act that ends it"},
    {"by_date", kDate, "day of that act"},
};

constexpr ActionField kLinkFields[] = {
    {"from", kId, "the document that is followed"},
    {"to", kId, "the document that follows"},
    {"kind", kText, "replaced_by, merged_into, split_into"},
    {"day", kDate, "from when"},
    {"act_number", kText, "the act it rests on"},
    {"act_date", kDate, "day of the act"},
};

constexpr ActionField kLineFields[] = {
    {"document", kId, "the document whose list it stands on"},
    {"purpose", kText, "apply, inform, approve, verify, evidence, archive, display"},
    {"copy_number", kText, "number of the paper copy, may be empty"},
    {"unit", kIdOrNull, "everyone of this unit"},
    {"below", kBoolean, "and of everything below it"},
    {"role", kText, "everyone who holds it; empty: no role"},
    {"recipient", kIdOrNull, "this person"},
    {"from", kDate, "first day"},
    {"until", kDate, "first day on which it no longer stands, null while it does"},
};

constexpr ActionField kStartedFields[] = {
    {"document", kId, "the document it is a revision of"},
    {"day", kDate, "first day on which people were asked"},
};

constexpr ActionField kReadingFields[] = {
    {"revision", kId, "the revision to be read"},
    {"document", kId, "the document it is a revision of"},
    {"recipient", kId, "who is to read it"},
    {"purpose", kText, "apply, inform, approve, verify, evidence, archive, display"},
    {"copy_number", kText, "number of the paper copy, may be empty"},
    {"asked_on", kDate, "since when"},
    {"due_on", kDate, "last day"},
    {"sha256", kText, "fingerprint of the text, empty when it has no file"},
    {"state", kText, "open"},
    {"withdrawn_on", kDate, "null"},
    {"acknowledged_at", kText, "empty"},
    {"acknowledged_on", kDate, "null"},
    {"how", kText, "empty"},
    {"recorded_by", kIdOrNull, "null"},
    {"scan_sha256", kText, "empty"},
    {"act_number", kText, "empty"},
    {"act_date", kDate, "null"},
};

constexpr ActionField kReadingWithdrawnFields[] = {
    {"state", kText, "withdrawn"},
    {"withdrawn_on", kDate, "since when it is asked no more"},
};

constexpr ActionField kAcknowledgedFields[] = {
    {"state", kText, "acknowledged"},
    {"acknowledged_at", kText, "instant at which the store learned of it"},
    {"acknowledged_on", kDate, "legal day on which the person confirmed or signed"},
    {"how", kText, "in_app, on_paper"},
    {"recorded_by", kIdOrNull, "who entered it"},
    {"scan_sha256", kText, "the signed table, empty in the application"},
    {"act_number", kText, "the act it was entered on, may be empty"},
    {"act_date", kDate, "day of the act"},
};

constexpr ActionField kRemindedFields[] = {
    {"reading", kId, "the reading that is not acknowledged"},
    {"recipient", kId, "who was reminded"},
    {"due_day", kDate, "the day of the schedule that it was sent for"},
    {"sent_on", kDate, "when it was sent"},
};

constexpr ActionField kTestFields[] = {
    {"revision", kId, "the revision it is about"},
    {"document", kId, "the document it is a revision of"},
    {"pass_mark", kInteger, "per cent of the questions that must be right"},
    {"questions", kInteger, "how many there are"},
    {"questions_sha256", kSha256, "salted hash of questions and choices"},
    {"set_by", kId, "who wrote it"},
    {"set_at", kText, "instant from which on it is asked"},
    {"ended_at", kText, "empty"},
};

constexpr ActionField kTestEndedFields[] = {
    {"ended_at", kText, "instant from which on it is asked no more"},
};

constexpr ActionField kAttemptFields[] = {
    {"test", kId, "the test"},
    {"revision", kId, "the revision it is about"},
    {"recipient", kId, "who took it"},
    {"taken_at", kText, "instant"},
    {"taken_on", kDate, "legal day"},
    {"questions", kInteger, "how many there were"},
    {"right", kInteger, "how many answers were right"},
    {"passed", kBoolean, "the pass mark was reached"},
};

constexpr ActionField kRecalledFields[] = {
    {"revision", kId, "the revision that no longer applies"},
    {"document", kId, "the document it is a revision of"},
    {"line", kId, "the line of the list by which the copy was given"},
    {"asked_on", kDate, "since when it is asked back"},
    {"returned_on", kDate, "null"},
};

constexpr ActionField kReturnedCopyFields[] = {
    {"returned_on", kDate, "day on which it came back"},
};

constexpr ActionField kReviewFields[] = {
    {"document", kId, "what was reviewed"},
    {"decision", kText, "keep, revise, new_edition, withdraw"},
    {"decided_on", kDate, "when"},
    {"next_due", kDate, "last day of the next review, null when there is none"},
    {"decided_by", kId, "who"},
    {"act_number", kText, "the minutes, may be empty"},
    {"act_date", kDate, "day of the minutes"},
    {"reason_sha256", kText, "hash of why"},
};

constexpr ActionField kReroutedFields[] = {
    {"revision", kId, "the revision on its way"},
    {"from", kId, "the unit that no longer exists"},
    {"to", kId, "the unit that answers in its place"},
    {"act_number", kText, "the act it rests on"},
    {"act_date", kDate, "day of the act"},
};

constexpr ActionField kSessionBegunFields[] = {
    {"holder", kId, "who is signed in"},
    {"kind", kText, "session: in a browser; api_token: a program"},
};

constexpr ActionField kSessionEndedFields[] = {
    {"holder", kId, "who was signed in"},
    {"kind", kText, "session, api_token, one_time_link"},
    {"reason", kText, "signed_out, ended_elsewhere, revoked, password_set, reset"},
};

constexpr ActionField kSignInRefusedFields[] = {
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

constexpr ActionField kLapsedFields[] = {
    {"document", kId, "the document it is a revision of"}, {"circuit", kId, "its way to approval"},
    {"slot", kId, "the answer that was asked for"},        {"step", kText, "step of the workflow"},
    {"due_on", kDate, "last day for an answer"},
};

constexpr ActionField kSettingFields[] = {
    {"value_sha256", kText, "hash of its value from now on, empty when it is taken away"},
};

constexpr ActionField kPlannedSessionFields[] = {
    {"number", kInteger, "number of notice and minutes, from 1"},
    {"day", kDate, "when"},
    {"hour", kText, "as printed, may be empty"},
    {"place", kText, "as printed, may be empty"},
    {"state", kText, "planned"},
    {"members", kInteger, "0"},
    {"quorum", kInteger, "0"},
    {"ended", kText, "empty"},
    {"reason_sha256", kText, "empty"},
};

constexpr ActionField kMovedSessionFields[] = {
    {"day", kDate, "when"},
    {"hour", kText, "as printed, may be empty"},
    {"place", kText, "as printed, may be empty"},
};

constexpr ActionField kOpenedSessionFields[] = {
    {"state", kText, "open"},
    {"members", kInteger, "members in office on that day"},
    {"quorum", kInteger, "of them, how many must be present"},
};

constexpr ActionField kHeldSessionFields[] = {
    {"state", kText, "held"},
    {"ended", kText, "hour at which it ended, may be empty"},
};

constexpr ActionField kCancelledSessionFields[] = {
    {"state", kText, "cancelled"},
    {"reason_sha256", kText, "hash of why"},
};

constexpr ActionField kItemFields[] = {
    {"session", kId, "the session of the commission"},
    {"position", kInteger, "number of the point, from 1"},
    {"circuit", kIdOrNull, "the way to approval that waits; null for a free point, as the next two"},
    {"revision", kIdOrNull, "the revision on its way"},
    {"document", kIdOrNull, "the document of the revision"},
    {"step", kText, "step of the workflow, empty for a free point"},
    {"sha256", kText, "fingerprint of the text to vote on, empty when there is none"},
    {"title_sha256", kText, "hash of the text of a free point, else empty"},
    {"removed", kBoolean, "false"},
    {"decision", kText, "pending"},
    {"remark_sha256", kText, "empty"},
};

constexpr ActionField kRemovedItemFields[] = {
    {"removed", kBoolean, "true"},
};

constexpr ActionField kDecidedItemFields[] = {
    {"decision", kText, "pending, favourable, unfavourable, postponed, void"},
    {"remark_sha256", kText, "hash of the remarks of the commission, may be empty"},
};

constexpr ActionField kSeatFields[] = {
    {"session", kId, "the session of the commission"},      {"member", kId, "whose place it is"},
    {"role", kText, "commission_chair, commission_member"}, {"grant", kId, "the role it rests on"},
    {"attendee", kIdOrNull, "who came, null for nobody"},   {"deputation", kIdOrNull, "set when a deputy came"},
};

constexpr ActionField kVoteFields[] = {
    {"session", kId, "the session of the commission"},
    {"item", kId, "the point of the agenda"},
    {"member", kId, "whose place it is"},
    {"voter", kId, "who voted"},
    {"vote", kText, "for, against, abstain"},
    {"sha256", kText, "fingerprint of the text that was voted on, empty when there is none"},
    {"voided", kBoolean, "false"},
};

constexpr ActionField kVoidedVoteFields[] = {
    {"voided", kBoolean, "true: it was taken again"},
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
    Action{"code.changed", "document", Effect::kCodeChange, kCodeFields, false,
           "a code that a document bears or bore is now as told here"},
    Action{"code.reserved", "reservation", Effect::kObject, kReservedFields, false,
           "a code is kept for someone who will need it"},
    Action{"code.released", "reservation", Effect::kChange, kReleasedFields, false,
           "a reserved code was given up, or its time is over; its number is not used again"},
    Action{"code.used", "reservation", Effect::kChange, kUsedFields, false, "a document bears the reserved code now"},
    Action{"document.audience_set", "document", Effect::kChange, kAudienceFields, false,
           "who may read a document; internal until told"},
    Action{"revision.created", "revision", Effect::kRevision, kDraftFields, true, "work on a new revision begins"},
    Action{"revision.renumbered", "revision", Effect::kChange, kRenumberedFields, false,
           "a draft becomes another edition or revision"},
    Action{"revision.retitled", "revision", Effect::kChange, kRetitledFields, false, "a draft has another title"},
    Action{"revision.taken_over", "revision", Effect::kChange, kHolderFields, false, "someone else works on a draft"},
    Action{"revision.source_replaced", "revision", Effect::kChange, kPartsFields, true,
           "another file is the text of a revision that is not approved"},
    Action{"revision.part_attached", "revision", Effect::kChange, kPartsFields, true, "one more file of a revision"},
    Action{"revision.submitted", "revision", Effect::kChange, kSubmittedFields, true,
           "a text goes on its way to approval"},
    Action{"revision.step_opened", "revision", Effect::kNone, kStepFields, false, "answers of a step are asked for"},
    Action{"signature.given", "signature", Effect::kObject, kSignatureFields, true, "someone answered at a step"},
    Action{"signature.voided", "signature", Effect::kChange, kVoidedFields, false,
           "an answer no longer counts, because the text changed"},
    Action{"revision.returned", "revision", Effect::kChange, kReturnedFields, false, "back to the author with remarks"},
    Action{"revision.approved", "revision", Effect::kChange, kApprovedFields, true, "the last answer was given"},
    Action{"revision.cancelled", "revision", Effect::kChange, kCancelledFields, false, "given up before approval"},
    Action{"revision.withdrawn", "revision", Effect::kChange, kWithdrawnFields, false,
           "no longer applies, without a successor"},
    Action{"revision.corrected", "revision", Effect::kChange, kCorrectedFields, false,
           "a mistake in the data of a revision was put right"},
    Action{"revision.came_into_force", "revision", Effect::kNone, kInForceFields, false, "a revision applies now"},
    Action{"comment.made", "comment", Effect::kNone, kCommentFields, false, "a remark on a section"},
    Action{"comment.resolved", "comment", Effect::kNone, kCommentFields, false, "a remark was dealt with"},
    Action{"access.refused", "access", Effect::kNone, kRefusedFields, false,
           "someone tried what they may not do; the subject is what it was tried on"},
    Action{"import.batch_finished", "batch", Effect::kNone, kBatchFields, false, "an import that changed something"},
    Action{"unit.changed", "unit", Effect::kObject, kUnitStateFields, false, "a unit is now as told here"},
    Action{"person.added", "person", Effect::kObject, kPersonFields, false, "a person is known, by id only"},
    Action{"person.changed", "person", Effect::kObject, kPersonFields, false, "something about a person changed"},
    Action{"membership.added", "membership", Effect::kObject, kMembershipFields, false, "a person has a place"},
    Action{"membership.changed", "membership", Effect::kObject, kMembershipFields, false, "a place is now as told"},
    Action{"role.granted", "grant", Effect::kObject, kGrantFields, false, "a person holds a role, by an act"},
    Action{"role.ended", "grant", Effect::kChange, kEndFields, false, "a role no longer holds from a day on"},
    Action{"deputation.granted", "deputation", Effect::kObject, kDeputationFields, false,
           "a person stands in for another, by an act"},
    Action{"deputation.ended", "deputation", Effect::kChange, kEndFields, false,
           "a deputation no longer holds from a day on"},
    Action{"document.linked", "link", Effect::kObject, kLinkFields, false,
           "a document was replaced by, merged into or split into another"},
    Action{"circuit.rerouted", "circuit", Effect::kNone, kReroutedFields, false,
           "answers asked of a unit that no longer exists are asked of another"},
    Action{"session.begun", "session", Effect::kNone, kSessionBegunFields, false,
           "somebody signed in, or gave a key to a program"},
    Action{"session.ended", "session", Effect::kNone, kSessionEndedFields, false,
           "a session, key or link holds no longer"},
    Action{"session.refused", "person", Effect::kNone, kSignInRefusedFields, false,
           "sign-in failed again and again; told at 5 failures and each doubling; the subject is “unknown” for an "
           "unknown address"},
    Action{"account.invited", "person", Effect::kNone, kInvitedFields, false,
           "somebody got a one-time link to set a password"},
    Action{"account.password_set", "person", Effect::kNone, kPasswordFields, false, "a password was set"},
    Action{"account.second_factor", "person", Effect::kNone, kFactorFields, false,
           "the second factor was switched on or off"},
    Action{"account.reset", "person", Effect::kNone, kResetFields, false,
           "password, second factor and all sessions were taken away"},
    Action{"distribution.changed", "distribution_line", Effect::kObject, kLineFields, false,
           "a line of a distribution list is now as told here"},
    Action{"distribution.started", "distribution", Effect::kObject, kStartedFields, false,
           "people are asked to read a revision, whose id the subject is"},
    Action{"reading.asked", "reading", Effect::kObject, kReadingFields, true, "a person is asked to read a text"},
    Action{"reading.withdrawn", "reading", Effect::kChange, kReadingWithdrawnFields, false,
           "a person need not read it any more"},
    Action{"reading.acknowledged", "reading", Effect::kChange, kAcknowledgedFields, true,
           "a person has taken note of a text"},
    Action{"copy.recalled", "copy", Effect::kObject, kRecalledFields, false, "a paper copy is asked back"},
    Action{"copy.returned", "copy", Effect::kChange, kReturnedCopyFields, false, "a paper copy came back"},
    Action{"review.decided", "review", Effect::kObject, kReviewFields, false, "a procedure was reviewed"},
    Action{"revision.opinion_lapsed", "revision", Effect::kNone, kLapsedFields, false,
           "no opinion came by the last day, which counts as favourable"},
    Action{"setting.changed", "setting", Effect::kObject, kSettingFields, false,
           "how the institution works was set anew; the subject is the name of the setting"},
    Action{"commission.session_planned", "commission_session", Effect::kObject, kPlannedSessionFields, false,
           "the commission is convened"},
    Action{"commission.session_moved", "commission_session", Effect::kChange, kMovedSessionFields, false,
           "a session takes place at another time or place"},
    Action{"commission.session_opened", "commission_session", Effect::kChange, kOpenedSessionFields, false,
           "a session began"},
    Action{"commission.session_held", "commission_session", Effect::kChange, kHeldSessionFields, false,
           "a session is over and what it decided is carried out"},
    Action{"commission.session_cancelled", "commission_session", Effect::kChange, kCancelledSessionFields, false,
           "a session was called off before it began"},
    Action{"commission.item_added", "commission_item", Effect::kObject, kItemFields, true,
           "a point was put on the agenda, a revision with the text that is to be voted on"},
    Action{"commission.item_removed", "commission_item", Effect::kChange, kRemovedItemFields, false,
           "a point was taken off the agenda"},
    Action{"commission.item_decided", "commission_item", Effect::kChange, kDecidedItemFields, false,
           "what the commission decided on a point, or its remarks while nothing is decided"},
    Action{"commission.seat_told", "commission_seat", Effect::kObject, kSeatFields, false,
           "who sits on the place of a member in a session is now as told here"},
    Action{"commission.vote_given", "commission_vote", Effect::kObject, kVoteFields, true, "a member voted on a point"},
    Action{"commission.vote_voided", "commission_vote", Effect::kChange, kVoidedVoteFields, false,
           "a vote no longer counts, because the vote on the point is taken again"},
    Action{"reading.reminded", "reminder", Effect::kObject, kRemindedFields, false,
           "somebody was reminded of a reading"},
    Action{"reading.test_set", "reading_test", Effect::kObject, kTestFields, false,
           "a short test is passed before a reading is acknowledged"},
    Action{"reading.test_ended", "reading_test", Effect::kChange, kTestEndedFields, false,
           "a short test is asked no more"},
    Action{"reading.test_taken", "reading_attempt", Effect::kObject, kAttemptFields, false,
           "somebody took a short test; the answers are not told"},
    Action{"code.assigned", "document", Effect::kCode, kAssignedFields, false, "a document bears a code from a day on"},
    Action{"code.ended", "document", Effect::kCodeChange, kAssignedFields, false,
           "a code of a document is a former one from a day on"},
    Action{"unit.moved", "former_place", Effect::kObject, kMovedFields, false,
           "a unit lay elsewhere in the tree until a day"},
    Action{"act.attached", "act_file", Effect::kObject, kAttachedFields, true,
           "the file of an act was kept with what rests on it"},
    Action{"account.mail_chosen", "person", Effect::kNone, kMailChosenFields, false,
           "somebody chose what comes by mail"},
};

}  // namespace

std::span<const Action> actions() { return kActions; }

const Action* find_action(std::string_view name) {
    const auto* const found =
        std::find_if(kActions.begin(), kActions.end(), [&](const Action& action) { return action.name == name; });
    return found == kActions.end() ? nullptr : found;
}

}  // namespace pravila
