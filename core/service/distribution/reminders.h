#pragma once

#include <vector>

#include "core/service/context.h"

namespace pravila {

/// When people are reminded of what they have not acknowledged; from settings of the institution.
struct ReminderSchedule {
    int days_before = 3;  ///< before the last day, once; 0: not (setting reading.remind_before)
    bool on_day = true;   ///< on the last day (setting reading.remind_on_day: 1 or 0)
    int every_days = 7;   ///< again and again after it; 0: not (setting reading.remind_every)

    static ReminderSchedule of(StoreReader& reader);
    /// The last day of the schedule that has come by `today`; nothing before the first one. A reading is never reminded
    /// of on the day on which it was asked.
    std::optional<Date> latest(const ReadingDuty& duty, Date today) const;
};

/// Somebody is to be reminded.
struct DueReminder {
    ReadingDuty duty;
    Person person;
    Document document;
    Revision revision;
    Date due_day{};  ///< of the schedule: names the reminder to record_reminders()
};

/// Who is to be reminded of what, by person, then last day. After days on which nobody was asked this, everybody is
/// reminded once and not for each day that was missed. People without an address are among them: what they get is for
/// the sender to say.
std::vector<DueReminder> reminders_due(StoreReader& reader, Date today);

/// Those of today that the person of the context may see (reading_sight.h), of documents that they may read.
std::vector<DueReminder> reminders_seen(const Context& context);

/// Reminders were sent: they are not due again. What was recorded already, acknowledged or withdrawn meanwhile is
/// passed over. For the program itself, the quality manager and the technical secretariat of the institution.
/// @return how many were recorded. @throws Error kForbidden.
int record_reminders(const Context& context, const std::vector<DueReminder>& sent);

}  // namespace pravila
