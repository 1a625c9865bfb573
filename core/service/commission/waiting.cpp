#include "core/service/commission/waiting.h"

#include <algorithm>
#include <map>

namespace pravila {

namespace {

/// Revisions on agendas whose sessions are still to come or under way, with the number of the session.
using OnAgendas = std::map<std::pair<CircuitId, std::string>, int>;

OnAgendas on_agendas(StoreReader& reader) {
    OnAgendas found;
    for (const CommissionSession& session : reader.commission().sessions()) {
        if (session.state != SessionState::kPlanned && session.state != SessionState::kOpen) continue;
        for (const AgendaItem& item : reader.commission().items_of(session.id))
            if (item.revision && !item.removed) found[{item.revision->circuit, item.revision->step}] = session.number;
    }
    return found;
}

}  // namespace

std::vector<WaitingRevision> waiting_for_session(StoreReader& reader) {
    const OnAgendas taken = on_agendas(reader);
    std::vector<WaitingRevision> waiting;
    // In this order come the slots, so the first of a step has its last day.
    for (const OpenSlot& open :
         reader.approval().open_slots({Role::kCommissionChair, Role::kCommissionMember}, std::vector<PersonId>())) {
        const auto circuit = reader.approval().circuit(open.circuit);
        if (!circuit || circuit->state != CircuitState::kRunning) continue;
        const Workflow workflow = workflow_from_toml(circuit->definition);
        const Step& step = workflow.steps[static_cast<std::size_t>(open.slot.step)];
        if (!step.in_session) continue;
        AgendaRevision about{open.circuit, open.revision, open.document, step.id, circuit->content_sha256};
        const bool known = std::any_of(waiting.begin(), waiting.end(),
                                       [&](const WaitingRevision& other) { return other.about == about; });
        if (known) continue;
        const auto session = taken.find({about.circuit, about.step});
        waiting.push_back({std::move(about), open.slot.opened_on, open.slot.due_on,
                           session == taken.end() ? std::nullopt : std::optional(session->second)});
    }
    return waiting;
}

std::optional<ItemNow> as_it_waits(StoreReader& reader, const AgendaRevision& about) {
    const auto document = reader.document(about.document);
    const auto revision = reader.revision(about.revision);
    if (!document || !revision) return {};
    ItemNow now{working_revision(reader, *document, *revision), {}, {}, {}};
    const auto& circuit = now.working.circuit;
    // A changed text goes on its way in a new circuit.
    if (!circuit || circuit->id != about.circuit || circuit->state != CircuitState::kRunning ||
        circuit->content_sha256 != about.content_sha256)
        return {};
    now.workflow = workflow_from_toml(circuit->definition);
    const Step* step = now.workflow.step(about.step);
    if (!step) return {};
    now.step = *step;
    const auto index = step - now.workflow.steps.data();
    for (std::size_t i = 0; i < circuit->slots.size(); ++i)
        if (circuit->slots[i].step == index && circuit->slots[i].state == SlotState::kOpen) now.slots.push_back(i);
    return now.slots.empty() ? std::nullopt : std::optional(std::move(now));
}

}  // namespace pravila
