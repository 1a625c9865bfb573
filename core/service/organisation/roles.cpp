#include "core/service/organisation/roles.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/require_role.h"
#include "core/service/organisation/signing_function.h"
#include "core/service/organisation/unit_tree.h"
#include "core/service/record.h"

namespace pravila {

namespace {

bool is_of_commission(Role role) {
    return role == Role::kCommissionMember || role == Role::kCommissionChair || role == Role::kTechnicalSecretariat;
}

void check_right(StoreReader& reader, const Context& context, const RoleGrant& grant) {
    const Date today = context.clock.today();
    if (is_of_commission(grant.role))
        require_role(reader, context.scope.person, today, {Role::kAdministrator, Role::kQualityManager}, grant.unit);
    else
        require_role(reader, context.scope.person, today, {Role::kAdministrator}, grant.unit);
}

void check_not_held(StoreReader& reader, const RoleGrant& wanted, const Person& person) {
    for (const RoleGrant& held : reader.organisation().grants_of(wanted.person)) {
        if (held.role != wanted.role || held.unit != wanted.unit ||
            !overlap(held.from, held.until, wanted.from, wanted.until))
            continue;
        throw Error(ErrorCode::kConflict,
                    msg("{name} has the role “{role}” already, by {act}. End that one first.",
                        {{"name", person.name}, {"role", role_title(held.role)}, {"act", act_text(held.act)}}));
    }
}

RoleGrant require_grant(StoreReader& reader, const GrantId& id) {
    if (auto grant = reader.organisation().grant(id)) return *std::move(grant);
    throw Error(ErrorCode::kNotFound, msg("There is no such role of a person. Look at the list of roles."), id.str());
}

}  // namespace

void check_administrator_stays(StoreReader& reader, Date day, const PersonId& without_person,
                               const GrantId& without_grant) {
    bool was = false, stays = false;
    for (const RoleGrant& grant : reader.organisation().grants_of_role(Role::kAdministrator)) {
        if (grant.unit || grant.until || !grant.holds_on(day)) continue;
        const auto person = reader.organisation().person(grant.person);
        if (!person || person->disabled) continue;
        was = true;
        stays = stays || (grant.person != without_person && grant.id != without_grant);
    }
    if (was && !stays)
        throw Error(ErrorCode::kConflict,
                    msg("Nobody would be left as administrator. Give someone else this role first, without an end."));
}

GrantId grant_role(StoreWriter& writer, const Context& context, const RoleGrant& wanted) {
    RoleGrant grant = wanted;
    const Person person = require_person(writer, grant.person);
    if (grant.unit) require_unit(writer, *grant.unit);
    grant.act = checked_act(grant.act);
    check_days(grant.from, grant.until);
    check_not_held(writer, grant, person);
    grant.id = context.ids.next_id<GrantId>();
    grant.row_version = 1;
    writer.organisation().add_grant(grant);
    record(writer, context, "role.granted", grant.id.str(), grant_details(grant), {}, {grant.person.str()});
    refresh_duties(writer, context, grant.person);
    return grant.id;
}

void end_role(StoreWriter& writer, const Context& context, const RoleGrant& grant, Date until, const Act& act) {
    const Act checked = checked_act(act);
    // Ended on its first day it has never held: so a mistake is taken back, and a role in a unit that ended before.
    if (until != grant.from) check_days(grant.from, until);
    if (grant.until && *grant.until < until)
        throw Error(ErrorCode::kConflict, msg("It ends on {day} already. More time needs a new act: record it as new.",
                                              {{"day", grant.until->romanian()}}));
    if (grant.role == Role::kAdministrator) check_administrator_stays(writer, context.clock.today(), {}, grant.id);
    RoleGrant ended = grant;
    ended.until = until;
    writer.organisation().update_grant(ended);
    record(writer, context, "role.ended", grant.id.str(), end_details(until, checked), {}, {grant.person.str()});
    refresh_duties(writer, context, grant.person);
}

GrantId grant_role(const Context& context, const RoleGrant& wanted) {
    GrantId id;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        check_right(writer, context, wanted);
        id = grant_role(writer, context, wanted);
    });
    return id;
}

void end_role(const Context& context, const GrantId& grant, Date until, const Act& act) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const RoleGrant held = require_grant(writer, grant);
        check_right(writer, context, held);
        end_role(writer, context, held, until, act);
    });
}

std::vector<RolePlace> composition(StoreReader& reader, Role role, Date day, const std::optional<UnitId>& unit) {
    const UnitTree tree = UnitTree::of(reader);
    std::vector<RolePlace> places;
    for (const RoleGrant& grant : reader.organisation().grants_of_role(role)) {
        if (!grant.holds_on(day) || (unit && grant.unit && !tree.lies_in(*unit, *grant.unit))) continue;
        RolePlace place{grant, require_person(reader, grant.person), tree.name(grant.unit), {}};
        for (const std::string& function : functions_on(reader, grant.person, day))
            place.function += (place.function.empty() ? "" : ", ") + function;
        places.push_back(std::move(place));
    }
    return places;
}

}  // namespace pravila
