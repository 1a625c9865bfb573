#pragma once

#include <string>

#include "core/model/document.h"
#include "core/service/context.h"
#include "core/workflow/workflow.h"

namespace pravila {

/// Makes a file the institution's own way to approval for a type of document. Revisions on their way keep the one they
/// began with. By an administrator or the quality manager; a log entry setting.changed.
///
/// @param text  the file, as docs/workflow.md says. @throws Error kForbidden; kInvalidInput: the first problem of the
///              file, or it is not for this type.
Workflow set_own_workflow(const Context& context, DocumentType type, const std::string& text);

/// Back to what the program carries. @return the way that holds now.
/// @throws Error kForbidden; kConflict: the institution has no way of its own for this type.
Workflow unset_own_workflow(const Context& context, DocumentType type);

/// Whether the way to approval of a type is the institution's own.
bool has_own_workflow(StoreReader& reader, DocumentType type);

/// The setting that holds it: "workflow.PO".
std::string own_workflow_setting(DocumentType type);

}  // namespace pravila
