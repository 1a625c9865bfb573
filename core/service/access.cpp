#include "core/service/access.h"

#include <algorithm>
#include <initializer_list>

#include "core/service/organisation/require_role.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

constexpr auto kManaging = {Role::kQualityManager, Role::kTechnicalSecretariat, Role::kAuditor, Role::kAdministrator};
constexpr auto kWorking = {Role::kAuthor, Role::kDepartmentHead, Role::kReader};
constexpr auto kReviewing = {Role::kCommissionMember, Role::kCommissionChair, Role::kLegalAdviser, Role::kEntityHead};

bool among(Role role, std::initializer_list<Role> roles) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

ReadAccess without_signing_in(AnonymousReading anonymous) {
    ReadAccess access;
    access.open_public = anonymous != AnonymousReading::kNone;
    access.open_internal = anonymous == AnonymousReading::kInternal;
    return access;
}

class Builder {
  public:
    Builder(StoreReader& reader, const PersonId& person, Date day)
        : reader_(reader), rights_(Rights::of(reader, person, day)), tree_(UnitTree::of(reader, day)) {}

    ReadAccess run() {
        access_.open_internal = true;
        for (const Unit& unit : tree_.units())
            if (rights_.works_in(unit.id)) access_.places.insert(unit.id);
        access_.managed = reach(kManaging);
        access_.headed = reach({Role::kEntityHead});
        access_.reviews = reach(kReviewing);
        access_.heads = reach({Role::kDepartmentHead}).units;
        access_.works_on = reach(kWorking);
        // A role of one's own opens the drafts of the place one works at, too; that of an absent person does not.
        const bool works = std::any_of(
            rights_.authorities().begin(), rights_.authorities().end(),
            [](const Authority& authority) { return !authority.deputation && among(authority.role, kWorking); });
        if (works) access_.works_on.units.insert(access_.places.begin(), access_.places.end());
        for (const RevisionId& id : reader_.approval().drafts_of(rights_.person())) access_.named.insert(id);
        add_waiting();
        return std::move(access_);
    }

  private:
    UnitReach reach(std::initializer_list<Role> roles) const {
        UnitReach reach;
        for (const Authority& authority : rights_.authorities()) {
            if (!among(authority.role, roles)) continue;
            if (!authority.unit) {
                reach.everywhere = true;
                continue;
            }
            for (const Unit& unit : tree_.units())
                if (tree_.lies_in(unit.id, *authority.unit)) reach.units.insert(unit.id);
        }
        return reach;
    }

    /// What waits for an answer of the person, or of someone absent whom they stand in for.
    void add_waiting() {
        std::vector<PersonId> people{rights_.person()};
        for (const Deputation& deputation : reader_.organisation().deputations_by(rights_.person()))
            if (deputation.holds_on(rights_.day()) && !deputation.role) people.push_back(deputation.absent);
        std::set<Role> roles;
        for (const Authority& authority : rights_.authorities()) roles.insert(authority.role);
        for (const OpenSlot& open : reader_.approval().open_slots({roles.begin(), roles.end()}, people)) {
            const bool by_name =
                open.slot.person && std::find(people.begin(), people.end(), *open.slot.person) != people.end();
            if (by_name || (open.slot.role && rights_.authority(*open.slot.role, open.slot.unit)))
                access_.named.insert(open.revision);
        }
    }

    StoreReader& reader_;
    Rights rights_;
    UnitTree tree_;
    ReadAccess access_;
};

}  // namespace

ReadAccess read_access(StoreReader& reader, const PersonId& person, Date day, AnonymousReading anonymous) {
    if (person == kSystem) return ReadAccess::all();
    const auto known = person.empty() ? std::nullopt : reader.organisation().person(person);
    if (!known || known->disabled) return without_signing_in(anonymous);
    return Builder(reader, person, day).run();
}

ReadAccess read_access(StoreReader& reader, const Context& context) {
    return read_access(reader, context.scope.person, context.clock.today(), context.anonymous);
}

std::vector<Revision> readable_revisions(StoreReader& reader, const ReadAccess& access, Document& document) {
    std::vector<Revision> revisions = reader.revisions_of(document.id);
    const bool newest = revisions.empty() || access.may_read(document, revisions.back());
    std::erase_if(revisions, [&](const Revision& revision) { return !access.may_read(document, revision); });
    if (!newest && !revisions.empty()) document.title = revisions.back().title;
    return revisions;
}

bool may_read(StoreReader& reader, const ReadAccess& access, const Document& document) {
    if (access.everything) return true;
    const std::vector<Revision> revisions = reader.revisions_of(document.id);
    if (revisions.empty()) return access.may_read_empty(document);
    return std::any_of(revisions.begin(), revisions.end(),
                       [&](const Revision& revision) { return access.may_read(document, revision); });
}

FoundDocument require_readable_document(StoreReader& reader, const ReadAccess& access, std::string_view text) {
    const auto readable = [&](const Document& document) { return may_read(reader, access, document); };
    if (auto found = find_document(reader, text, readable)) return std::move(*found);
    throw no_such_document(text);
}

void require_log_access(const Context& context) {
    context.store.read(context.scope, [&](StoreReader& reader) {
        require_role(reader, context.scope.person, context.clock.today(),
                     {Role::kAuditor, Role::kQualityManager, Role::kAdministrator});
    });
}

}  // namespace pravila
