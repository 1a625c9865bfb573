#include "core/workflow/transitions.h"

#include <algorithm>
#include <array>

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, kEventCount> kEvents = {"submit",         "change_text",    "answer", "return",
                                                               "last_signature", "approve_by_act", "cancel", "withdraw",
                                                               "correct",        "attach"};

using enum Lifecycle;

constexpr std::array kTransitions = {
    Transition{kDraft, Event::kChangeText, kDraft, "revision.source_replaced"},
    Transition{kDraft, Event::kAttach, kDraft, "revision.part_attached"},
    Transition{kDraft, Event::kSubmit, kInReview, "revision.submitted"},
    Transition{kDraft, Event::kApproveByAct, kApproved, "revision.approved"},
    Transition{kDraft, Event::kCancel, kCancelled, "revision.cancelled"},
    Transition{kInReview, Event::kChangeText, kInReview, "revision.source_replaced"},
    Transition{kInReview, Event::kAnswer, kInReview, "signature.given"},
    Transition{kInReview, Event::kReturn, kDraft, "revision.returned"},
    Transition{kInReview, Event::kLastSignature, kApproved, "revision.approved"},
    Transition{kInReview, Event::kApproveByAct, kApproved, "revision.approved"},
    Transition{kInReview, Event::kCancel, kCancelled, "revision.cancelled"},
    Transition{kApproved, Event::kAttach, kApproved, "revision.part_attached"},
    Transition{kApproved, Event::kCorrect, kApproved, "revision.corrected"},
    Transition{kApproved, Event::kWithdraw, kWithdrawn, "revision.withdrawn"},
    Transition{kWithdrawn, Event::kAttach, kWithdrawn, "revision.part_attached"},
    Transition{kWithdrawn, Event::kCorrect, kWithdrawn, "revision.corrected"},
};

}  // namespace

std::string_view to_text(Event event) { return text_at(kEvents, event); }

std::span<const Transition> transitions() { return kTransitions; }

const Transition* find_transition(Lifecycle from, Event event) {
    const auto* const found = std::find_if(kTransitions.begin(), kTransitions.end(), [&](const Transition& row) {
        return row.from == from && row.event == event;
    });
    return found == kTransitions.end() ? nullptr : found;
}

}  // namespace pravila
