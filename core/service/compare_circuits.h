#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/history/entry.h"
#include "core/service/compare_organisation.h"

namespace pravila {

/// Ways to approval as they follow from the log alone. Feed it every entry in order. The log tells of a circuit: its
/// revision, round, workflow with the hash of the exact text, text, author, when a step was opened and until when it is
/// due, which answer was given at which slot, and how it ended. It does not tell whom a slot asks: that follows from
/// the workflow's text and the units that took part on that day.
class CircuitLog {
  public:
    void apply(const LogEntry& entry);

    /// Compares the circuits of every revision with what was fed, row by row and both ways; rule state.circuit, where
    /// is the id of the circuit.
    void compare(StoreReader& reader, const std::function<void(const OrganisationDifference&)>& found) const;

  private:
    /// What the log says of one circuit.
    struct Logged {
        std::string revision, document, workflow, definition_sha256, content_sha256, author;
        long long round = 0;
        CircuitState state = CircuitState::kRunning;
        std::map<std::string, std::string> due;      ///< of opened steps, by their id; empty: no last day
        std::map<std::string, std::string> answers;  ///< decision by slot
    };

    void submitted(const LogEntry& entry);
    void end(const std::string& circuit, CircuitState state);
    void end_running(const std::string& revision, CircuitState state);
    static bool agrees(const Circuit& circuit, const Logged& logged);

    std::map<std::string, Logged> circuits_;
    std::map<std::string, std::string> running_;  ///< circuit by revision
};

}  // namespace pravila
