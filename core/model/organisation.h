#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/act.h"
#include "core/model/date.h"
#include "core/model/ids.h"

namespace pravila {

enum class UnitKind { kDirectorate, kService, kOffice, kDepartment };
std::string_view to_text(UnitKind kind);  ///< directorate, service, office, department
std::optional<UnitKind> unit_kind_from(std::string_view text);

/// Under what a unit lay before it was moved in the tree.
struct FormerPlace {
    FormerPlaceId id{};
    std::optional<UnitId> parent{};  ///< nothing: directly under the head of the institution
    Date until{};                    ///< first day on which it lay elsewhere
};

/// A directorate, service, office or department. `name` is as printed; units are found again by their folded name.
/// Units are never deleted: a reorganisation ends their validity and names what followed them.
struct Unit {
    UnitId id;
    std::string name;
    std::string abbreviation;  ///< as used in codes ("URB"); may be empty
    UnitKind kind = UnitKind::kDepartment;
    std::optional<UnitId> parent{};     ///< nothing: directly under the head of the institution
    std::optional<Date> valid_from{};   ///< nothing: for as long as anyone remembers
    std::optional<Date> valid_until{};  ///< first day on which it no longer exists; nothing when open
    std::vector<UnitId> successors{};   ///< units that took over, by id; empty while it exists
    std::vector<FormerPlace> former{};  ///< where it lay before, by day; `parent` holds from the last of them on
    long long row_version = 1;

    bool exists_on(Date day) const {
        return (!valid_from || *valid_from <= day) && (!valid_until || day < *valid_until);
    }
    /// What it lay under on a day.
    const std::optional<UnitId>& parent_on(Date day) const {
        for (const FormerPlace& place : former)
            if (day < place.until) return place.parent;
        return parent;
    }
};

/// What a person may do. Every role rests on an act; see RoleGrant.
enum class Role {
    kReader,
    kAuthor,
    kDepartmentHead,
    kQualityManager,
    kTechnicalSecretariat,
    kCommissionMember,
    kCommissionChair,
    kLegalAdviser,
    kEntityHead,
    kAuditor,
    kAdministrator
};
inline constexpr int kRoleCount = 11;
std::string_view to_text(Role role);  ///< reader, author, department_head, …, administrator
std::optional<Role> role_from(std::string_view text);

/// Someone who works for the institution, or from outside it (drafting firm, outside auditor). Never deleted.
struct Person {
    PersonId id;
    std::string name;        ///< as printed on documents
    std::string email;       ///< may be empty; unique in the institution when not, compared in lower case
    std::string phone;       ///< inside number; may be empty
    std::string os_account;  ///< account of the operating system that acts as this person in commands; may be empty
    bool outside = false;    ///< not an employee
    bool disabled = false;   ///< may not sign in or act any more
    long long row_version = 1;
};

/// How e-mail addresses are compared and stored: ASCII letters in lower case.
std::string email_key(std::string_view email);

/// A person's place in a unit during a time. A change of place ends one and begins another.
struct Membership {
    MembershipId id;
    PersonId person;
    UnitId unit;
    std::string function;  ///< "inspector superior", as printed on covers
    Date from{};
    std::optional<Date> until;  ///< first day on which it no longer holds; nothing when open
    long long row_version = 1;

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};

/// A role given to a person by an act, for a time, everywhere or in one unit and all below it.
struct RoleGrant {
    GrantId id;
    PersonId person;
    Role role = Role::kReader;
    std::optional<UnitId> unit;  ///< limits it to this part of the tree; nothing: the whole institution
    Act act;
    Date from{};
    std::optional<Date> until;  ///< first day on which it no longer holds; nothing when open
    long long row_version = 1;

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};

/// `deputy` acts for `absent` during a time, by an act: signs "p. Primar, Viceprimar".
struct Deputation {
    DeputationId id;
    PersonId absent, deputy;
    std::optional<Role> role;  ///< only in this role; nothing: in all roles of the absent person
    Act act;
    Date from{};
    std::optional<Date> until;  ///< first day on which it no longer holds; nothing when open
    long long row_version = 1;

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};

/// The file of the act that a role or a deputation rests on. Never changed or deleted; a newer one stands beside it.
struct ActFile {
    ActFileId id;
    std::string subject;  ///< id of the role or the deputation
    std::string sha256;   ///< of its content
    std::string name;     ///< base name as received, valid UTF-8
    Instant attached_at{};
};

}  // namespace pravila
