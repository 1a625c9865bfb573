#pragma once

#include <string>
#include <vector>

#include "core/i18n/message.h"
#include "core/service/context.h"
#include "core/service/organisation/plan.h"

namespace pravila {

/// One thing that a reorganisation does.
struct ReorganisationStep {
    enum class Kind {
        kUnitBegins,
        kUnitEnds,
        kPersonMoves,
        kRoleEnds,
        kRoleGiven,
        kDocumentPasses,  ///< to another owner or other participating units
        kDocumentLeft,    ///< its owner ends and nobody was named in its place
        kCircuitPasses,   ///< answers that were asked of a unit that ends are asked of another
        kDocumentsTied,
    };
    Kind kind = Kind::kUnitBegins;
    std::string subject;  ///< unit, person, code; for people to read
    std::string to;       ///< where it goes, or which role; empty when it goes nowhere
};
std::string_view to_text(ReorganisationStep::Kind kind);  ///< unit_begins, unit_ends, person_moves…
Message step_message(const ReorganisationStep& step);     ///< one sentence

/// Carries out a plan by its one act, all of it in one transaction or nothing. Units that end keep their people, roles
/// and documents of the past: any earlier day answers as before. People go to the successor, roles limited to a unit
/// that ends end with it, documents and running circuits pass to the successor where there is only one or one is named.
///
/// @param dry_run  does everything and takes it back: the steps are exactly those that it would take.
/// @throws Error kForbidden unless administrator of the whole institution; kInvalidInput before the plan's day (except
///         for a dry run), or when people would be left without a unit; whatever finding names and the single changes
///         throw.
std::vector<ReorganisationStep> reorganise(const Context& context, const ReorganisationPlan& plan, bool dry_run);

/// The units of a preset, as they exist for as long as anyone remembers. For a new store.
void add_planned_units(StoreWriter& writer, const Context& context, const std::vector<PlannedUnit>& units,
                       const Act& act, const std::optional<Date>& from, std::vector<ReorganisationStep>& steps);

}  // namespace pravila
