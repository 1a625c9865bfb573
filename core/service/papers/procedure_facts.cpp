#include "core/service/papers/procedure_facts.h"

#include <algorithm>
#include <map>

#include "core/model/texts.h"
#include "core/service/access.h"
#include "core/service/distribution/reviews.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/signing_function.h"
#include "core/service/organisation/unit_tree.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

namespace {

/// Papers are acts of the institution: Romanian, whatever the language of the screen.
std::string purpose_title(Purpose purpose) {
    static constexpr std::array<std::string_view, 7> kTitles = {"aplicare", "informare", "aprobare", "verificare",
                                                                "evidență", "arhivare",  "afișare"};
    return std::string(text_at(kTitles, purpose));
}

std::optional<Date> certain_day(const StatedDate& date) {
    return date.certainty == DateCertainty::kDay ? date.day : std::nullopt;
}

std::string registry_text(const Revision& revision) {
    if (revision.registry_number.empty() || !revision.registry_date) return revision.registry_number;
    return revision.registry_number + " din " + revision.registry_date->romanian();
}

/// The minutes that an endorsement rests on, as it was recorded.
std::string minutes_text(StoreReader& reader, const Revision& revision) {
    std::string minutes;
    for (const Signature& signature : reader.approval().signatures_of(revision.id))
        if (!signature.voided_at && signature.action == "endorse" && signature.decision == Decision::kFavourable &&
            signature.paper && !signature.paper->act.number.empty())
            minutes = act_text(signature.paper->act);
    return minutes;
}

std::string next_review(StoreReader& reader, const Document& document, const Revision& revision, Date today) {
    std::optional<Date> due;
    if (in_force_on(revision, today, today)) due = review_due(reader, document, today);
    if (!due) due = Date::parse(revision.review_by);
    return due ? due->romanian() : std::string();
}

/// What was revised and how. Only an edition that was drawn up here says it without being told: it is new as a whole.
PaperChange change_of(StoreReader& reader, const Revision& revision) {
    PaperChange change;
    change.number = revision.number;
    change.effective = certain_day(revision.effective);
    const auto draft = reader.approval().draft(revision.id);
    if (!draft) return change;
    change.component = draft->revised_component;
    change.manner = draft->change_summary;
    if (revision.number.revision > 0) return change;
    if (change.component.empty()) change.component = "toate";
    if (change.manner.empty()) change.manner = revision.number.edition == 1 ? "ediție inițială" : "ediție nouă";
    return change;
}

std::vector<PaperChange> changes_until(StoreReader& reader, const Document& document, const Revision& last) {
    std::vector<PaperChange> changes;
    for (const Revision& revision : reader.revisions_of(document.id)) {
        const bool published =
            revision.lifecycle == Lifecycle::kApproved || revision.lifecycle == Lifecycle::kWithdrawn;
        if (revision.id == last.id || !published || revision.number > last.number) continue;
        changes.push_back(change_of(reader, revision));
    }
    changes.push_back(change_of(reader, last));
    return changes;
}

/// Days on which papers came back and readings were acknowledged.
struct Returned {
    std::map<LineId, Date> copies;
    std::map<PersonId, Date> readings;

    Returned(StoreReader& reader, const Revision& revision) {
        for (const CopyRecall& recall : reader.distribution().recalls_of(revision.id))
            if (recall.returned_on) copies[recall.line] = *recall.returned_on;
        for (const ReadingDuty& duty : reader.distribution().duties_of(revision.id))
            if (duty.acknowledged) readings[duty.person] = duty.acknowledged->on;
    }
};

PaperRecipient recipient_of(StoreReader& reader, const UnitTree& tree, const DistributionLine& line,
                            const Returned& returned, Date day) {
    PaperRecipient recipient;
    recipient.purpose = purpose_title(line.purpose);
    recipient.copy = line.copy_number;
    if (line.unit) recipient.unit = tree.name(line.unit) + (line.below ? " și cele din subordine" : "");
    if (line.role) recipient.function = role_title(*line.role);
    if (line.person) {
        recipient.name = person_name(reader, *line.person);
        recipient.function = function_in(reader, *line.person, {}, day);
        for (const Membership& place : reader.organisation().memberships_of(*line.person))
            if (place.holds_on(day) && recipient.unit.empty()) recipient.unit = tree.name(place.unit);
        const auto read = returned.readings.find(*line.person);
        if (read != returned.readings.end()) recipient.received = read->second;
    }
    const auto back = returned.copies.find(line.id);
    if (back != returned.copies.end()) recipient.withdrawn = back->second;
    return recipient;
}

std::vector<PaperRecipient> distribution_of(StoreReader& reader, const Document& document, const Revision& revision,
                                            Date today) {
    Date day = today;
    if (revision.effective_until && *revision.effective_until <= today) day = revision.effective_until->plus_days(-1);
    const UnitTree tree = UnitTree::of(reader);
    const Returned returned(reader, revision);
    std::vector<PaperRecipient> recipients;
    for (const DistributionLine& line : reader.distribution().lines_of(document.id))
        if (line.holds_on(day)) recipients.push_back(recipient_of(reader, tree, line, returned, day));
    return recipients;
}

}  // namespace

bool shows_names(StoreReader& reader, const Context& context) {
    if (context.scope.person == kSystem) return true;
    const auto person =
        context.scope.person.empty() ? std::nullopt : reader.organisation().person(context.scope.person);
    return person && !person->disabled;
}

ProcedureFacts procedure_facts(StoreReader& reader, const Context& context, const ReadAccess& access,
                               const Document& document, const Revision& revision) {
    const Date today = context.clock.today();
    ProcedureFacts facts;
    facts.county = paper_county(reader);
    facts.institution = reader.institution().value_or(Institution()).name;
    facts.type = document.type;
    facts.code = document.code();
    facts.title = revision.title;
    facts.unit = UnitTree::of(reader).name(document.owner);
    facts.number = revision.number;
    facts.approved = certain_day(revision.approved);
    facts.effective = certain_day(revision.effective);
    facts.registry_number = registry_text(revision);
    facts.minutes_number = minutes_text(reader, revision);
    facts.next_review = next_review(reader, document, revision, today);
    facts.template_code = revision.template_code;
    const auto parent = document.parent ? reader.document(*document.parent) : std::nullopt;
    if (parent && may_read(reader, access, *parent)) facts.parent_code = parent->code();
    facts.changes = changes_until(reader, document, revision);
    facts.distribution = distribution_of(reader, document, revision, today);
    return facts;
}

void leave_out_names(ProcedureFacts& facts) {
    for (PaperSigner& signer : facts.signers) signer.name.clear();
    facts.distribution.clear();
    facts.opinions.clear();
}

const Revision* applying_revision(const std::vector<Revision>& readable, Date today) {
    const Revision* found = nullptr;
    for (const Revision& revision : readable) {
        if (revision.lifecycle != Lifecycle::kApproved && revision.lifecycle != Lifecycle::kWithdrawn) continue;
        const bool weaker = found && in_force_on(*found, today, today) && !in_force_on(revision, today, today);
        if (!weaker) found = &revision;
    }
    return found;
}

std::string paper_instant(const Context& context) {
    constexpr std::size_t kToTheSecond = 19;
    return to_text(context.clock.now()).substr(0, kToTheSecond) + "Z";
}

PaperLayout paper_layout(StoreReader& reader) {
    return reader.setting("papers.layout").value_or("B") == "A" ? PaperLayout::kA : PaperLayout::kB;
}

std::string paper_county(StoreReader& reader) { return reader.setting("papers.county").value_or(""); }

std::string function_in(StoreReader& reader, const PersonId& person, const std::optional<UnitId>& unit, Date day) {
    if (unit)
        for (const Membership& place : reader.organisation().memberships_of(person))
            if (place.holds_on(day) && place.unit == *unit && !place.function.empty()) return place.function;
    const auto functions = functions_on(reader, person, day);
    return functions.empty() ? std::string() : functions.front();
}

}  // namespace pravila
