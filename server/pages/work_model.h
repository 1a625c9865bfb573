#pragma once

#include "core/service/view_document.h"
#include "server/call.h"
#include "server/view/model.h"

namespace pravila::web {

/// Adds what a signed-in person may do with the revision shown: model "in_work", false for who only reads.
void add_work(const Call& call, const DocumentView& view, Model& model);

}  // namespace pravila::web
