#include "core/workflow/transitions.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "core/history/actions.h"

using namespace pravila;

namespace {

/// What may happen, said a second time: state -> event -> state.
const std::map<Lifecycle, std::map<Event, Lifecycle>>& expected() {
    using enum Lifecycle;
    static const std::map<Lifecycle, std::map<Event, Lifecycle>> kExpected = {
        {kDraft,
         {{Event::kChangeText, kDraft},
          {Event::kAttach, kDraft},
          {Event::kSubmit, kInReview},
          {Event::kApproveByAct, kApproved},
          {Event::kCancel, kCancelled}}},
        {kInReview,
         {{Event::kChangeText, kInReview},
          {Event::kAnswer, kInReview},
          {Event::kReturn, kDraft},
          {Event::kLastSignature, kApproved},
          {Event::kApproveByAct, kApproved},
          {Event::kCancel, kCancelled}}},
        {kApproved, {{Event::kAttach, kApproved}, {Event::kCorrect, kApproved}, {Event::kWithdraw, kWithdrawn}}},
        {kWithdrawn, {{Event::kAttach, kWithdrawn}, {Event::kCorrect, kWithdrawn}}},
        {kCancelled, {}},
    };
    return kExpected;
}

}  // namespace

TEST_CASE("transitions: every pair of state and event is either in the table or cannot happen", "[workflow]") {
    for (const auto& [from, events] : expected()) {
        for (int i = 0; i < kEventCount; ++i) {
            const auto event = static_cast<Event>(i);
            INFO(to_text(from) << " × " << to_text(event));
            const Transition* row = find_transition(from, event);
            const auto wanted = events.find(event);
            REQUIRE((row != nullptr) == (wanted != events.end()));
            if (row) CHECK(row->to == wanted->second);
        }
    }
}

TEST_CASE("transitions: no pair stands twice, and every row is logged by a known action", "[workflow]") {
    std::set<std::pair<Lifecycle, Event>> seen;
    for (const Transition& row : transitions()) {
        INFO(to_text(row.from) << " × " << to_text(row.event));
        CHECK(seen.insert({row.from, row.event}).second);
        CHECK(find_action(row.action) != nullptr);
    }
}

TEST_CASE("transitions: what is cancelled stays as it is for ever", "[workflow]") {
    for (const Transition& row : transitions()) CHECK(row.from != Lifecycle::kCancelled);
}
