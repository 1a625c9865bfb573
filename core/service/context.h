#pragma once

#include "core/model/ids.h"
#include "core/ports/clock.h"
#include "core/ports/document_store.h"
#include "core/ports/id_source.h"
#include "core/ports/search_index.h"

namespace pravila {

/// What people may read without signing in.
enum class AnonymousReading { kNone, kPublic, kInternal };

/// What every use case works with: the outside world behind its ports, and on whose behalf.
/// All references outlive the context. Thread rule: a context is cheap to copy; use one per thread.
struct Context {
    DocumentStore& store;
    const Clock& clock;
    IdSource& ids;
    Scope scope;  ///< an empty person: nobody is signed in
    AnonymousReading anonymous = AnonymousReading::kInternal;
};

}  // namespace pravila
