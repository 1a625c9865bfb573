#include "core/service/distribution/refresh_duties.h"

#include <charconv>
#include <set>

#include "core/service/distribution/details.h"
#include "core/service/distribution/recipients.h"
#include "core/service/record.h"

namespace pravila {

namespace {

/// Days that people have for reading: the setting reading.days.
int reading_days(StoreReader& reader) {
    constexpr int kDefault = 10, kMost = 365;
    const std::string text = reader.setting("reading.days").value_or("");
    int days = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), days);
    return problem == std::errc() && end == text.data() + text.size() && days >= 0 && days <= kMost ? days : kDefault;
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

}  // namespace

void refresh_duties_of(StoreWriter& writer, const Context& context, const Revision& revision,
                       const std::optional<PersonId>& only) {
    const Date today = context.clock.today();
    std::map<PersonId, Recipient> wanted;
    if (in_force_on(revision, today, today))
        wanted = recipients(writer, writer.distribution().lines_of(revision.document), today);
    std::set<PersonId> standing;
    for (const ReadingDuty& duty : writer.distribution().duties_of(revision.id)) {
        if (duty.state == DutyState::kWithdrawn || (only && duty.person != *only)) continue;
        if (duty.state == DutyState::kOpen && !wanted.contains(duty.person))
            withdraw(writer, context, duty);
        else
            standing.insert(duty.person);
    }
    for (const auto& [person, recipient] : wanted)
        if (!standing.contains(person) && (!only || person == *only)) ask(writer, context, revision, person, recipient);
}

void refresh_duties(StoreWriter& writer, const Context& context, const std::optional<PersonId>& only) {
    for (const DistributionStart& start : writer.distribution().starts())
        if (const auto revision = writer.revision(start.revision)) refresh_duties_of(writer, context, *revision, only);
}

void refresh_duties(const Context& context) {
    context.store.write(context.scope, [&](StoreWriter& writer) { refresh_duties(writer, context); });
}

}  // namespace pravila
