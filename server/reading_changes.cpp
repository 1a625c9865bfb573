#include "server/reading_changes.h"

#include "core/service/distribution/lists.h"
#include "core/service/organisation/find_by_name.h"
#include "server/http/bytes.h"
#include "server/pages/redirects.h"

namespace pravila::web {

namespace {

/// Which of unit, role and person is given is asked here, so that forms may send all three, two of them empty.
void read_recipient(const Call& call, Fields& fields, DistributionLine& line) {
    if (fields.has("role")) {
        line.role = role_from(fields.text("role"));
        if (!line.role) fields.refuse("role", msg("There is no such role."));
    }
    const Context context = call.context();
    context.store.read(context.scope, [&](StoreReader& reader) {
        if (fields.has("unit")) line.unit = find_unit(reader, fields.text("unit"), call.today()).id;
        if (fields.has("person")) line.person = find_person(reader, fields.text("person")).id;
    });
}

}  // namespace

WorkingRevision working_revision_of(const Call& call, const RevisionName& name) {
    std::optional<WorkingRevision> found;
    const Context context = call.context();
    context.store.read(context.scope,
                       [&](StoreReader& reader) { found = require_working_revision(reader, context, name); });
    return *std::move(found);
}

ReadingDuty acknowledge_text(const Call& call, const RevisionName& name, const Fields& fields) {
    return acknowledge(call.context(), working_revision_of(call, name).revision.id, fields.text("content_sha256"));
}

DistributionLine add_line(const Call& call, const std::string& code, Fields fields) {
    DistributionLine wanted;
    if (fields.has("purpose")) {
        const auto purpose = purpose_from(fields.text("purpose"));
        if (purpose)
            wanted.purpose = *purpose;
        else
            fields.refuse("purpose",
                          msg("Say what for: apply, inform, approve, verify, evidence, archive or display."));
    }
    wanted.copy_number = fields.text("copy_number");
    wanted.below = fields.yes("below");
    read_recipient(call, fields, wanted);
    fields.require_sound();
    return add_distribution_line(call.context(), code, wanted);
}

int enter_paper_readings(const Call& call, const RevisionName& name, Fields fields,
                         const std::optional<IncomingFile>& scan) {
    PaperReadings readings;
    const auto signed_on = fields.date("signed_on");
    if (signed_on)
        readings.signed_on = *signed_on;
    else
        fields.refuse("signed_on", msg("Say on which day it was signed."));
    const auto people = fields.texts("person");
    if (people.empty()) fields.refuse("person", msg("Say who signed on paper."));
    if (!scan) fields.refuse("scan", msg("Choose the scan of the signed table."));
    readings.act = fields.act("act");
    fields.require_sound();
    readings.scan = scan->bytes;
    readings.revision = working_revision_of(call, name).revision.id;
    const Context context = call.context();
    context.store.read(context.scope, [&](StoreReader& reader) {
        readings.people.clear();
        for (const std::string& person : people) readings.people.push_back(find_person(reader, person).id);
    });
    return acknowledge_on_paper(context, readings);
}

ReviewResult review_of(Fields& fields) {
    ReviewResult result;
    const auto decision = review_decision_from(fields.text("decision"));
    if (decision)
        result.decision = *decision;
    else
        fields.refuse("decision", msg("Say what the review came to: keep, revise, new_edition or withdraw."));
    result.reason = std::string(http::trim(fields.text("reason")));
    if (result.reason.empty()) fields.refuse("reason", msg("A review needs a reason. Say why it was decided so."));
    result.next_due = fields.date("next_due");
    result.act = fields.act("act");
    result.begin_draft = fields.yes("begin");
    fields.require_sound();
    return result;
}

UnitId required_unit(const Call& call, const Fields& fields) {
    if (!fields.has("unit")) throw InputError({{"unit", msg("Say which unit.")}});
    UnitId id;
    const Context context = call.context();
    context.store.read(context.scope,
                       [&](StoreReader& reader) { id = find_unit(reader, fields.text("unit"), call.today()).id; });
    return id;
}

}  // namespace pravila::web
