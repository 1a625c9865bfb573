#include "core/service/organisation/require_role.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

Message reason_of(StoreReader& reader, const RoleGrant& grant, Date day) {
    const std::string role = role_title(grant.role), act = act_text(grant.act);
    if (grant.until && *grant.until <= day)
        return msg(
            "The act that gave you the role “{role}” ({act}) no longer holds since {day}. Ask for a new act and "
            "have it recorded.",
            {{"role", role}, {"act", act}, {"day", grant.until->romanian()}});
    if (day < grant.from)
        return msg("The act that gives you the role “{role}” ({act}) holds only from {day}.",
                   {{"role", role}, {"act", act}, {"day", grant.from.romanian()}});
    return msg("Your role “{role}” ({act}) holds only for {unit}.",
               {{"role", role}, {"act", act}, {"unit", UnitTree::of(reader).name(grant.unit)}});
}

/// What keeps the person from acting: the grant that comes nearest to being right, else that there is none.
Message reason(StoreReader& reader, const PersonId& person, Date day, std::initializer_list<Role> roles) {
    const auto known = reader.organisation().person(person);
    if (known && known->disabled) return msg("This account is disabled. Ask the administrator.");
    std::optional<RoleGrant> nearest;
    for (const RoleGrant& grant : reader.organisation().grants_of(person)) {
        if (std::find(roles.begin(), roles.end(), grant.role) == roles.end()) continue;
        if (!nearest || grant.holds_on(day) || !nearest->holds_on(day)) nearest = grant;
    }
    if (nearest) return reason_of(reader, *nearest, day);
    std::string titles;
    for (const Role role : roles) titles += (titles.empty() ? "" : ", ") + role_title(role);
    return msg("This needs one of these roles: {roles}. Ask the administrator.", {{"roles", titles}});
}

}  // namespace

Authority require_role(StoreReader& reader, const PersonId& person, Date day, std::initializer_list<Role> roles,
                       const std::optional<UnitId>& unit) {
    const Rights rights = Rights::of(reader, person, day);
    for (const Role role : roles)
        if (const auto authority = rights.authority(role, unit)) return *authority;
    throw Error(ErrorCode::kForbidden, reason(reader, person, day, roles));
}

}  // namespace pravila
