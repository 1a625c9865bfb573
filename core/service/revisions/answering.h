#pragma once

#include <optional>

#include "core/service/revisions/answer_step.h"

namespace pravila {

/// A slot that the signer may answer, and by what right.
struct Place {
    std::size_t slot = 0;                  ///< index in the circuit's slots
    std::optional<Authority> authority;    ///< nothing when the workflow names the very person
    std::optional<Deputation> deputation;  ///< for a named person who is absent
};

/// Whether the signer may answer at this slot, by a role, by name or for someone absent; says nothing of its state.
/// @param index  of the slot in its circuit.
std::optional<Place> place_at(StoreReader& reader, const Slot& slot, std::size_t index, const Rights& signer);

/// Finds the open slot that an answer belongs to.
///
/// @param signer   who signs: the person, or for paper the one who signed there; with their rights of that day.
/// @param session_step  id of the step that a session of the commission decides now; empty for an answer given outside
///                 sessions, which no such step takes.
/// @throws Refusal as answer_step says.
Place place_of(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow, const Answer& answer,
               const Rights& signer, std::string_view session_step = {});

/// An answer that a session of the commission gives at one of its steps, inside the transaction that closes it, and all
/// that follows from it.
///
/// @param answer  with the minutes as its paper: who signs for the commission, the day of the session, and its act.
/// @param step    id of the step. @throws Refusal as answer_step says.
Answered answer_from_session(StoreWriter& writer, const Context& context, const Answer& answer,
                             const std::string& step);

/// Separation of duties. @return true when it is only advised against, and to be recorded so.
/// @throws Refusal where the workflow blocks it.
bool check_separation(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow, const Place& place,
                      const PersonId& signer);

}  // namespace pravila
