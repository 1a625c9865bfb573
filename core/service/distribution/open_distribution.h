#pragma once

#include "core/service/context.h"

namespace pravila {

/// Asks everyone on the distribution list of `document` to read `revision`, and withdraws what was still asked about
/// its earlier revisions. Inside an open transaction; does nothing when the list is empty or it was started already.
/// An import never comes here: it asks nobody.
void open_distribution(StoreWriter& writer, const Context& context, const Document& document, const Revision& revision);

}  // namespace pravila
