#pragma once

#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

/// One event of a document's life, from the log.
struct HistoryEvent {
    long long seq = 0;
    std::string time;    ///< UTC instant as logged
    std::string action;  ///< "revision.imported"
    std::string actor;   ///< name of the person who did it; empty when the program did it by itself
    std::string subject_id;
    std::string number;  ///< E.R of the revision concerned; empty for events of the document itself
    std::string effective_from, effective_until, approved_on;  ///< as logged; may be empty
    std::string sha256;                                        ///< content concerned; may be empty
    std::string code;                                          ///< that was given or ended, as printed; else empty
    std::string act, act_date;                                 ///< of a code: by which act; may be empty
    std::string reason;     ///< of a code: why, for who manages the document; may be empty or erased
    std::string source;     ///< file it was imported from; may be empty
    std::string canonical;  ///< the entry's exact bytes
};

struct HistoryView {
    Document document;
    std::string canonical_slug;
    std::vector<HistoryEvent> events;  ///< oldest first
};

/// Without the events about revisions that the context's person may not read.
/// @throws Error kNotFound: unknown code, or nothing of the document may be read.
HistoryView document_history(const Context& context, const std::string& code);

}  // namespace pravila
