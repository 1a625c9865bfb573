#include "core/service/read_access.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/service/rights.h"

namespace pravila {

namespace {

constexpr std::array kReadConfidential = {Role::kQualityManager, Role::kAuditor,       Role::kTechnicalSecretariat,
                                          Role::kEntityHead,     Role::kAdministrator, Role::kDepartmentHead};
/// Of these only who holds the role for the whole institution.
constexpr std::array kReadAll = {Role::kQualityManager, Role::kAuditor, Role::kTechnicalSecretariat, Role::kEntityHead,
                                 Role::kAdministrator};

}  // namespace

ReadAccess ReadAccess::of(StoreReader& reader, const Context& context) {
    ReadAccess access;
    const PersonId& id = context.scope.person;
    const auto person = id.empty() || id == kSystem ? std::nullopt : reader.organisation().person(id);
    if (id != kSystem && (!person || person->disabled)) {
        access.reads_none_ = context.anonymous == AnonymousReading::kNone;
        if (context.anonymous == AnonymousReading::kInternal) access.widest_ = Audience::kInternal;
        return access;
    }
    access.widest_ = Audience::kInternal;
    access.rights_ = std::make_shared<const Rights>(Rights::of(reader, id, context.clock.today()));
    access.reads_all_ = std::any_of(kReadAll.begin(), kReadAll.end(),
                                    [&](Role role) { return access.rights_->authority(role).has_value(); });
    return access;
}

bool ReadAccess::may_read(const Document& document) const {
    if (reads_none_) return false;
    if (reads_all_ || may_read(document.audience)) return true;
    if (!rights_) return false;
    const auto open_to = [&](const UnitId& unit) {
        return rights_->works_in(unit) ||
               std::any_of(kReadConfidential.begin(), kReadConfidential.end(),
                           [&](Role role) { return rights_->authority(role, unit).has_value(); });
    };
    return (document.owner && open_to(*document.owner)) ||
           std::any_of(document.participating.begin(), document.participating.end(), open_to);
}

std::optional<FoundDocument> find_readable(StoreReader& reader, const Context& context, std::string_view text) {
    auto found = find_document(reader, text);
    if (found && !ReadAccess::of(reader, context).may_read(found->document)) return {};
    return found;
}

FoundDocument require_readable(StoreReader& reader, const Context& context, std::string_view text) {
    if (auto found = find_readable(reader, context, text)) return std::move(*found);
    throw no_such_document(text);
}

void require_search_access(const Context& context) {
    bool allowed = false;
    context.store.read(context.scope, [&](StoreReader& reader) {
        allowed = ReadAccess::of(reader, context).may_read(Audience::kInternal);
    });
    if (!allowed)
        throw Error(ErrorCode::kForbidden,
                    msg("Searching is for people of the institution. Sign in, or look in the register."));
}

void require_log_access(const Context& context) {
    bool allowed = false;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const ReadAccess access = ReadAccess::of(reader, context);
        allowed = access.reads_all() || (access.may_read(Audience::kInternal) && !reader.accounts().has_passwords());
    });
    if (!allowed)
        throw Error(ErrorCode::kForbidden, msg("The log is for those who audit, manage quality or administer. Sign in "
                                               "as one of them."));
}

}  // namespace pravila
