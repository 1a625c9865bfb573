#include "core/service/record.h"

#include "core/error.h"
#include "core/history/actions.h"
#include "core/history/entry.h"

namespace pravila {

void record(StoreWriter& writer, const Context& context, std::string_view action, const std::string& subject_id,
            JsonObject details, const std::string& content_sha256, const std::vector<std::string>& about) {
    const Action* row = find_action(action);
    if (!row)
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    "unknown action " + std::string(action));
    LogEntry entry;
    entry.seq = writer.log_size();
    entry.time = context.clock.now();
    entry.institution = context.scope.institution;
    entry.actor = context.scope.person;
    entry.action = action;
    entry.subject = {std::string(row->subject_kind), subject_id};
    entry.details = std::move(details);
    if (!content_sha256.empty()) entry.content_sha256 = content_sha256;
    std::vector<std::string> subjects = {subject_id};
    subjects.insert(subjects.end(), about.begin(), about.end());
    writer.append_log({entry.seq, canonical(entry)}, subjects);
}

}  // namespace pravila
