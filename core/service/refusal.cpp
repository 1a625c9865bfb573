#include "core/service/refusal.h"

#include "core/service/record.h"

namespace pravila {

namespace {

constexpr std::chrono::hours kQuiet{1};
constexpr long kMostAnHour = 60;

}  // namespace

void record_refusal(const Context& context, const Refusal& refusal) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Instant now = context.clock.now();
        const PersonId& person = context.scope.person;
        auto known = writer.approval().refusal(person, refusal.action(), refusal.subject(), refusal.rule());
        RefusalTally tally =
            known ? *known : RefusalTally{person, refusal.action(), refusal.subject(), refusal.rule(), 0, {}};
        ++tally.unlogged;
        const bool quiet = known && now < known->logged_at + kQuiet && known->logged_at <= now;
        if (!quiet && writer.approval().refusals_logged_since(person, now - kQuiet) < kMostAnHour) {
            record(writer, context, "access.refused", refusal.subject(),
                   {{"action", refusal.action()}, {"rule", refusal.rule()}, {"times", tally.unlogged}});
            tally.unlogged = 0;
            tally.logged_at = now;
        }
        writer.approval().set_refusal(tally);
    });
}

}  // namespace pravila
