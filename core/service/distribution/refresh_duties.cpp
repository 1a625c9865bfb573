#include "core/service/distribution/refresh_duties.h"

#include <set>

#include "core/service/distribution/details.h"
#include "core/service/distribution/reading_sight.h"
#include "core/service/distribution/recipients.h"
#include "core/service/organisation/unit_tree.h"
#include "core/service/record.h"
#include "core/service/whole_setting.h"

namespace pravila {

namespace {

/// Days that people have for reading: the setting reading.days.
int reading_days(StoreReader& reader) {
    constexpr int kDefault = 10, kMost = 365;
    return whole_setting(reader, "reading.days", kDefault, 0, kMost);
}

void withdraw(StoreWriter& writer, const Context& context, ReadingDuty duty) {
    duty.state = DutyState::kWithdrawn;
    duty.withdrawn_on = context.clock.today();
    writer.distribution().update_duty(duty);
    record(writer, context, "reading.withdrawn", duty.id.str(), withdrawn_reading_details(*duty.withdrawn_on), {},
           {duty.revision.str(), duty.document.str(), duty.person.str()});
}

void ask(StoreWriter& writer, const Context& context, const Revision& revision, const PersonId& person,
         const Recipient& recipient) {
    ReadingDuty duty;
    duty.id = context.ids.next_id<DutyId>();
    duty.revision = revision.id;
    duty.document = revision.document;
    duty.person = person;
    duty.sha256 = reading_sha256(revision);
    duty.purpose = recipient.purpose;
    duty.copy_number = recipient.copy_number;
    duty.asked_on = context.clock.today();
    duty.due_on = duty.asked_on.plus_days(reading_days(writer));
    writer.distribution().add_duty(duty);
    record(writer, context, "reading.asked", duty.id.str(), reading_details(duty), duty.sha256,
           {duty.revision.str(), duty.document.str(), duty.person.str()});
}

void add_with_above(const UnitTree& tree, const std::optional<UnitId>& id, std::vector<UnitId>& units) {
    for (const Unit* unit = id ? tree.find(*id) : nullptr; unit;
         unit = unit->parent ? tree.find(*unit->parent) : nullptr)
        units.push_back(unit->id);
}

/// Documents whose distribution may concern the person: those that they are asked about now, and those whose lists name
/// them, a role they hold or a place they have.
std::set<DocumentId> concerned_documents(StoreReader& reader, const PersonId& person, Date today) {
    std::set<DocumentId> documents;
    for (const ReadingDuty& duty : reader.distribution().duties_of_person(person))
        if (duty.state == DutyState::kOpen) documents.insert(duty.document);
    const UnitTree tree = UnitTree::of(reader);
    std::vector<UnitId> units;
    for (const UnitId& place : places_of(reader, person, today)) add_with_above(tree, place, units);
    std::vector<Role> roles;
    for (const RoleGrant& grant : reader.organisation().grants_of(person))
        if (grant.holds_on(today)) roles.push_back(grant.role);
    for (const DistributionLine& line : reader.distribution().standing_lines_to(units, roles, person))
        documents.insert(line.document);
    return documents;
}

void refresh_documents(StoreWriter& writer, const Context& context, const std::set<DocumentId>& documents,
                       const std::optional<PersonId>& only) {
    for (const DocumentId& document : documents)
        for (const DistributionStart& start : writer.distribution().starts_of(document))
            if (const auto revision = writer.revision(start.revision))
                refresh_duties_of(writer, context, *revision, only);
}

}  // namespace

void refresh_duties_of(StoreWriter& writer, const Context& context, const Revision& revision,
                       const std::optional<PersonId>& only) {
    const Date today = context.clock.today();
    std::map<PersonId, Recipient> wanted;
    if (in_force_on(revision, today, today))
        wanted = recipients(writer, writer.distribution().lines_of(revision.document), today, only);
    std::set<PersonId> standing;
    for (const ReadingDuty& duty :
         only ? writer.distribution().duties_of_person(*only) : writer.distribution().duties_of(revision.id)) {
        if (duty.state == DutyState::kWithdrawn || duty.revision != revision.id) continue;
        if (duty.state == DutyState::kOpen && !wanted.contains(duty.person))
            withdraw(writer, context, duty);
        else
            standing.insert(duty.person);
    }
    for (const auto& [person, recipient] : wanted)
        if (!standing.contains(person)) ask(writer, context, revision, person, recipient);
}

void refresh_duties(StoreWriter& writer, const Context& context) {
    for (const DistributionStart& start : writer.distribution().starts())
        if (const auto revision = writer.revision(start.revision)) refresh_duties_of(writer, context, *revision);
}

void refresh_duties(StoreWriter& writer, const Context& context, const PersonId& only) {
    refresh_documents(writer, context, concerned_documents(writer, only, context.clock.today()), only);
}

void refresh_duties_after_move(StoreWriter& writer, const Context& context, const std::optional<UnitId>& from,
                               const std::optional<UnitId>& to) {
    const UnitTree tree = UnitTree::of(writer);
    std::vector<UnitId> above;
    add_with_above(tree, from, above);
    add_with_above(tree, to, above);
    std::set<DocumentId> documents;
    for (const DistributionLine& line : writer.distribution().standing_lines_to(above, {}, {}))
        if (line.below) documents.insert(line.document);
    refresh_documents(writer, context, documents, {});
}

void refresh_duties(const Context& context) {
    context.store.write(context.scope, [&](StoreWriter& writer) { refresh_duties(writer, context); });
}

}  // namespace pravila
