#pragma once

#include <string>

#include "core/service/tasks.h"
#include "core/service/view_document.h"
#include "core/service/view_work.h"

namespace pravila {

// JSON of revisions in work; as core/service/json.h.

std::string tasks_json(const Tasks& tasks);
/// The short answer to a change: what the revision is now, for who may not read it any more too.
std::string working_json(const WorkingRevision& working);
/// revision_json() with what work on it needs: holder, row_version, what is asked, signatures, remarks.
std::string revision_work_json(const DocumentView& view, const WorkView& work);
std::string comments_json(const WorkView& work);
std::string comment_json(const Comment& comment);

}  // namespace pravila
