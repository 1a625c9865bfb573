#include "core/service/distribution/view_readings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/service/access.h"
#include "core/service/distribution/missing.h"
#include "core/service/distribution/reading_sight.h"
#include "core/service/distribution/reading_tests.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/signing_function.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

void require_sight(const ReadingSight& sight, const PersonId& person, const std::vector<UnitId>& places) {
    if (sight.of_person(person, places)) return;
    throw Error(ErrorCode::kForbidden,
                msg("What people read is seen by themselves, by their head and by those who keep the system."));
}

PersonReadings read_readings(StoreReader& reader, const Context& context, const PersonId& id) {
    PersonReadings found;
    found.person = require_person(reader, id);
    found.today = context.clock.today();
    const auto places = places_of(reader, id, found.today);
    const ReadingSight sight = ReadingSight::of(reader, context);
    require_sight(sight, id, places);
    found.sees_others = sight.of_others();
    const UnitTree tree = UnitTree::of(reader);
    for (const UnitId& unit : places) found.units.push_back(tree.name(unit));
    found.functions = functions_on(reader, id, found.today);
    const ReadAccess access = read_access(reader, context);
    for (const ReadingDuty& duty : reader.distribution().duties_of_person(id)) {
        if (duty.state == DutyState::kWithdrawn) continue;
        const auto document = reader.document(duty.document);
        const auto revision = reader.revision(duty.revision);
        if (!document || !revision) continue;
        if (id != context.scope.person && !access.may_read(*document, *revision)) continue;
        PersonReading reading{duty, document->code(), revision->title, document->slug(), revision->number};
        reading.late = duty.state == DutyState::kOpen && duty.due_on < found.today;
        reading.tested = test_passed(reader, revision->id, id);
        (duty.state == DutyState::kOpen ? found.open : found.done).push_back(std::move(reading));
    }
    std::sort(found.open.begin(), found.open.end(), [](const PersonReading& a, const PersonReading& b) {
        return std::tie(a.duty.due_on, a.code, a.duty.id) < std::tie(b.duty.due_on, b.code, b.duty.id);
    });
    std::sort(found.done.begin(), found.done.end(), [](const PersonReading& a, const PersonReading& b) {
        return std::tie(b.duty.acknowledged->at, b.duty.id) < std::tie(a.duty.acknowledged->at, a.duty.id);
    });
    return found;
}

/// Names the lines of a report, and leaves out what may not be seen.
class Reporter {
  public:
    Reporter(StoreReader& reader, const Context& context)
        : reader_(reader),
          tree_(UnitTree::of(reader)),
          access_(read_access(reader, context)),
          sight_(ReadingSight::of(reader, context)) {}

    std::optional<MissingLine> line(MissingReading&& missing) {
        const Document* document = document_of(missing.document);
        const auto revision = reader_.revision(missing.revision);
        if (!document || !revision || !access_.may_read(*document, *revision)) return {};
        if (!sight_.of_document(document->owner) && !sight_.of_person(missing.person, missing.units)) return {};
        MissingLine line;
        line.document = document->id;
        line.person_id = missing.person;
        line.code = document->code();
        line.slug = document->slug();
        line.title = revision->title;
        line.number = revision->number;
        line.person = person_name(reader_, missing.person);
        for (const UnitId& unit : missing.units) line.units += (line.units.empty() ? "" : ", ") + tree_.name(unit);
        line.duty = std::move(missing.duty);
        return line;
    }

  private:
    const Document* document_of(const DocumentId& id) {
        const auto [place, fresh] = documents_.try_emplace(id);
        if (fresh) place->second = reader_.document(id);
        return place->second ? &*place->second : nullptr;
    }

    StoreReader& reader_;
    UnitTree tree_;
    ReadAccess access_;
    ReadingSight sight_;
    std::map<DocumentId, std::optional<Document>> documents_;
};

}  // namespace

PersonReadings readings_of(const Context& context, const PersonId& person) {
    PersonReadings found;
    context.store.read(context.scope, [&](StoreReader& reader) { found = read_readings(reader, context, person); });
    return found;
}

MissingReport missing_report(const Context& context, const std::optional<Date>& day, const std::optional<UnitId>& unit,
                             const std::string& code) {
    MissingReport report;
    context.store.read(context.scope, [&](StoreReader& reader) {
        report = {};
        report.today = context.clock.today();
        report.day = day;
        std::optional<DocumentId> only;
        if (!code.empty()) only = require_readable_document(reader, read_access(reader, context), code).document.id;
        Reporter reporter(reader, context);
        std::set<DocumentId> documents;
        std::set<PersonId> people;
        for (MissingReading& missing :
             day ? not_informed_on(reader, *day, report.today, unit) : not_acknowledged(reader, report.today, unit)) {
            if (only && missing.document != *only) continue;
            auto line = reporter.line(std::move(missing));
            if (!line) continue;
            documents.insert(line->document);
            people.insert(line->person_id);
            report.lines.push_back(*std::move(line));
        }
        std::stable_sort(report.lines.begin(), report.lines.end(), [](const MissingLine& a, const MissingLine& b) {
            return std::tie(a.code, a.document, a.person) < std::tie(b.code, b.document, b.person);
        });
        report.documents = documents.size();
        report.people = people.size();
    });
    return report;
}

}  // namespace pravila
