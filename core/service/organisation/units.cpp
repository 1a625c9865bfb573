#include "core/service/organisation/units.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/require_role.h"
#include "core/service/organisation/roles.h"
#include "core/service/organisation/unit_tree.h"
#include "core/service/record.h"
#include "core/text/analysis.h"

namespace pravila {

namespace {

std::string checked_abbreviation(const std::string& text) {
    constexpr std::size_t kLongest = 20;
    const auto abbreviation = one_line(text, kLongest);
    const bool plain = abbreviation && abbreviation->find_first_of(" \t/\\.,;:_\"'<>&?#%") == std::string::npos;
    if (!plain)
        throw Error(ErrorCode::kInvalidInput,
                    msg("An abbreviation has at most 20 letters and digits, without spaces or signs."));
    return *abbreviation;
}

bool together(const Unit& a, const Unit& b) {
    return (!a.valid_until || !b.valid_from || *b.valid_from < *a.valid_until) &&
           (!b.valid_until || !a.valid_from || *a.valid_from < *b.valid_until);
}

void check_free(const UnitTree& tree, const Unit& unit) {
    const std::string name = fold(unit.name), abbreviation = fold(unit.abbreviation);
    for (const Unit& other : tree.units()) {
        if (other.id == unit.id || !together(other, unit)) continue;
        if (fold(other.name) == name)
            throw Error(ErrorCode::kConflict, msg("There is a unit “{name}” already.", {{"name", other.name}}));
        if (!abbreviation.empty() && fold(other.abbreviation) == abbreviation)
            throw Error(ErrorCode::kConflict, msg("{name} has the abbreviation {abbreviation} already.",
                                                  {{"name", other.name}, {"abbreviation", other.abbreviation}}));
    }
}

void check_place(const UnitTree& tree, const Unit& unit) {
    if (!unit.parent) return;
    const Unit* above = tree.find(*unit.parent);
    if (!above) throw Error(ErrorCode::kNotFound, msg("There is no such unit. Look at the tree of units."));
    if (!together(unit, *above))
        throw Error(ErrorCode::kConflict,
                    msg("{above} and {unit} exist at different times.", {{"above", above->name}, {"unit", unit.name}}));
    if (!unit.id.empty() && tree.lies_in(*unit.parent, unit.id))
        throw Error(ErrorCode::kInvalidInput, msg("{unit} cannot lie under {above}, which lies under it.",
                                                  {{"unit", unit.name}, {"above", above->name}}));
}

Unit checked(StoreReader& reader, const Unit& wanted) {
    constexpr std::size_t kLongestName = 200;
    Unit unit = wanted;
    const auto name = one_line(wanted.name, kLongestName);
    if (!name || name->empty())
        throw Error(ErrorCode::kInvalidInput, msg("The name of a unit has 1 to 200 characters on one line."));
    unit.name = *name;
    unit.abbreviation = checked_abbreviation(wanted.abbreviation);
    if (unit.valid_from) check_days(*unit.valid_from, unit.valid_until);
    const UnitTree tree = UnitTree::of(reader);
    check_free(tree, unit);
    check_place(tree, unit);
    return unit;
}

/// Nobody and nothing is left behind in a unit that no longer exists.
void check_empty(StoreReader& reader, const Unit& unit, Date until) {
    for (const Unit& below : reader.organisation().units())
        if (below.parent == unit.id && (!below.valid_until || *below.valid_until > until))
            throw Error(ErrorCode::kConflict, msg("{below} still lies under {unit}. End it first, or give it another "
                                                  "place.",
                                                  {{"below", below.name}, {"unit", unit.name}}));
    for (const Membership& place : reader.organisation().memberships())
        if (place.unit == unit.id && (!place.until || *place.until > until))
            throw Error(ErrorCode::kConflict,
                        msg("{name} still has a place in {unit}. Move the people first.",
                            {{"name", require_person(reader, place.person).name}, {"unit", unit.name}}));
}

}  // namespace

UnitId add_unit(StoreWriter& writer, const Context& context, const Unit& wanted, const Act& act) {
    const Act by = optional_act(act);
    Unit unit = wanted;
    unit.id = {};
    unit.successors.clear();
    unit = checked(writer, unit);
    unit.id = context.ids.next_id<UnitId>();
    unit.row_version = 1;
    writer.organisation().add_unit(unit);
    record(writer, context, "unit.added", unit.id.str(), {{"name", unit.name}, {"abbreviation", unit.abbreviation}});
    record(writer, context, "unit.changed", unit.id.str(), unit_details(unit, by));
    return unit.id;
}

void change_unit(StoreWriter& writer, const Context& context, const Unit& changed, const Act& act) {
    const Act by = optional_act(act);
    const Unit before = require_unit(writer, changed.id);
    check_version(before.row_version, changed.row_version);
    const Unit unit = checked(writer, changed);
    writer.organisation().update_unit(unit);
    record(writer, context, "unit.changed", unit.id.str(), unit_details(unit, by));
    if (unit.parent != before.parent) refresh_duties_after_move(writer, context, before.parent, unit.parent);
}

void close_unit(StoreWriter& writer, const Context& context, const UnitId& unit, Date until,
                const std::vector<UnitId>& successors, const Act& act) {
    const Act by = checked_act(act);
    Unit closed = require_unit(writer, unit);
    if (closed.valid_until && *closed.valid_until < until)
        throw Error(ErrorCode::kConflict, msg("{unit} has not existed since {day}.",
                                              {{"unit", closed.name}, {"day", closed.valid_until->romanian()}}));
    for (const UnitId& successor : successors) {
        const Unit next = require_unit(writer, successor);
        if (next.id == closed.id || !next.exists_on(until))
            throw Error(ErrorCode::kInvalidInput,
                        msg("{next} cannot take over from {unit}: it does not exist on {day}.",
                            {{"next", next.name}, {"unit", closed.name}, {"day", until.romanian()}}));
    }
    check_empty(writer, closed, until);
    for (const RoleGrant& grant : writer.organisation().grants())
        if (grant.unit == unit && (!grant.until || *grant.until > until))
            end_role(writer, context, grant, std::max(grant.from, until), by);
    closed.valid_until = until;
    closed.successors = successors;
    change_unit(writer, context, closed, by);
}

void move_unit(const Context& context, const UnitId& unit, const std::optional<UnitId>& parent, Date day,
               const Act& act) {
    const FormerPlaceId id = context.ids.next_id<FormerPlaceId>();
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        const Act by = checked_act(act);
        Unit moved = require_unit(writer, unit);
        if (moved.parent == parent)
            throw Error(ErrorCode::kConflict, msg("{unit} lies there already.", {{"unit", moved.name}}));
        if (day > context.clock.today())
            throw Error(ErrorCode::kInvalidInput,
                        msg("A unit is moved on the day itself or later, not before it: {day} is to come.",
                            {{"day", day.romanian()}}));
        const bool late_enough =
            (moved.former.empty() || moved.former.back().until < day) && (!moved.valid_from || *moved.valid_from < day);
        if (!late_enough || !moved.exists_on(day))
            throw Error(ErrorCode::kInvalidInput,
                        msg("{unit} cannot be moved on {day}: it was moved later, or does not exist then.",
                            {{"unit", moved.name}, {"day", day.romanian()}}));
        const FormerPlace place{id, moved.parent, day};
        moved.former.push_back(place);
        moved.parent = parent;
        change_unit(writer, context, moved, by);
        record(writer, context, "unit.moved", id.str(), moved_details(unit, place, by), {}, {unit.str()});
    });
}

UnitId add_unit(const Context& context, const Unit& wanted, const Act& act) {
    UnitId id;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        id = add_unit(writer, context, wanted, act);
    });
    return id;
}

void change_unit(const Context& context, const Unit& changed, const Act& act) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        change_unit(writer, context, changed, act);
    });
}

void close_unit(const Context& context, const UnitId& unit, Date until, const std::vector<UnitId>& successors,
                const Act& act) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        close_unit(writer, context, unit, until, successors, act);
    });
}

}  // namespace pravila
