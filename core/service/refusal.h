#pragma once

#include <string>
#include <utility>

#include "core/error.h"
#include "core/service/context.h"

namespace pravila {

/// Something a person tried and may not do. The log hears of it, by `rule` and never by the sentence.
class Refusal : public Error {
  public:
    /// @param action   what was tried: "approve", "submit"…
    /// @param subject  id of what it was tried on.
    /// @param rule     stable name of the reason: "separation.author_approves"
    Refusal(ErrorCode code, std::string action, std::string subject, std::string rule, Message message)
        : Error(code, std::move(message), rule),
          action_(std::move(action)),
          subject_(std::move(subject)),
          rule_(std::move(rule)) {}

    const std::string& action() const { return action_; }
    const std::string& subject() const { return subject_; }
    const std::string& rule() const { return rule_; }

  private:
    std::string action_, subject_, rule_;
};

/// Counts a refusal and writes the entry access.refused, in a transaction of its own. The same thing tried again is
/// logged at most once an hour, and one person at most 60 times an hour, so that a flood cannot fill the log; the next
/// entry says how many there were.
void record_refusal(const Context& context, const Refusal& refusal);

/// Runs a use case. When it refuses, that is recorded, and the refusal comes out.
template <class Work>
auto recording_refusals(const Context& context, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const Refusal& refusal) {
        record_refusal(context, refusal);
        throw;
    }
}

}  // namespace pravila
