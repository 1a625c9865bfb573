#include "core/service/commission/session_rights.h"

#include <algorithm>

#include "core/service/organisation/require_role.h"

namespace pravila {

namespace {

constexpr auto kKeepers = {Role::kTechnicalSecretariat, Role::kCommissionChair};
constexpr auto kReaders = {Role::kCommissionMember, Role::kCommissionChair, Role::kTechnicalSecretariat,
                           Role::kQualityManager,   Role::kEntityHead,      Role::kAuditor,
                           Role::kAdministrator};

bool holds_one(StoreReader& reader, const Context& context, std::initializer_list<Role> roles) {
    const Rights rights = Rights::of(reader, context.scope.person, context.clock.today());
    return std::any_of(roles.begin(), roles.end(), [&](Role role) { return rights.authority(role).has_value(); });
}

}  // namespace

void require_session_keeper(StoreReader& reader, const Context& context, const std::string& action,
                            const std::string& subject) {
    try {
        require_role(reader, context.scope.person, context.clock.today(), kKeepers);
    } catch (const Error& error) {
        throw Refusal(error.code(), action, subject.empty() ? context.scope.institution.str() : subject, "role.missing",
                      error.message());
    }
}

bool may_keep_sessions(StoreReader& reader, const Context& context) { return holds_one(reader, context, kKeepers); }

void require_session_reader(StoreReader& reader, const Context& context) {
    require_role(reader, context.scope.person, context.clock.today(), kReaders);
}

bool may_read_sessions(const Context& context) {
    bool may = false;
    if (context.scope.person.empty()) return may;
    context.store.read(context.scope, [&](StoreReader& reader) { may = holds_one(reader, context, kReaders); });
    return may;
}

CommissionSession require_session(StoreReader& reader, int number) {
    auto session = reader.commission().session(number);
    if (!session)
        throw Error(ErrorCode::kNotFound, msg("The commission has no session {number}. Look at the list of sessions.",
                                              {{"number", std::to_string(number)}}));
    return *std::move(session);
}

Refusal session_refusal(const CommissionSession& session, const char* action, const char* rule, Message message) {
    return {ErrorCode::kConflict, action, session.id.str(), rule, std::move(message)};
}

}  // namespace pravila
