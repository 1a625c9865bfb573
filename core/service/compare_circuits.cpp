#include "core/service/compare_circuits.h"

#include <algorithm>

#include "core/error.h"
#include "core/history/hash.h"
#include "core/workflow/workflow.h"

namespace pravila {

namespace {

std::string text_of(const LogEntry& entry, std::string_view name) {
    const auto member = entry.details.find(name);
    const std::string* text = member == entry.details.end() ? nullptr : member->second.text();
    return text ? *text : std::string();
}

/// What an answer leaves its slot as; a return leaves it as it is.
bool follows(SlotState state, const std::string& answer) {
    if (answer == "favourable") return state == SlotState::kFavourable;
    if (answer == "unfavourable") return state == SlotState::kUnfavourable;
    if (answer.empty()) return state != SlotState::kFavourable && state != SlotState::kUnfavourable;
    return state != SlotState::kFavourable;
}

bool was_open(SlotState state) { return state != SlotState::kWaiting && state != SlotState::kVoid; }

}  // namespace

void CircuitLog::apply(const LogEntry& entry) {
    if (entry.action == "revision.submitted") return submitted(entry);
    if (entry.action == "revision.step_opened") {
        circuits_[text_of(entry, "circuit")].due[text_of(entry, "step")] = text_of(entry, "due_on");
    } else if (entry.action == "signature.given") {
        circuits_[text_of(entry, "circuit")].answers[text_of(entry, "slot")] = text_of(entry, "decision");
    } else if (entry.action == "revision.returned") {
        end(text_of(entry, "circuit"), CircuitState::kReturned);
    } else if (entry.action == "revision.approved") {
        const std::string circuit = text_of(entry, "circuit");
        // By an act alone: a way that was under way ends without an outcome.
        if (circuit.empty())
            end_running(entry.subject.id, CircuitState::kCancelled);
        else
            end(circuit, CircuitState::kApproved);
    } else if (entry.action == "revision.cancelled") {
        end_running(entry.subject.id, CircuitState::kCancelled);
    }
}

void CircuitLog::submitted(const LogEntry& entry) {
    Logged logged;
    logged.revision = entry.subject.id;
    logged.document = text_of(entry, "document");
    logged.workflow = text_of(entry, "workflow");
    logged.definition_sha256 = text_of(entry, "definition_sha256");
    logged.content_sha256 = entry.content_sha256.value_or("");
    logged.author = entry.actor.str();
    if (const auto round = entry.details.find("round"); round != entry.details.end() && round->second.integer())
        logged.round = *round->second.integer();
    // Begun anew because the text changed on the way: whoever changed it, the author stays.
    if (const auto before = running_.find(logged.revision); before != running_.end()) {
        Logged& old = circuits_[before->second];
        logged.author = old.author;
        old.state = CircuitState::kCancelled;
    }
    const std::string circuit = text_of(entry, "circuit");
    running_[logged.revision] = circuit;
    circuits_[circuit] = std::move(logged);
}

void CircuitLog::end(const std::string& circuit, CircuitState state) {
    Logged& logged = circuits_[circuit];
    logged.state = state;
    running_.erase(logged.revision);
}

void CircuitLog::end_running(const std::string& revision, CircuitState state) {
    const auto found = running_.find(revision);
    if (found != running_.end()) end(std::string(found->second), state);
}

bool CircuitLog::agrees(const Circuit& circuit, const Logged& logged) {
    const bool head = circuit.revision.str() == logged.revision && circuit.document.str() == logged.document &&
                      circuit.round == logged.round && circuit.workflow == logged.workflow &&
                      sha256_hex(circuit.definition) == logged.definition_sha256 &&
                      circuit.content_sha256 == logged.content_sha256 && circuit.author.str() == logged.author &&
                      circuit.state == logged.state;
    if (!head) return false;
    const Workflow workflow = workflow_from_toml(circuit.definition);
    std::size_t answered = 0;
    for (const Slot& slot : circuit.slots) {
        if (slot.step < 0 || static_cast<std::size_t>(slot.step) >= workflow.steps.size()) return false;
        const auto due = logged.due.find(workflow.steps[static_cast<std::size_t>(slot.step)].id);
        const auto answer = logged.answers.find(slot.id.str());
        if (answer != logged.answers.end()) ++answered;
        if (!follows(slot.state, answer == logged.answers.end() ? "" : answer->second)) return false;
        const bool opened = due != logged.due.end();
        if (was_open(slot.state) != opened && slot.state != SlotState::kVoid) return false;
        if (was_open(slot.state) && (slot.due_on ? slot.due_on->iso() : "") != due->second) return false;
    }
    return answered == logged.answers.size();
}

void CircuitLog::compare(StoreReader& reader, const std::function<void(const OrganisationDifference&)>& found) const {
    auto expected = circuits_;
    DocumentFilter all;
    all.include_unfiled = true;
    for (const Document& document : reader.documents(all))
        for (const Revision& revision : reader.revisions_of(document.id))
            for (const Circuit& circuit : reader.approval().circuits_of(revision.id)) {
                const auto logged = expected.find(circuit.id.str());
                if (logged == expected.end() || !agrees(circuit, logged->second))
                    found({"state.circuit", circuit.id.str(), false});
                if (logged != expected.end()) expected.erase(logged);
            }
    for (const auto& [id, logged] : expected) found({"state.circuit", id, true});
}

}  // namespace pravila
