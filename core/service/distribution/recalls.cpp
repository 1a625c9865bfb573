#include "core/service/distribution/recalls.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/distribution/details.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"

namespace pravila {

namespace {

Revision require_recallable(StoreReader& reader, const Context& context, const RevisionId& id) {
    auto revision = reader.revision(id);
    const auto document = revision ? reader.document(revision->document) : std::nullopt;
    if (!document) throw Error(ErrorCode::kNotFound, msg("This refers to something that is not in the store."));
    const Date today = context.clock.today();
    require_role(reader, context.scope.person, today, {Role::kQualityManager, Role::kTechnicalSecretariat},
                 document->owner);
    const State state = state_on(*revision, today, today);
    if (state != State::kSuperseded && state != State::kWithdrawn)
        throw Error(ErrorCode::kConflict,
                    msg("Only copies of a text that no longer applies are asked back; {code} still applies or never "
                        "did.",
                        {{"code", document->code()}}));
    return *std::move(revision);
}

/// Stood on some day on which the revision applied.
bool stood_while(const DistributionLine& line, const Revision& revision) {
    const bool begun_before_end = !revision.effective_until || line.from < *revision.effective_until;
    const bool ended_after_begin = !line.until || !revision.effective.day || *revision.effective.day < *line.until;
    return begun_before_end && ended_after_begin && line.until != line.from;
}

}  // namespace

std::vector<CopyRecall> recall_copies(const Context& context, const RevisionId& id) {
    std::vector<CopyRecall> recalled;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Revision revision = require_recallable(writer, context, id);
        recalled = writer.distribution().recalls_of(id);
        for (const DistributionLine& line : writer.distribution().lines_of(revision.document)) {
            const bool known = std::any_of(recalled.begin(), recalled.end(),
                                           [&](const CopyRecall& copy) { return copy.line == line.id; });
            if (known || line.copy_number.empty() || !stood_while(line, revision)) continue;
            CopyRecall copy;
            copy.id = context.ids.next_id<RecallId>();
            copy.revision = id;
            copy.document = revision.document;
            copy.line = line.id;
            copy.asked_on = context.clock.today();
            writer.distribution().add_recall(copy);
            record(writer, context, "copy.recalled", copy.id.str(), recall_details(copy), {},
                   {id.str(), revision.document.str()});
            recalled.push_back(std::move(copy));
        }
    });
    return recalled;
}

void return_copy(const Context& context, const RevisionId& revision, const RecallId& id, Date day) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_recallable(writer, context, revision);
        for (const CopyRecall& copy : writer.distribution().recalls_of(revision)) {
            if (copy.id != id) continue;
            if (copy.returned_on) throw Error(ErrorCode::kConflict, msg("This copy came back already."));
            if (day < copy.asked_on || context.clock.today() < day)
                throw Error(ErrorCode::kInvalidInput,
                            msg("A copy comes back between the day on which it was asked for and today."));
            writer.distribution().copy_returned(id, day);
            record(writer, context, "copy.returned", id.str(), {{"returned_on", day.iso()}}, {},
                   {revision.str(), copy.document.str()});
            return;
        }
        throw Error(ErrorCode::kNotFound, msg("This refers to something that is not in the store."));
    });
}

}  // namespace pravila
