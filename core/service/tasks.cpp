#include "core/service/tasks.h"

#include <algorithm>
#include <set>

#include "core/service/distribution/missing.h"
#include "core/service/open_steps.h"

namespace pravila {

namespace {

constexpr int kDaysAhead = 30;

TaskRevision line(const Document& document, const Revision& revision) {
    return {document.code(), revision.title, document.slug(), revision.number, document.audience};
}

/// Separation of duties keeps the person from this place.
bool kept_away(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow, const Place& place,
               const PersonId& person) {
    try {
        check_separation(reader, working, workflow, place, person);
        return false;
    } catch (const Refusal&) {
        return true;
    }
}

/// Reads what waits inside one snapshot.
class TaskReader {
  public:
    TaskReader(StoreReader& reader, const PersonId& person, Date today)
        : reader_(reader), rights_(Rights::of(reader, person, today)) {
        tasks_.today = today;
    }

    long count() {
        add_answers();
        auto waiting = static_cast<long>(tasks_.answers.size() + reading_list(reader_, rights_.person()).size());
        for (const Revision& revision : reader_.revisions(reader_.approval().drafts_of(rights_.person()))) {
            if (revision.lifecycle != Lifecycle::kDraft) continue;
            const auto document = reader_.document(revision.document);
            if (document && return_of(reader_, working_revision(reader_, *document, revision))) ++waiting;
        }
        return waiting;
    }

    Tasks run() {
        add_answers();
        add_drafts();
        add_readings();
        add_coming();
        return std::move(tasks_);
    }

  private:
    void add_answers() {
        std::vector<PersonId> people{rights_.person()};
        for (const Deputation& deputation : reader_.organisation().deputations_by(rights_.person()))
            if (deputation.holds_on(rights_.day())) people.push_back(deputation.absent);
        std::set<Role> roles;
        for (const Authority& authority : rights_.authorities()) roles.insert(authority.role);
        std::set<CircuitId> seen;
        for (const OpenSlot& open : reader_.approval().open_slots({roles.begin(), roles.end()}, people))
            if (seen.insert(open.circuit).second) add_answers_of(open);
        std::stable_sort(tasks_.answers.begin(), tasks_.answers.end(), [](const AnswerTask& a, const AnswerTask& b) {
            if (a.late != b.late) return a.late;
            return a.due_on && (!b.due_on || *a.due_on < *b.due_on);
        });
    }

    void add_answers_of(const OpenSlot& open) {
        const auto document = reader_.document(open.document);
        const auto revision = reader_.revision(open.revision);
        if (!document || !revision) return;
        const WorkingRevision working = working_revision(reader_, *document, *revision);
        if (!working.circuit || working.circuit->state != CircuitState::kRunning) return;
        const Workflow workflow = workflow_from_toml(working.circuit->definition);
        for (const Place& place : open_places(reader_, working, workflow, rights_)) {
            const Slot& slot = working.circuit->slots[place.slot];
            AnswerTask task;
            task.revision = line(*document, *revision);
            task.kind = workflow.steps[static_cast<std::size_t>(slot.step)].kind;
            task.opened_on = slot.opened_on;
            task.due_on = slot.due_on;
            task.late = slot.due_on && *slot.due_on < tasks_.today;
            task.author = person_name(reader_, working.circuit->author);
            if (place.deputation) task.stands_in = person_name(reader_, place.deputation->absent);
            if (place.authority && place.authority->deputation)
                task.stands_in = person_name(reader_, place.authority->holder);
            tasks_.answers.push_back(std::move(task));
        }
    }

    void add_drafts() {
        for (const Revision& revision : reader_.revisions(reader_.approval().drafts_of(rights_.person()))) {
            const bool open = revision.lifecycle == Lifecycle::kDraft || revision.lifecycle == Lifecycle::kInReview;
            const auto document = open ? reader_.document(revision.document) : std::nullopt;
            if (!document) continue;
            DraftTask task{line(*document, revision), revision.lifecycle, open_step(reader_, revision), false, {}, {}};
            if (const auto sent_back = return_of(reader_, working_revision(reader_, *document, revision))) {
                task.returned = true;
                task.returned_by = person_name(reader_, sent_back->person);
                task.remark = reader_.approval().remark(sent_back->remark_sha256).value_or("");
            }
            tasks_.drafts.push_back(std::move(task));
        }
        std::stable_sort(tasks_.drafts.begin(), tasks_.drafts.end(),
                         [](const DraftTask& a, const DraftTask& b) { return a.returned > b.returned; });
    }

    void add_readings() {
        for (const ReadingDuty& duty : reading_list(reader_, rights_.person())) {
            const auto document = reader_.document(duty.document);
            const auto revision = reader_.revision(duty.revision);
            if (document && revision)
                tasks_.readings.push_back({line(*document, *revision), duty.due_on, duty.due_on < tasks_.today});
        }
    }

    bool answers_for(const Document& document) const {
        for (const Role role :
             {Role::kAuthor, Role::kDepartmentHead, Role::kQualityManager, Role::kTechnicalSecretariat})
            if (rights_.authority(role, document.owner)) return true;
        return false;
    }

    void add_coming() {
        const auto due = reader_.approval().due_in_force(tasks_.today.plus_days(kDaysAhead));
        for (const Revision& revision : reader_.revisions(due)) {
            if (!revision.effective.day || *revision.effective.day <= tasks_.today) continue;
            const auto document = reader_.document(revision.document);
            if (document && answers_for(*document))
                tasks_.coming.push_back({line(*document, revision), *revision.effective.day});
        }
    }

    StoreReader& reader_;
    Rights rights_;
    Tasks tasks_;
};

}  // namespace

std::string TaskRevision::name() const { return code.empty() ? title : code; }

std::vector<Place> open_places(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow,
                               const Rights& rights) {
    std::vector<Place> places;
    if (!working.circuit || working.circuit->state != CircuitState::kRunning) return places;
    std::set<int> steps;
    const auto& slots = working.circuit->slots;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].state != SlotState::kOpen || steps.contains(slots[i].step)) continue;
        // A session answers there, whoever could sign for the commission.
        if (workflow.steps[static_cast<std::size_t>(slots[i].step)].in_session) continue;
        const auto place = place_at(reader, slots[i], i, rights);
        if (!place || kept_away(reader, working, workflow, *place, rights.person())) continue;
        steps.insert(slots[i].step);
        places.push_back(*place);
    }
    return places;
}

std::optional<Signature> return_of(StoreReader& reader, const WorkingRevision& working) {
    std::optional<Signature> last;
    if (!working.circuit || working.circuit->state != CircuitState::kReturned) return last;
    for (const Signature& signature : reader.approval().signatures_of(working.revision.id))
        if (signature.circuit == working.circuit->id && signature.decision != Decision::kFavourable) last = signature;
    return last;
}

Tasks tasks_of(const Context& context) {
    Tasks tasks;
    context.store.read(context.scope, [&](StoreReader& reader) {
        tasks = TaskReader(reader, context.scope.person, context.clock.today()).run();
    });
    return tasks;
}

long count_tasks(StoreReader& reader, const PersonId& person, Date today) {
    return TaskReader(reader, person, today).count();
}

}  // namespace pravila
