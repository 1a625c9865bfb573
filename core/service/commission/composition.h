#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/commission.h"
#include "core/service/context.h"

namespace pravila {

/// A member of the monitoring commission, and the act by which they are one.
struct CommissionMember {
    PersonId person;
    std::string name;
    Role role = Role::kCommissionMember;  ///< kCommissionChair or kCommissionMember
    GrantId grant;
};

/// The members in office on a day: the chair first, then by name. Whoever is named twice counts once, as chair where
/// one of the acts says so. Roles for a part of the institution only are left out, and disabled people whom nobody
/// stands in for; the technical secretariat is no member.
std::vector<CommissionMember> commission_on(StoreReader& reader, Date day);

/// How many members must be present. Text form: "majority" (more than half of the members in office, the default),
/// "two_thirds" (at least two thirds of them), or a number from 1.
struct QuorumRule {
    enum class Kind { kMajority, kTwoThirds, kNumber };
    Kind kind = Kind::kMajority;
    int number = 0;  ///< for kNumber

    /// @param members  in office, from 0. @return at least 1.
    int needed(int members) const;
    bool operator==(const QuorumRule&) const = default;
};
std::string to_text(const QuorumRule& rule);
std::optional<QuorumRule> quorum_rule_from(std::string_view text);

/// The rule of the institution: the setting `commission.quorum`.
QuorumRule quorum_rule(StoreReader& reader);
/// By an administrator or the quality manager; sessions that have begun keep the quorum they began with.
/// @throws Error kForbidden.
void set_quorum_rule(const Context& context, const QuorumRule& rule);

}  // namespace pravila
