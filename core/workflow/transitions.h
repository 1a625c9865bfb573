#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/model/document.h"

namespace pravila {

/// What happens to a revision; the text form is used in tests and diagrams.
enum class Event {
    kSubmit,         ///< the draft is complete and goes on its way
    kChangeText,     ///< another file as its text
    kAnswer,         ///< an answer that is not the last one
    kReturn,         ///< back to the author with remarks
    kLastSignature,  ///< the last answer that the workflow asks for
    kApproveByAct,   ///< approved by an act from outside, such as a council decision
    kCancel,         ///< given up
    kWithdraw,       ///< no longer applies, without a successor
    kCorrect,        ///< a mistake in its data is put right
    kAttach          ///< one more part: a signed copy, an annex, a form
};
inline constexpr int kEventCount = 10;
std::string_view to_text(Event event);

/// A row of the fixed lifecycle: an event that may happen in a state, what the state is then, and the log's word for
/// it.
struct Transition {
    Lifecycle from;
    Event event;
    Lifecycle to;
    std::string_view action;  ///< in core/history/actions.h
};

/// THE table. What is not in it cannot happen.
std::span<const Transition> transitions();

/// @return nullptr when the event cannot happen in that state.
const Transition* find_transition(Lifecycle from, Event event);

}  // namespace pravila
