#include "core/service/distribution/view_distribution.h"

#include <algorithm>
#include <tuple>

#include "core/service/access.h"
#include "core/service/distribution/lists.h"
#include "core/service/distribution/reading_sight.h"
#include "core/service/distribution/recipients.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

std::string joined_names(const UnitTree& tree, const std::vector<UnitId>& units) {
    std::string names;
    for (const UnitId& unit : units) names += (names.empty() ? "" : ", ") + tree.name(unit);
    return names;
}

/// Reads everything inside one snapshot.
class ViewReader {
  public:
    ViewReader(StoreReader& reader, const Context& context)
        : reader_(reader),
          context_(context),
          tree_(UnitTree::of(reader)),
          sight_(ReadingSight::of(reader, context)),
          rights_(Rights::of(reader, context.scope.person, context.clock.today())) {}

    DistributionView run(const std::string& code, const std::optional<EditionRevision>& number,
                         const std::optional<Date>& day) {
        const ReadAccess access = read_access(reader_, context_);
        view_.document = require_readable_document(reader_, access, code).document;
        view_.today = context_.clock.today();
        view_.day = day.value_or(view_.today);
        choose_revision(access, number);
        add_lines();
        const bool keeps = rights_.authority(Role::kQualityManager, view_.document.owner) ||
                           rights_.authority(Role::kTechnicalSecretariat, view_.document.owner);
        view_.may_keep = keeps;
        view_.may_change = may_keep_list(reader_, context_, view_.document);
        if (view_.revision) add_readings();
        return std::move(view_);
    }

  private:
    void choose_revision(const ReadAccess& access, const std::optional<EditionRevision>& number) {
        for (Revision& revision : readable_revisions(reader_, access, view_.document)) {
            const bool wanted = number ? revision.number == *number && revision.lifecycle != Lifecycle::kCancelled
                                       : in_force_on(revision, view_.today, view_.today);
            if (wanted) view_.revision = std::move(revision);
        }
        if (number && !view_.revision)
            throw Error(ErrorCode::kNotFound,
                        msg("{code} has no revision {number}. See its history for the revisions it has.",
                            {{"code", view_.document.code()}, {"number", to_text(*number)}}));
    }

    std::string person_named(const std::optional<PersonId>& id) {
        return id ? person_name(reader_, *id) : std::string();
    }

    void add_lines() {
        for (DistributionLine& line : reader_.distribution().lines_of(view_.document.id)) {
            if (!line.holds_on(view_.day)) continue;
            ListedLine listed;
            listed.unit = tree_.name(line.unit);
            listed.person = person_named(line.person);
            listed.people = recipients(reader_, {line}, view_.day).size();
            listed.line = std::move(line);
            view_.lines.push_back(std::move(listed));
        }
    }

    void add_readings() {
        const RevisionId& revision = view_.revision->id;
        view_.start = reader_.distribution().start_of(revision);
        const bool everyone = sight_.of_document(view_.document.owner);
        for (ReadingDuty& duty : reader_.distribution().duties_of(revision)) {
            if (duty.state == DutyState::kWithdrawn) continue;
            const bool late = duty.state == DutyState::kOpen && duty.due_on < view_.today;
            ++view_.asked;
            view_.acknowledged += duty.state == DutyState::kAcknowledged;
            view_.late += late;
            if (duty.person == context_.scope.person) view_.mine = duty;
            const auto places = places_of(reader_, duty.person, view_.today);
            const bool of_head = std::any_of(places.begin(), places.end(), [&](const UnitId& place) {
                return rights_.authority(Role::kDepartmentHead, place).has_value();
            });
            view_.may_enter_paper = view_.may_enter_paper || view_.may_keep || of_head;
            if (!everyone && !sight_.of_person(duty.person, places)) continue;
            ReadingLine line;
            line.person = person_name(reader_, duty.person);
            line.units = joined_names(tree_, places);
            if (duty.acknowledged && duty.acknowledged->how == AcknowledgedHow::kOnPaper)
                line.recorded_by = person_name(reader_, duty.acknowledged->recorded_by);
            line.late = late;
            line.duty = std::move(duty);
            view_.readings.push_back(std::move(line));
        }
        std::sort(view_.readings.begin(), view_.readings.end(), [](const ReadingLine& a, const ReadingLine& b) {
            return std::tie(a.duty.state, a.person, a.duty.id) < std::tie(b.duty.state, b.person, b.duty.id);
        });
        add_copies();
        const auto document = reader_.document(view_.document.id);
        view_.test = view_reading_test(reader_, context_, working_revision(reader_, *document, *view_.revision));
    }

    void add_copies() {
        const auto lines = reader_.distribution().lines_of(view_.document.id);
        for (CopyRecall& copy : reader_.distribution().recalls_of(view_.revision->id)) {
            const auto given = std::find_if(lines.begin(), lines.end(),
                                            [&](const DistributionLine& line) { return line.id == copy.line; });
            if (given == lines.end()) continue;
            view_.copies.push_back({std::move(copy), *given, tree_.name(given->unit), person_named(given->person)});
        }
    }

    StoreReader& reader_;
    const Context& context_;
    UnitTree tree_;
    ReadingSight sight_;
    Rights rights_;
    DistributionView view_;
};

}  // namespace

DistributionView view_distribution(const Context& context, const std::string& code,
                                   const std::optional<EditionRevision>& number, const std::optional<Date>& day) {
    DistributionView view;
    context.store.read(context.scope,
                       [&](StoreReader& reader) { view = ViewReader(reader, context).run(code, number, day); });
    return view;
}

}  // namespace pravila
