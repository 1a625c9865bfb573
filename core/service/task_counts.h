#pragma once

#include <map>
#include <mutex>

#include "core/service/context.h"

namespace pravila {

/// How many things wait for each person, for the number beside the menu entry of every page. Whatever changes the
/// number is an entry of the log, so a count holds until the log has grown or the day has changed; asking again before
/// costs one small query. Thread rule: may be asked from several threads.
class TaskCounts {
  public:
    /// For the person of the context, as count_tasks. One object serves one institution.
    long of(const Context& context) const;

  private:
    struct Counted {
        long long log_size = 0;
        Date day{};
        long count = 0;
    };

    mutable std::mutex mutex_;
    mutable std::map<PersonId, Counted> counted_;
};

}  // namespace pravila
