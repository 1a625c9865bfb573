#include "core/service/distribution/reminders.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/service/access.h"
#include "core/service/distribution/details.h"
#include "core/service/distribution/reading_sight.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"
#include "core/service/whole_setting.h"

namespace pravila {

namespace {

/// Nothing was sent for this day of the schedule or a later one.
bool is_new(StoreReader& reader, const DutyId& duty, Date due_day) {
    const auto sent = reader.distribution().reminders_of(duty);
    return sent.empty() || sent.back().due_day < due_day;
}

}  // namespace

ReminderSchedule ReminderSchedule::of(StoreReader& reader) {
    constexpr int kMost = 90;
    ReminderSchedule schedule;
    schedule.days_before = whole_setting(reader, "reading.remind_before", schedule.days_before, 0, kMost);
    schedule.on_day = whole_setting(reader, "reading.remind_on_day", 1, 0, 1) == 1;
    schedule.every_days = whole_setting(reader, "reading.remind_every", schedule.every_days, 0, kMost);
    return schedule;
}

std::optional<Date> ReminderSchedule::latest(const ReadingDuty& duty, Date today) const {
    std::optional<Date> day;
    const auto take = [&](Date candidate) {
        if (duty.asked_on < candidate && candidate <= today && (!day || *day < candidate)) day = candidate;
    };
    if (days_before > 0) take(duty.due_on.plus_days(-days_before));
    if (on_day) take(duty.due_on);
    const int days_late = today.days_since_epoch() - duty.due_on.days_since_epoch();
    if (every_days > 0 && days_late >= every_days) take(duty.due_on.plus_days(days_late / every_days * every_days));
    return day;
}

std::vector<DueReminder> reminders_due(StoreReader& reader, Date today) {
    const ReminderSchedule schedule = ReminderSchedule::of(reader);
    std::vector<DueReminder> due;
    for (const ReadingDuty& duty : reader.distribution().open_duties()) {
        const auto day = schedule.latest(duty, today);
        if (!day || !is_new(reader, duty.id, *day)) continue;
        auto person = reader.organisation().person(duty.person);
        auto document = reader.document(duty.document);
        auto revision = reader.revision(duty.revision);
        if (!person || person->disabled || !document || !revision) continue;
        due.push_back({duty, *std::move(person), *std::move(document), *std::move(revision), *day});
    }
    std::sort(due.begin(), due.end(), [](const DueReminder& a, const DueReminder& b) {
        return std::tie(a.duty.person, a.duty.due_on, a.duty.id) < std::tie(b.duty.person, b.duty.due_on, b.duty.id);
    });
    return due;
}

std::vector<DueReminder> reminders_seen(const Context& context) {
    std::vector<DueReminder> seen;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const Date today = context.clock.today();
        const ReadingSight sight = ReadingSight::of(reader, context);
        const ReadAccess access = read_access(reader, context);
        seen = reminders_due(reader, today);
        std::erase_if(seen, [&](const DueReminder& due) {
            return !access.may_read(due.document, due.revision) ||
                   (!sight.of_document(due.document.owner) &&
                    !sight.of_person(due.person.id, places_of(reader, due.person.id, today)));
        });
    });
    return seen;
}

int record_reminders(const Context& context, const std::vector<DueReminder>& sent) {
    int recorded = 0;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        recorded = 0;
        require_role(writer, context.scope.person, context.clock.today(),
                     {Role::kQualityManager, Role::kTechnicalSecretariat});
        std::set<DutyId> open;
        for (const ReadingDuty& duty : writer.distribution().open_duties()) open.insert(duty.id);
        for (const DueReminder& one : sent) {
            if (!open.contains(one.duty.id) || !is_new(writer, one.duty.id, one.due_day)) continue;
            const SentReminder reminder{context.ids.next_id<ReminderId>(), one.duty.id, one.duty.person, one.due_day,
                                        context.clock.today()};
            writer.distribution().add_reminder(reminder);
            record(writer, context, "reading.reminded", reminder.id.str(), reminder_details(reminder), {},
                   {one.duty.id.str(), one.duty.document.str(), one.duty.person.str()});
            ++recorded;
        }
    });
    return recorded;
}

}  // namespace pravila
