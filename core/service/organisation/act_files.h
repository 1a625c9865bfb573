#pragma once

#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

// The files of acts that roles and deputations rest on: a scan of the order that appoints a commission. Nothing of them
// is ever changed or deleted; a better scan stands beside the first.

/// Keeps a file with a role or a deputation. Whoever may give the role may: the administrator, for those of the
/// commission and for deputations also the quality manager.
/// @param subject  id of the role or the deputation. @param file_name  its last part is kept.
/// @throws Error kForbidden; kNotFound: no such role or deputation; kInvalidInput: an empty file, or a name that cannot
///         be kept; kConflict: this very file is there already.
ActFileId attach_act_file(const Context& context, const std::string& subject, const std::string& file_name,
                          const std::string& bytes);

struct ActFileBytes {
    ActFile file;
    std::string bytes;
};

/// A file with its bytes. For the administrator, the quality manager, the technical secretariat and the auditor, and
/// for whom the act is about: who holds the role, who deputises and for whom.
/// @throws Error kNotFound: no such file, or none that the person of the context may see.
ActFileBytes act_file(const Context& context, const ActFileId& id);

}  // namespace pravila
