#include "core/service/task_counts.h"

#include "core/service/tasks.h"

namespace pravila {

long TaskCounts::of(const Context& context) const {
    const PersonId& person = context.scope.person;
    Counted now;
    now.day = context.clock.today();
    context.store.read(context.scope, [&](StoreReader& reader) {
        now.log_size = reader.log_size();
        {
            const std::lock_guard lock(mutex_);
            const auto known = counted_.find(person);
            if (known != counted_.end() && known->second.log_size == now.log_size && known->second.day == now.day) {
                now.count = known->second.count;
                return;
            }
        }
        now.count = count_tasks(reader, person, now.day);
    });
    const std::lock_guard lock(mutex_);
    counted_[person] = now;
    return now.count;
}

}  // namespace pravila
