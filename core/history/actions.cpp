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
    {"person", kId, "whose place it is"},
    {"unit", kId, "where"},
    {"function", kText, "as printed"},
    {"from", kDate, "first day"},
    {"until", kDate, "first day on which it no longer holds, null when open"},
};

constexpr ActionField kGrantFields[] = {
    {"person", kId, "who holds the role"},
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
    {"act_number", kText, "the act that ends it"},
    {"act_date", kDate, "day of the act"},
};

constexpr ActionField kLinkFields[] = {
    {"link", kId, "id of the tie"},
    {"to", kId, "the other document"},
    {"kind", kText, "replaced_by, merged_into, split_into"},
    {"day", kDate, "from when"},
    {"act_number", kText, "the act it rests on"},
    {"act_date", kDate, "day of the act"},
};

constexpr ActionField kReroutedFields[] = {
    {"revision", kId, "the revision on its way"},
    {"from", kId, "the unit that no longer exists"},
    {"to", kId, "the unit that answers in its place"},
    {"act_number", kText, "the act it rests on"},
    {"act_date", kDate, "day of the act"},
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
    Action{"unit.changed", "unit", Effect::kUnitChange, kUnitStateFields, false, "a unit is now as told here"},
    Action{"person.added", "person", Effect::kPerson, kPersonFields, false, "a person is known, by id only"},
    Action{"person.changed", "person", Effect::kPerson, kPersonFields, false, "something about a person changed"},
    Action{"membership.added", "membership", Effect::kMembership, kMembershipFields, false, "a person has a place"},
    Action{"membership.changed", "membership", Effect::kMembership, kMembershipFields, false, "a place is now as told"},
    Action{"role.granted", "grant", Effect::kGrant, kGrantFields, false, "a person holds a role, by an act"},
    Action{"role.ended", "grant", Effect::kGrantEnd, kEndFields, false, "a role no longer holds from a day on"},
    Action{"deputation.granted", "deputation", Effect::kDeputation, kDeputationFields, false,
           "a person stands in for another, by an act"},
    Action{"deputation.ended", "deputation", Effect::kDeputationEnd, kEndFields, false,
           "a deputation no longer holds from a day on"},
    Action{"document.linked", "document", Effect::kLink, kLinkFields, false,
           "a document was replaced by, merged into or split into another"},
    Action{"circuit.rerouted", "circuit", Effect::kNone, kReroutedFields, false,
           "answers asked of a unit that no longer exists are asked of another"},
};

}  // namespace

std::span<const Action> actions() { return kActions; }

const Action* find_action(std::string_view name) {
    const auto* const found =
        std::find_if(kActions.begin(), kActions.end(), [&](const Action& action) { return action.name == name; });
    return found == kActions.end() ? nullptr : found;
}

}  // namespace pravila
