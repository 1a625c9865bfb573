#include "core/service/organisation/printed_words.h"

#include "core/i18n/catalogue.h"

namespace pravila {

Message role_name(Role role) {
    switch (role) {
        case Role::kReader:
            return msg("Reader (role)");
        case Role::kAuthor:
            return msg("Author (role)");
        case Role::kDepartmentHead:
            return msg("Head of department (role)");
        case Role::kQualityManager:
            return msg("Quality manager (role)");
        case Role::kTechnicalSecretariat:
            return msg("Technical secretariat of the monitoring commission (role)");
        case Role::kCommissionMember:
            return msg("Member of the monitoring commission (role)");
        case Role::kCommissionChair:
            return msg("Chair of the monitoring commission (role)");
        case Role::kLegalAdviser:
            return msg("Legal adviser (role)");
        case Role::kEntityHead:
            return msg("Head of the institution (role)");
        case Role::kAuditor:
            return msg("Auditor (role)");
        case Role::kAdministrator:
            return msg("Administrator (role)");
    }
    return {};
}

Message kind_name(UnitKind kind) {
    switch (kind) {
        case UnitKind::kDirectorate:
            return msg("Directorate (unit)");
        case UnitKind::kService:
            return msg("Service (unit)");
        case UnitKind::kOffice:
            return msg("Office (unit)");
        case UnitKind::kDepartment:
            return msg("Department (unit)");
    }
    return {};
}

std::string role_title(Role role) { return Catalogue::of(Language::kRomanian).text(role_name(role)); }

std::string act_text(const Act& act) { return act.date ? act.number + " din " + act.date->romanian() : act.number; }

}  // namespace pravila
