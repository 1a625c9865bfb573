#include "core/service/revisions/come_into_force.h"

#include <algorithm>

#include "core/service/distribution/open_distribution.h"
#include "core/service/record.h"

namespace pravila {

namespace {

/// Revisions announced in one transaction, so that a long outage does not hold the writer for long.
constexpr std::size_t kAtOnce = 50;

void announce(StoreWriter& writer, const Context& context, const RevisionId& id) {
    const auto revision = writer.revision(id);
    if (revision && revision->lifecycle == Lifecycle::kApproved) {
        record(writer, context, "revision.came_into_force", id.str(),
               {{"document", revision->document.str()},
                {"effective_from", revision->effective.day ? JsonValue(revision->effective.day->iso()) : JsonValue()}},
               {}, {revision->document.str()});
        writer.feed(id);
        if (const auto document = writer.document(revision->document))
            open_distribution(writer, context, *document, *revision);
    }
    writer.approval().announced(id);
}

}  // namespace

void announce_if_due(StoreWriter& writer, const Context& context, const RevisionId& revision) {
    const auto due = writer.approval().due_in_force(context.clock.today());
    if (std::find(due.begin(), due.end(), revision) != due.end()) announce(writer, context, revision);
}

int come_into_force(const Context& context) {
    int announced = 0;
    for (;;) {
        std::size_t now = 0;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            auto due = writer.approval().due_in_force(context.clock.today());
            if (due.size() > kAtOnce) due.resize(kAtOnce);
            for (const RevisionId& id : due) announce(writer, context, id);
            now = due.size();
        });
        announced += static_cast<int>(now);
        if (now < kAtOnce) return announced;
    }
}

}  // namespace pravila
