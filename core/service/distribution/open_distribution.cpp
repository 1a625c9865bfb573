#include "core/service/distribution/open_distribution.h"

#include <algorithm>

#include "core/service/distribution/details.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/record.h"

namespace pravila {

void open_distribution(StoreWriter& writer, const Context& context, const Document& document,
                       const Revision& revision) {
    for (const Revision& earlier : writer.revisions_of(document.id))
        if (earlier.id != revision.id && writer.distribution().start_of(earlier.id))
            refresh_duties_of(writer, context, earlier);
    const Date today = context.clock.today();
    const auto lines = writer.distribution().lines_of(document.id);
    const bool listed =
        std::any_of(lines.begin(), lines.end(), [&](const DistributionLine& line) { return line.holds_on(today); });
    if (!listed || writer.distribution().start_of(revision.id)) return;
    const DistributionStart start{revision.id, document.id, today};
    writer.distribution().add_start(start);
    record(writer, context, "distribution.started", revision.id.str(), start_details(start), {}, {document.id.str()});
    refresh_duties_of(writer, context, revision);
}

}  // namespace pravila
