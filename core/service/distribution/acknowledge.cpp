#include "core/service/distribution/acknowledge.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/distribution/details.h"
#include "core/service/distribution/reading_tests.h"
#include "core/service/distribution/recipients.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"

namespace pravila {

namespace {

Revision require_revision(StoreReader& reader, const RevisionId& id) {
    auto revision = reader.revision(id);
    if (!revision) throw Error(ErrorCode::kNotFound, msg("This refers to something that is not in the store."));
    return *std::move(revision);
}

std::optional<ReadingDuty> standing_duty(StoreReader& reader, const RevisionId& revision, const PersonId& person) {
    for (ReadingDuty& duty : reader.distribution().duties_of(revision))
        if (duty.person == person && duty.state != DutyState::kWithdrawn) return std::move(duty);
    return {};
}

void give(StoreWriter& writer, const Context& context, ReadingDuty& duty, Acknowledgement given) {
    duty.state = DutyState::kAcknowledged;
    duty.acknowledged = std::move(given);
    writer.distribution().update_duty(duty);
    record(writer, context, "reading.acknowledged", duty.id.str(), acknowledged_details(*duty.acknowledged),
           duty.sha256, {duty.revision.str(), duty.document.str(), duty.person.str()});
}

void require_recorder(StoreReader& reader, const Context& context, const Document& document, const PersonId& person) {
    const Date today = context.clock.today();
    const Rights mine = Rights::of(reader, context.scope.person, today);
    if (mine.authority(Role::kQualityManager, document.owner) ||
        mine.authority(Role::kTechnicalSecretariat, document.owner))
        return;
    for (const Membership& place : reader.organisation().memberships_of(person))
        if (place.holds_on(today) && mine.authority(Role::kDepartmentHead, place.unit)) return;
    require_role(reader, context.scope.person, today, {Role::kQualityManager, Role::kTechnicalSecretariat},
                 document.owner);
}

}  // namespace

ReadingDuty acknowledge(const Context& context, const RevisionId& revision, const std::string& sha256) {
    if (context.scope.person.empty())
        throw Error(ErrorCode::kForbidden, msg("Sign in first: only a known person can take note of a procedure."));
    ReadingDuty duty;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Revision text = require_revision(writer, revision);
        auto asked = standing_duty(writer, revision, context.scope.person);
        if (!asked) throw Error(ErrorCode::kNotFound, msg("You were not asked to read this procedure."));
        duty = *std::move(asked);
        if (sha256 != duty.sha256 || sha256 != reading_sha256(text))
            throw Error(ErrorCode::kConflict, msg("This is not the text that you are asked to read. Open the procedure "
                                                  "again and read the text in force."));
        if (duty.state == DutyState::kAcknowledged) return;
        if (!test_passed(writer, revision, context.scope.person))
            throw Error(ErrorCode::kConflict, msg("Pass the short test on this procedure first; then take note of it."),
                        "test.not_passed");
        give(writer, context, duty,
             {context.clock.now(), context.clock.today(), AcknowledgedHow::kInApp, context.scope.person, {}, {}});
    });
    return duty;
}

int acknowledge_on_paper(const Context& context, const PaperReadings& readings) {
    if (readings.people.empty() || readings.scan.empty())
        throw Error(ErrorCode::kInvalidInput,
                    msg("Readings on paper need the people who signed and the scan of the signed table."));
    if (context.clock.today() < readings.signed_on)
        throw Error(ErrorCode::kInvalidInput, msg("The day of signing lies in the future."));
    int fresh = 0;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        fresh = 0;
        const Revision text = require_revision(writer, readings.revision);
        const auto document = writer.document(text.document);
        const Act act = checked_act(readings.act);
        const std::string scan = writer.add_content(readings.scan);
        for (const PersonId& id : readings.people) {
            const Person person = require_person(writer, id);
            require_recorder(writer, context, *document, id);
            auto duty = standing_duty(writer, readings.revision, id);
            if (!duty)
                throw Error(ErrorCode::kNotFound, msg("{name} was not asked to read this procedure. Nothing was "
                                                      "entered.",
                                                      {{"name", person.name}}));
            if (duty->state == DutyState::kAcknowledged) continue;
            give(writer, context, *duty,
                 {context.clock.now(), readings.signed_on, AcknowledgedHow::kOnPaper, context.scope.person, scan, act});
            ++fresh;
        }
    });
    return fresh;
}

}  // namespace pravila
