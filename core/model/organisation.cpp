#include "core/model/organisation.h"

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 4> kUnitKinds = {"directorate", "service", "office", "department"};

constexpr std::array<std::string_view, kRoleCount> kRoles = {"reader",
                                                             "author",
                                                             "department_head",
                                                             "quality_manager",
                                                             "technical_secretariat",
                                                             "commission_member",
                                                             "commission_chair",
                                                             "legal_adviser",
                                                             "entity_head",
                                                             "auditor",
                                                             "administrator"};

}  // namespace

std::string_view to_text(UnitKind kind) { return text_at(kUnitKinds, kind); }
std::optional<UnitKind> unit_kind_from(std::string_view text) { return value_from<UnitKind>(kUnitKinds, text); }

std::string_view to_text(Role role) { return text_at(kRoles, role); }
std::optional<Role> role_from(std::string_view text) { return value_from<Role>(kRoles, text); }

std::string email_key(std::string_view email) {
    std::string key(email);
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

}  // namespace pravila
