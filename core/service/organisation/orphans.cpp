#include "core/service/organisation/orphans.h"

#include "core/model/texts.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/role_holders.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 3> kReasons = {"no_owner", "unit_ended", "no_head"};

using Reason = OrphanDocument::Reason;

std::optional<Reason> reason_of(const Document& document, const RoleHolders& holders, Date day) {
    if (!document.owner) return Reason::kNoOwner;
    const Unit* unit = holders.tree().find(*document.owner);
    if (!unit || !unit->exists_on(day)) return Reason::kUnitEnded;
    if (holders.of(Role::kDepartmentHead, document.owner).empty()) return Reason::kNoHead;
    return {};
}

OrphanDocument orphan(const Document& document, const UnitTree& tree, Reason reason) {
    OrphanDocument found{document.id, document.code(), document.title, tree.name(document.owner), {}, reason};
    const Unit* unit = document.owner ? tree.find(*document.owner) : nullptr;
    for (const UnitId& successor : unit ? unit->successors : std::vector<UnitId>())
        found.successors += (found.successors.empty() ? "" : ", ") + tree.name(successor);
    return found;
}

std::vector<OrphanDocument> orphan_documents(StoreReader& reader, const RoleHolders& holders, Date day, Date today) {
    std::vector<OrphanDocument> orphans;
    for (const Revision& revision : reader.revisions_in_force({}, day, today)) {
        const auto document = reader.document(revision.document);
        if (!document) continue;
        if (const auto reason = reason_of(*document, holders, day))
            orphans.push_back(orphan(*document, holders.tree(), *reason));
    }
    return orphans;
}

bool can_be_given(const Slot& slot, const RoleHolders& holders) {
    return (slot.person && holders.answers(*slot.person)) || (slot.role && !holders.of(*slot.role, slot.unit).empty());
}

std::string asked(StoreReader& reader, const Slot& slot, const UnitTree& tree) {
    if (slot.person) {
        const auto person = reader.organisation().person(*slot.person);
        return person ? person->name : slot.person->str();
    }
    if (!slot.role) return {};
    return slot.unit ? role_title(*slot.role) + ", " + tree.name(slot.unit) : role_title(*slot.role);
}

std::vector<StuckSlot> stuck_slots(StoreReader& reader, const RoleHolders& holders) {
    std::vector<Role> roles;
    roles.reserve(kRoleCount);
    for (int role = 0; role < kRoleCount; ++role) roles.push_back(static_cast<Role>(role));
    const std::vector<Person> everybody = reader.organisation().people();
    std::vector<PersonId> people;
    people.reserve(everybody.size());
    for (const Person& person : everybody) people.push_back(person.id);
    std::vector<StuckSlot> stuck;
    for (const OpenSlot& open : reader.approval().open_slots(roles, people)) {
        if (can_be_given(open.slot, holders)) continue;
        const auto document = reader.document(open.document);
        stuck.push_back({open.circuit, open.revision, document ? document->code() : std::string(),
                         document ? document->title : std::string(), asked(reader, open.slot, holders.tree()),
                         open.slot.due_on});
    }
    return stuck;
}

}  // namespace

std::string_view to_text(OrphanDocument::Reason reason) { return text_at(kReasons, reason); }

Orphans find_orphans(const Context& context, Date day) {
    Orphans orphans;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const RoleHolders holders(reader, day);
        orphans.documents = orphan_documents(reader, holders, day, context.clock.today());
        orphans.slots = stuck_slots(reader, holders);
    });
    return orphans;
}

}  // namespace pravila
