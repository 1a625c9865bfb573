#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/approval.h"
#include "core/workflow/workflow.h"
#include "core/workflow/working_days.h"

namespace pravila {

/// What followed from an event in a circuit.
struct Progress {
    enum class End { kRunning, kReturned, kApproved };
    End end = End::kRunning;
    std::vector<std::size_t> opened;  ///< indexes of slots that opened now, ascending
};

/// Moves the slots of one circuit as its workflow says. A pure function of its arguments: it knows no store and no
/// clock, and every caller that gives the same gets the same.
///
/// Steps open one after the other; a parallel step opens with the one before it. A step is done when its rule is met;
/// slots that are no longer needed become void. A step without any slot (no participating unit) is passed over. When
/// every step is done the circuit is approved; a workflow always has at least one approving slot.
class Machine {
  public:
    /// Both outlive the machine.
    Machine(const Workflow& workflow, const WorkingDays& days) : workflow_(workflow), days_(days) {}

    /// The slots that a document asks for, all waiting. `next_id` gives each its id.
    /// @throws Error kInvalidInput when no slot is left for approval (the document has no owner, say).
    std::vector<Slot> slots_for(const std::optional<UnitId>& owner, const std::vector<UnitId>& participating,
                                const std::function<SlotId()>& next_id) const;

    /// Opens the first step.
    Progress begin(std::vector<Slot>& slots, Date today) const;
    /// An answer at an open slot. @param slot  index; @throws Error kInternal when it is not open.
    Progress answer(std::vector<Slot>& slots, std::size_t slot, Decision decision, Date today) const;
    /// Open slots of tacit steps whose last day is before `today` become tacit. Idempotent.
    Progress lapse(std::vector<Slot>& slots, Date today) const;

  private:
    Progress advance(std::vector<Slot>& slots, Date today) const;

    const Workflow& workflow_;
    const WorkingDays& days_;
};

}  // namespace pravila
