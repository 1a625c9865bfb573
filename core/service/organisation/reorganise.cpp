#include "core/service/organisation/reorganise.h"

#include <algorithm>
#include <map>

#include "core/error.h"
#include "core/model/texts.h"
#include "core/service/find_document.h"
#include "core/service/log_details.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/find_by_name.h"
#include "core/service/organisation/links.h"
#include "core/service/organisation/memberships.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/require_role.h"
#include "core/service/organisation/roles.h"
#include "core/service/organisation/units.h"
#include "core/service/record.h"

namespace pravila {

namespace {

using Step = ReorganisationStep;

constexpr std::array<std::string_view, 9> kKinds = {"unit_begins",   "unit_ends",      "person_moves",
                                                    "role_ends",     "role_given",     "document_passes",
                                                    "document_left", "circuit_passes", "documents_tied"};

/// Takes everything back at the end of a dry run.
struct TakeBack {};

std::string name_of(const Document& document) { return document.code().empty() ? document.title : document.code(); }

/// One run of a plan inside a transaction.
class Reorganisation {
  public:
    Reorganisation(StoreWriter& writer, const Context& context, const ReorganisationPlan& plan,
                   std::vector<Step>& steps)
        : writer_(writer), context_(context), plan_(plan), steps_(steps) {}

    void run() {
        find_ending();
        add_planned_units(writer_, context_, plan_.begin, plan_.act, plan_.day, steps_);
        find_successors();
        move_people();
        end_units();
        give_roles();
        pass_documents();
        pass_circuits();
        tie_documents();
    }

  private:
    struct Ending {
        Unit unit;
        std::vector<UnitId> successors;
        std::optional<UnitId> people, documents;
    };

    void step(Step::Kind kind, std::string subject, std::string to = {}) {
        steps_.push_back({kind, std::move(subject), std::move(to)});
    }

    /// Units that end give their names and abbreviations free before those that begin take them.
    void find_ending() {
        for (const auto& end : plan_.end) {
            Unit unit = find_unit(writer_, end.unit, plan_.day.plus_days(-1));
            if (ending_.contains(unit.id) || unit.valid_until)
                throw Error(ErrorCode::kConflict, msg("{unit} ends already.", {{"unit", unit.name}}));
            unit.valid_until = plan_.day;
            change_unit(writer_, context_, unit, plan_.act);
            ending_[unit.id].unit = unit;
        }
    }

    std::optional<UnitId> named_or_only(const std::string& named, const std::vector<UnitId>& successors) {
        if (!named.empty()) return find_unit(writer_, named, plan_.day).id;
        return successors.size() == 1 ? std::optional(successors.front()) : std::nullopt;
    }

    void find_successors() {
        for (const auto& end : plan_.end) {
            Ending& ending = ending_.at(find_unit(writer_, end.unit, plan_.day.plus_days(-1)).id);
            for (const std::string& successor : end.successors)
                ending.successors.push_back(find_unit(writer_, successor, plan_.day).id);
            ending.people = named_or_only(end.people, ending.successors);
            ending.documents = named_or_only(end.documents, ending.successors);
        }
    }

    void move_people() {
        std::map<PersonId, ReorganisationPlan::Move> named;
        for (const auto& move : plan_.people) named[find_person(writer_, move.person).id] = move;
        for (const Membership& place : writer_.organisation().memberships()) {
            const auto ending = ending_.find(place.unit);
            if (ending == ending_.end() || (place.until && *place.until <= plan_.day)) continue;
            const auto move = named.find(place.person);
            if (move != named.end()) {
                pass(place, find_unit(writer_, move->second.unit, plan_.day).id, move->second.function);
                named.erase(move);
            } else if (ending->second.people) {
                pass(place, *ending->second.people, {});
            } else {
                throw Error(
                    ErrorCode::kInvalidInput,
                    msg("{name} has a place in {unit}, which ends, and the plan does not say where they go.",
                        {{"name", require_person(writer_, place.person).name}, {"unit", ending->second.unit.name}}));
            }
        }
        for (const auto& [person, move] : named) move_from_elsewhere(person, move);
    }

    /// Someone named in the plan whose unit goes on.
    void move_from_elsewhere(const PersonId& person, const ReorganisationPlan::Move& move) {
        std::vector<Membership> places;
        for (const Membership& place : writer_.organisation().memberships_of(person))
            if (place.holds_on(plan_.day)) places.push_back(place);
        const UnitId to = find_unit(writer_, move.unit, plan_.day).id;
        if (places.size() == 1) return pass(places.front(), to, move.function);
        if (places.size() > 1)
            throw Error(ErrorCode::kConflict,
                        msg("{name} has several places that go on. Move this person apart from the plan.",
                            {{"name", require_person(writer_, person).name}}));
        Membership first;
        first.person = person;
        pass(first, to, move.function);
    }

    /// Ends the place, where there is one, and begins another; someone who has a place there already keeps it.
    void pass(const Membership& place, const UnitId& to, const std::string& function) {
        Membership next = place;
        next.unit = to;
        next.from = std::max(place.from, plan_.day);
        if (!function.empty()) next.function = function;
        const auto others = writer_.organisation().memberships_of(place.person);
        const bool there = std::any_of(others.begin(), others.end(), [&](const Membership& other) {
            return other.id != place.id && other.unit == to && overlap(other.from, other.until, next.from, next.until);
        });
        step(Step::Kind::kPersonMoves, require_person(writer_, place.person).name, require_unit(writer_, to).name);
        if (!place.id.empty() && place.from >= plan_.day) return change_membership(writer_, context_, next);
        if (!place.id.empty()) {
            Membership left = place;
            left.until = plan_.day;
            change_membership(writer_, context_, left);
        }
        if (!there) place_person(writer_, context_, next);
    }

    void end_units() {
        for (const auto& [id, ending] : ending_) {
            for (const RoleGrant& grant : writer_.organisation().grants())
                if (grant.unit == id && (!grant.until || *grant.until > plan_.day))
                    step(Step::Kind::kRoleEnds, require_person(writer_, grant.person).name, role_title(grant.role));
            close_unit(writer_, context_, id, plan_.day, ending.successors, plan_.act);
            std::string names;
            for (const UnitId& successor : ending.successors)
                names += (names.empty() ? "" : ", ") + require_unit(writer_, successor).name;
            step(Step::Kind::kUnitEnds, ending.unit.name, names);
        }
    }

    void give_roles() {
        for (const auto& given : plan_.roles) {
            const Person person = find_person(writer_, given.person);
            RoleGrant grant;
            grant.person = person.id;
            grant.role = given.role;
            if (!given.unit.empty()) grant.unit = find_unit(writer_, given.unit, plan_.day).id;
            grant.act = plan_.act;
            grant.from = plan_.day;
            grant_role(writer_, context_, grant);
            step(Step::Kind::kRoleGiven, person.name, role_title(given.role));
        }
    }

    void pass_documents() {
        std::map<DocumentId, UnitId> named;
        for (const auto& passed : plan_.documents)
            named[require_document(writer_, passed.code).document.id] = find_unit(writer_, passed.owner, plan_.day).id;
        DocumentFilter all;
        all.include_unfiled = true;
        for (const Document& document : writer_.documents(all)) {
            Document changed = document;
            if (const auto owner = named.find(document.id); owner != named.end())
                changed.owner = owner->second;
            else if (document.owner && ending_.contains(*document.owner))
                pass_owner(changed);
            changed.participating = passed_units(document.participating);
            if (changed.owner == document.owner && changed.participating == document.participating) continue;
            writer_.update_document(changed);
            record(writer_, context_, "document.changed", changed.id.str(), document_details(changed));
            for (const Revision& revision : writer_.revisions_of(changed.id)) writer_.feed(revision.id);
            step(Step::Kind::kDocumentPasses, name_of(changed),
                 changed.owner ? require_unit(writer_, *changed.owner).name : std::string());
        }
    }

    void pass_owner(Document& document) {
        const Ending& ending = ending_.at(*document.owner);
        if (ending.documents)
            document.owner = ending.documents;
        else
            step(Step::Kind::kDocumentLeft, name_of(document), ending.unit.name);
    }

    /// Units that apply a document: those that end are replaced by the one its documents pass to, else by all
    /// successors; nobody twice.
    std::vector<UnitId> passed_units(const std::vector<UnitId>& units) const {
        std::vector<UnitId> passed;
        const auto add = [&](const UnitId& unit) {
            if (std::find(passed.begin(), passed.end(), unit) == passed.end()) passed.push_back(unit);
        };
        for (const UnitId& unit : units) {
            const auto ending = ending_.find(unit);
            if (ending == ending_.end())
                add(unit);
            else if (ending->second.documents)
                add(*ending->second.documents);
            else
                std::for_each(ending->second.successors.begin(), ending->second.successors.end(), add);
        }
        return passed;
    }

    void pass_circuits() {
        std::vector<Role> roles;
        roles.reserve(kRoleCount);
        for (int role = 0; role < kRoleCount; ++role) roles.push_back(static_cast<Role>(role));
        const std::vector<Person> everybody = writer_.organisation().people();
        std::vector<PersonId> people;
        people.reserve(everybody.size());
        for (const Person& person : everybody) people.push_back(person.id);
        std::vector<CircuitId> seen;
        for (const OpenSlot& open : writer_.approval().open_slots(roles, people)) {
            if (std::find(seen.begin(), seen.end(), open.circuit) != seen.end()) continue;
            seen.push_back(open.circuit);
            if (auto circuit = writer_.approval().circuit(open.circuit)) pass_slots(*circuit);
        }
    }

    void pass_slots(Circuit& circuit) {
        std::map<UnitId, UnitId> passed;
        for (Slot& slot : circuit.slots) {
            const auto ending = slot.unit ? ending_.find(*slot.unit) : ending_.end();
            const bool due = slot.state == SlotState::kWaiting || slot.state == SlotState::kOpen;
            if (!due || ending == ending_.end() || !ending->second.documents) continue;
            passed.emplace(*slot.unit, *ending->second.documents);
            slot.unit = ending->second.documents;
        }
        if (passed.empty()) return;
        writer_.approval().update_circuit(circuit);
        const auto document = writer_.document(circuit.document);
        for (const auto& [from, to] : passed) {
            JsonObject details = act_details(plan_.act);
            details["revision"] = circuit.revision.str();
            details["from"] = from.str();
            details["to"] = to.str();
            record(writer_, context_, "circuit.rerouted", circuit.id.str(), std::move(details), {},
                   {circuit.revision.str(), circuit.document.str()});
            step(Step::Kind::kCircuitPasses, document ? name_of(*document) : circuit.document.str(),
                 require_unit(writer_, to).name);
        }
    }

    void tie_documents() {
        for (const auto& tied : plan_.links) {
            const Document from = require_document(writer_, tied.from).document;
            std::vector<DocumentId> to;
            std::string names;
            for (const std::string& code : tied.to) {
                const Document other = require_document(writer_, code).document;
                to.push_back(other.id);
                names += (names.empty() ? "" : ", ") + name_of(other);
            }
            link_documents(writer_, context_, from.id, to, tied.kind, plan_.day, plan_.act);
            step(Step::Kind::kDocumentsTied, name_of(from), names);
        }
    }

    StoreWriter& writer_;
    const Context& context_;
    const ReorganisationPlan& plan_;
    std::vector<Step>& steps_;
    std::map<UnitId, Ending> ending_;
};

}  // namespace

std::string_view to_text(ReorganisationStep::Kind kind) { return text_at(kKinds, kind); }

Message step_message(const ReorganisationStep& step) {
    const Message::Arguments arguments = {{"subject", step.subject}, {"to", step.to}};
    switch (step.kind) {
        case Step::Kind::kUnitBegins:
            return msg("{subject} begins.", {{"subject", step.subject}});
        case Step::Kind::kUnitEnds:
            return step.to.empty() ? msg("{subject} ends; nobody takes over.", {{"subject", step.subject}})
                                   : msg("{subject} ends; {to} takes over.", arguments);
        case Step::Kind::kPersonMoves:
            return msg("{subject} goes to {to}.", arguments);
        case Step::Kind::kRoleEnds:
            return msg("{subject} is no longer: {to}.", arguments);
        case Step::Kind::kRoleGiven:
            return msg("{subject} becomes: {to}.", arguments);
        case Step::Kind::kDocumentPasses:
            return msg("{subject} passes to {to}.", arguments);
        case Step::Kind::kDocumentLeft:
            return msg("{subject} stays without an owner: {to} ends and the plan names nobody.", arguments);
        case Step::Kind::kCircuitPasses:
            return msg("Answers on {subject} are now asked of {to}.", arguments);
        case Step::Kind::kDocumentsTied:
            return msg("{subject} is followed by {to}.", arguments);
    }
    return {};
}

void add_planned_units(StoreWriter& writer, const Context& context, const std::vector<PlannedUnit>& units,
                       const Act& act, const std::optional<Date>& from, std::vector<ReorganisationStep>& steps) {
    for (const PlannedUnit& planned : units) {
        Unit unit;
        unit.name = planned.name;
        unit.abbreviation = planned.abbreviation;
        unit.kind = planned.kind;
        unit.valid_from = from;
        if (!planned.parent.empty())
            unit.parent = find_unit(writer, planned.parent, from.value_or(context.clock.today())).id;
        add_unit(writer, context, unit, act);
        steps.push_back({Step::Kind::kUnitBegins, unit.name, {}});
    }
}

std::vector<ReorganisationStep> reorganise(const Context& context, const ReorganisationPlan& plan, bool dry_run) {
    if (!dry_run && context.clock.today() < plan.day)
        throw Error(ErrorCode::kInvalidInput,
                    msg("The plan applies from {day}. Until then it can only be tried (--dry-run): documents have the "
                        "owner of today.",
                        {{"day", plan.day.romanian()}}));
    ReorganisationPlan checked = plan;
    checked.act = checked_act(plan.act);
    std::vector<ReorganisationStep> steps;
    try {
        context.store.write(context.scope, [&](StoreWriter& writer) {
            steps.clear();
            require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
            Reorganisation(writer, context, checked, steps).run();
            if (dry_run) throw TakeBack();
        });
    } catch (const TakeBack&) {
        // Nothing of the dry run stays; its steps are the answer.
    }
    return steps;
}

}  // namespace pravila
