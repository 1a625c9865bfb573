#include "core/service/organisation/memberships.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"

namespace pravila {

namespace {

Membership checked(StoreReader& reader, const Membership& wanted) {
    constexpr std::size_t kLongestFunction = 100;
    Membership membership = wanted;
    const Person person = require_person(reader, wanted.person);
    const Unit unit = require_unit(reader, wanted.unit);
    const auto function = one_line(wanted.function, kLongestFunction);
    if (!function) throw Error(ErrorCode::kInvalidInput, msg("A function has at most 100 characters, on one line."));
    membership.function = *function;
    check_days(wanted.from, wanted.until);
    const bool outlives = unit.valid_until && (!wanted.until || *wanted.until > *unit.valid_until);
    if (!unit.exists_on(wanted.from) || outlives)
        throw Error(ErrorCode::kConflict, msg("{unit} does not exist on all these days.", {{"unit", unit.name}}));
    for (const Membership& other : reader.organisation().memberships_of(wanted.person))
        if (other.id != wanted.id && other.unit == wanted.unit &&
            overlap(other.from, other.until, wanted.from, wanted.until))
            throw Error(ErrorCode::kConflict, msg("{name} has a place in {unit} already on these days.",
                                                  {{"name", person.name}, {"unit", unit.name}}));
    return membership;
}

/// The place of the person on the day, in the unit when one is named.
Membership place_on(StoreReader& reader, const PersonId& person, const std::optional<UnitId>& unit, Date day) {
    std::vector<Membership> places;
    for (Membership& place : reader.organisation().memberships_of(person))
        if (place.holds_on(day) && (!unit || place.unit == *unit)) places.push_back(std::move(place));
    if (places.empty())
        throw Error(ErrorCode::kNotFound,
                    msg("{name} has no place there on {day}.",
                        {{"name", require_person(reader, person).name}, {"day", day.romanian()}}));
    if (places.size() == 1) return places[0];
    std::string names;
    for (const Membership& place : places) names += (names.empty() ? "" : ", ") + require_unit(reader, place.unit).name;
    throw Error(ErrorCode::kConflict, msg("{name} has several places: {units}. Say which one is left.",
                                          {{"name", require_person(reader, person).name}, {"units", names}}));
}

void require_administrator(StoreReader& reader, const Context& context, const UnitId& unit) {
    require_role(reader, context.scope.person, context.clock.today(), {Role::kAdministrator}, unit);
}

}  // namespace

MembershipId place_person(StoreWriter& writer, const Context& context, const Membership& wanted) {
    Membership membership = wanted;
    membership.id = {};
    membership = checked(writer, membership);
    membership.id = context.ids.next_id<MembershipId>();
    membership.row_version = 1;
    writer.organisation().add_membership(membership);
    record(writer, context, "membership.added", membership.id.str(), membership_details(membership), {},
           {membership.person.str(), membership.unit.str()});
    refresh_duties(writer, context, membership.person);
    return membership.id;
}

void change_membership(StoreWriter& writer, const Context& context, const Membership& changed) {
    const Membership membership = checked(writer, changed);
    const auto places = writer.organisation().memberships_of(membership.person);
    const bool known =
        std::any_of(places.begin(), places.end(), [&](const Membership& place) { return place.id == membership.id; });
    if (!known) throw Error(ErrorCode::kNotFound, msg("This person has no such place."), membership.id.str());
    writer.organisation().update_membership(membership);
    record(writer, context, "membership.changed", membership.id.str(), membership_details(membership), {},
           {membership.person.str(), membership.unit.str()});
    refresh_duties(writer, context, membership.person);
}

MembershipId place_person(const Context& context, const Membership& wanted) {
    MembershipId id;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_administrator(writer, context, wanted.unit);
        id = place_person(writer, context, wanted);
    });
    return id;
}

void change_membership(const Context& context, const Membership& changed) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const auto places = writer.organisation().memberships_of(changed.person);
        for (const Membership& place : places)
            if (place.id == changed.id) require_administrator(writer, context, place.unit);
        require_administrator(writer, context, changed.unit);
        change_membership(writer, context, changed);
    });
}

MembershipId move_person(const Context& context, const PersonId& person, const std::optional<UnitId>& from,
                         const UnitId& to, const std::string& function, Date day) {
    MembershipId id;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        Membership left = place_on(writer, person, from, day);
        require_administrator(writer, context, left.unit);
        require_administrator(writer, context, to);
        const std::optional<Date> until = left.until;
        left.until = day;
        change_membership(writer, context, left);
        Membership entered;
        entered.person = person;
        entered.unit = to;
        entered.function = function.empty() ? left.function : function;
        entered.from = day;
        entered.until = until;
        id = place_person(writer, context, entered);
    });
    return id;
}

}  // namespace pravila
