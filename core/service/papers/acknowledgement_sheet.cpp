#include "core/service/papers/acknowledgement_sheet.h"

#include <algorithm>

#include "core/service/access.h"
#include "core/service/distribution/recipients.h"
#include "core/service/find_revision.h"
#include "core/service/organisation/require_role.h"
#include "core/service/organisation/unit_tree.h"
#include "core/service/papers/procedure_facts.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

namespace {

constexpr auto kSeeAll = {Role::kQualityManager, Role::kTechnicalSecretariat, Role::kAuditor};

/// Whose readings the person of the context may see on paper.
class Sight {
  public:
    Sight(StoreReader& reader, const Context& context, const std::optional<UnitId>& owner)
        : reader_(reader),
          today_(context.clock.today()),
          rights_(Rights::of(reader, context.scope.person, today_)),
          all_(context.scope.person == kSystem) {
        for (const Role role : kSeeAll) all_ = all_ || rights_.authority(role, owner);
    }

    bool nobody() const { return !all_ && !rights_.has(Role::kDepartmentHead); }
    bool sees(const PersonId& person) const {
        if (all_ || person == rights_.person()) return true;
        for (const Membership& place : reader_.organisation().memberships_of(person))
            if (place.holds_on(today_) && rights_.authority(Role::kDepartmentHead, place.unit)) return true;
        return false;
    }

  private:
    StoreReader& reader_;
    Date today_;
    Rights rights_;
    bool all_;
};

AcknowledgementRow row_of(StoreReader& reader, const PersonId& person, Date day) {
    return {person_name(reader, person), function_in(reader, person, {}, day), {}, false};
}

/// Those who were asked; before anyone was, those who would be.
std::vector<AcknowledgementRow> rows_of(StoreReader& reader, const Document& document, const Revision& revision,
                                        const Sight& sight, Date today) {
    std::vector<AcknowledgementRow> rows;
    for (const ReadingDuty& duty : reader.distribution().duties_of(revision.id)) {
        if (duty.state == DutyState::kWithdrawn || !sight.sees(duty.person)) continue;
        AcknowledgementRow row = row_of(reader, duty.person, today);
        if (duty.acknowledged) {
            row.read = duty.acknowledged->on;
            row.on_paper = duty.acknowledged->how == AcknowledgedHow::kOnPaper;
        }
        rows.push_back(std::move(row));
    }
    if (!reader.distribution().start_of(revision.id))
        for (const auto& [person, recipient] : recipients(reader, reader.distribution().lines_of(document.id), today))
            if (sight.sees(person)) rows.push_back(row_of(reader, person, today));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const AcknowledgementRow& a, const AcknowledgementRow& b) { return a.name < b.name; });
    return rows;
}

Error not_yours() {
    return Error(ErrorCode::kForbidden, msg("Sheets of readings are for heads of department, the quality manager and "
                                            "the technical secretariat; everybody has their own."));
}

}  // namespace

PaperFile acknowledgement_sheet(const Context& context, const PaperMaker& maker, const PaperRequest& request) {
    AcknowledgementFacts facts;
    context.store.read(context.scope, [&](StoreReader& reader) {
        facts = AcknowledgementFacts();
        const Date today = context.clock.today();
        const ReadAccess access = read_access(reader, context);
        Document document = require_readable_document(reader, access, request.code).document;
        const auto readable = readable_revisions(reader, access, document);
        const Sight sight(reader, context, document.owner);
        if (sight.nobody()) throw not_yours();
        const Revision* found = request.number ? &require_revision(reader, document, readable, *request.number)
                                               : applying_revision(readable, today);
        if (!found || found->lifecycle != Lifecycle::kApproved)
            throw Error(ErrorCode::kConflict,
                        msg("{code} is not approved: nobody is asked to read it yet.", {{"code", document.code()}}));
        facts.county = paper_county(reader);
        facts.institution = reader.institution().value_or(Institution()).name;
        facts.unit = UnitTree::of(reader).name(document.owner);
        facts.procedures.push_back(
            {document.code(),
             found->title,
             found->number,
             found->effective.certainty == DateCertainty::kDay ? found->effective.day : std::nullopt,
             {},
             false});
        facts.rows = rows_of(reader, document, *found, sight, today);
    });
    facts.instant = paper_instant(context);
    const auto& procedure = facts.procedures.front();
    return {maker.acknowledgement_sheet(facts, request.format),
            paper_file_name(procedure.code, procedure.number, procedure.title, "luare la cunoștință", request.format),
            request.format};
}

bool gets_acknowledgement_sheet(StoreReader& reader, const Context& context, const Document& document) {
    return !Sight(reader, context, document.owner).nobody();
}

PaperFile acknowledgement_sheet_of(const Context& context, const PaperMaker& maker, const PersonId& person,
                                   PaperFormat format) {
    AcknowledgementFacts facts;
    context.store.read(context.scope, [&](StoreReader& reader) {
        facts = AcknowledgementFacts();
        const Date today = context.clock.today();
        if (context.scope.person.empty() || !Sight(reader, context, {}).sees(person)) throw not_yours();
        if (!reader.organisation().person(person))
            throw Error(ErrorCode::kNotFound, msg("There is no such person. Look at the list of people."));
        facts.county = paper_county(reader);
        facts.institution = reader.institution().value_or(Institution()).name;
        facts.person = person_name(reader, person);
        facts.function = function_in(reader, person, {}, today);
        const ReadAccess access = read_access(reader, context);
        const UnitTree tree = UnitTree::of(reader);
        for (const Membership& place : reader.organisation().memberships_of(person))
            if (place.holds_on(today) && facts.unit.empty()) facts.unit = tree.name(place.unit);
        for (const ReadingDuty& duty : reader.distribution().duties_of_person(person)) {
            const auto document = reader.document(duty.document);
            const auto revision = reader.revision(duty.revision);
            if (duty.state == DutyState::kWithdrawn || !document || !revision) continue;
            if (!access.may_read(*document, *revision)) continue;
            AcknowledgementFacts::Procedure line{document->code(), revision->title, revision->number, {}, {}, false};
            if (duty.acknowledged) {
                line.read = duty.acknowledged->on;
                line.on_paper = duty.acknowledged->how == AcknowledgedHow::kOnPaper;
            }
            facts.procedures.push_back(std::move(line));
        }
    });
    facts.instant = paper_instant(context);
    return {maker.acknowledgement_sheet(facts, format),
            "Fișă de luare la cunoștință " + facts.person + "." + std::string(to_text(format)), format};
}

}  // namespace pravila
