#include "core/service/papers/signers.h"

#include <algorithm>

#include "core/history/entry.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/role_holders.h"
#include "core/service/organisation/signing_function.h"
#include "core/service/papers/procedure_facts.h"
#include "core/service/revisions/submit_revision.h"

namespace pravila {

namespace {

constexpr const char* kDrawnUp = "Elaborat";
constexpr const char* kApproved = "Aprobat";

/// The column of operations; opinions have a table of their own.
const char* operation_of(StepKind kind) {
    switch (kind) {
        case StepKind::kVerify:
            return "Verificat";
        case StepKind::kEndorse:
            return "Avizat";
        case StepKind::kApprove:
            return kApproved;
        case StepKind::kOpine:
            break;
    }
    return nullptr;
}

int place_of(const std::string& operation) {
    static constexpr std::array<std::string_view, 4> kOrder = {kDrawnUp, "Verificat", "Avizat", kApproved};
    return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), operation) - kOrder.begin());
}

/// Neighbouring rows of one operation share its cell.
void sort_by_operation(std::vector<PaperSigner>& signers) {
    std::stable_sort(signers.begin(), signers.end(), [](const PaperSigner& a, const PaperSigner& b) {
        return place_of(a.operation) < place_of(b.operation);
    });
}

std::optional<Circuit> last_circuit(StoreReader& reader, const Revision& revision) {
    auto circuits = reader.approval().circuits_of(revision.id);
    if (circuits.empty()) return {};
    return std::move(circuits.back());
}

/// The answers of the last way to approval that still hold.
std::vector<Signature> standing(StoreReader& reader, const Revision& revision, const Circuit& circuit) {
    std::vector<Signature> signatures = reader.approval().signatures_of(revision.id);
    std::erase_if(signatures, [&](const Signature& signature) {
        return signature.voided_at || signature.circuit != circuit.id || signature.decision == Decision::kReturned;
    });
    return signatures;
}

Date day_of(const Context& context, const Signature& signature) {
    return signature.paper ? signature.paper->signed_on : context.clock.day_of(signature.at);
}

std::string name_of(StoreReader& reader, const Signature& signature) {
    if (signature.paper && !signature.paper->signer.empty()) return signature.paper->signer;
    return person_name(reader, signature.person);
}

/// As it was kept with the answer; for somebody whom the workflow names, the function of that day.
std::string function_of(StoreReader& reader, const Signature& signature, Date day) {
    if (!signature.function.empty()) return signature.function;
    std::string own = function_in(reader, signature.person, {}, day);
    const auto deputation =
        signature.deputation ? reader.organisation().deputation(*signature.deputation) : std::nullopt;
    if (!deputation) return own;
    const std::string absent = function_in(reader, deputation->absent, {}, day);
    return "p. " + (absent.empty() ? "titular" : absent) + (own.empty() ? "" : ", " + own) + " (" +
           act_text(deputation->act) + ")";
}

SignatureManner manner_of(const Signature& signature) {
    if (!signature.paper) return SignatureManner::kInternal;
    return signature.paper->scan_sha256.empty() ? SignatureManner::kOnPaper : SignatureManner::kHandwritten;
}

PaperSigner drawn_up(StoreReader& reader, const Context& context, const Document& document, const Circuit& circuit) {
    const Date day = context.clock.day_of(circuit.submitted_at);
    return {kDrawnUp, person_name(reader, circuit.author), function_in(reader, circuit.author, document.owner, day),
            day,      SignatureManner::kInternal,          {}};
}

/// "Aprobat: hotărârea nr. 41 din 20.03.2026", when no signature here approved it.
std::optional<PaperSigner> approving_act(StoreReader& reader, const Revision& revision) {
    std::optional<PaperSigner> signer;
    for (const StoredEntry& stored : reader.log_entries_about(revision.id.str())) {
        const LogEntry entry = log_entry_from(stored.canonical);
        if (entry.action != "revision.approved" || entry.subject.id != revision.id.str()) continue;
        const JsonValue details(entry.details);
        const std::string* number = details["act"].text();
        const std::string* day = details["act_date"].text();
        if (!number || number->empty()) continue;
        const Act act{*number, day ? Date::parse(*day) : std::nullopt};
        signer = PaperSigner{kApproved, "", act_text(act), revision.approved.day, SignatureManner::kByAct, {}};
    }
    return signer;
}

const Slot* slot_of(const Circuit& circuit, const SlotId& id) {
    for (const Slot& slot : circuit.slots)
        if (slot.id == id) return &slot;
    return nullptr;
}

/// For which part of the institution an opinion speaks.
std::string speaks_for(const UnitTree& tree, const Slot& slot) {
    if (slot.unit) return tree.name(slot.unit);
    return slot.role ? role_title(*slot.role) : std::string();
}

}  // namespace

std::vector<PaperSigner> given_signatures(StoreReader& reader, const Context& context, const Document& document,
                                          const Revision& revision) {
    std::vector<PaperSigner> signers;
    if (revision.imported) return signers;
    if (const auto circuit = last_circuit(reader, revision)) {
        signers.push_back(drawn_up(reader, context, document, *circuit));
        for (const Signature& signature : standing(reader, revision, *circuit)) {
            const auto kind = step_kind_from(signature.action);
            const char* operation = kind ? operation_of(*kind) : nullptr;
            if (!operation || signature.decision != Decision::kFavourable) continue;
            const Date day = day_of(context, signature);
            signers.push_back({operation,
                               name_of(reader, signature),
                               function_of(reader, signature, day),
                               day,
                               manner_of(signature),
                               {}});
        }
    } else if (const auto draft = reader.approval().draft(revision.id)) {
        const Date day = context.clock.day_of(revision.entered_at);
        signers.push_back({kDrawnUp,
                           person_name(reader, draft->holder),
                           function_in(reader, draft->holder, document.owner, day),
                           {},
                           SignatureManner::kInternal,
                           {}});
    }
    if (auto act = approving_act(reader, revision)) signers.push_back(*std::move(act));
    sort_by_operation(signers);
    return signers;
}

std::vector<PaperOpinion> given_opinions(StoreReader& reader, const Context& context, const Revision& revision) {
    std::vector<PaperOpinion> opinions;
    const auto circuit = last_circuit(reader, revision);
    if (!circuit) return opinions;
    const UnitTree tree = UnitTree::of(reader);
    for (const Signature& signature : standing(reader, revision, *circuit)) {
        const bool opinion = signature.action == to_text(StepKind::kOpine);
        const Slot* slot = slot_of(*circuit, signature.slot);
        if (!slot || (!opinion && signature.decision == Decision::kFavourable)) continue;
        opinions.push_back({speaks_for(tree, *slot), name_of(reader, signature),
                            signature.decision == Decision::kFavourable, day_of(context, signature),
                            reader.approval().remark(signature.remark_sha256).value_or("")});
    }
    for (const Slot& slot : circuit->slots)
        if (slot.state == SlotState::kTacit)
            opinions.push_back({speaks_for(tree, slot), slot.person ? person_name(reader, *slot.person) : "", true,
                                slot.due_on, "fără răspuns în termen: acord tacit"});
    return opinions;
}

std::vector<PaperSigner> planned_signers(StoreReader& reader, const Context& context, const Document& document,
                                         const Revision& revision) {
    const Date today = context.clock.today();
    std::vector<PaperSigner> signers;
    if (const auto draft = reader.approval().draft(revision.id))
        signers.push_back({kDrawnUp,
                           person_name(reader, draft->holder),
                           function_in(reader, draft->holder, document.owner, today),
                           {},
                           SignatureManner::kNone,
                           {}});
    const RoleHolders holders(reader, today);
    for (const Step& step : workflow_for(reader, document.type).steps) {
        const char* operation = operation_of(step.kind);
        if (!operation) continue;
        for (const SignerRule& rule : step.signers) {
            PaperSigner signer{operation, "", "", {}, SignatureManner::kNone, {}};
            if (rule.person) {
                signer.name = person_name(reader, *rule.person);
                signer.function = function_in(reader, *rule.person, {}, today);
            } else if (rule.role) {
                const auto unit = rule.of == SignerRule::Of::kOwnerUnit ? document.owner : std::nullopt;
                auto able = holders.of(*rule.role, unit);
                std::erase_if(able, [](const RoleHolder& holder) { return holder.authority.deputation.has_value(); });
                signer.function = role_title(*rule.role);
                if (able.size() == 1) {
                    signer.name = person_name(reader, able.front().person);
                    signer.function = signing_function(reader, able.front().authority, today);
                }
            }
            signers.push_back(std::move(signer));
        }
    }
    sort_by_operation(signers);
    return signers;
}

}  // namespace pravila
