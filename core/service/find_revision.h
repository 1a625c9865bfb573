#pragma once

#include <string>
#include <vector>

#include "core/error.h"
#include "core/ports/document_store.h"

namespace pravila {

/// A number that a revision no longer has: it was made an edition of a revision, or the reverse, while it was a draft.
class RenumberedError : public Error {
  public:
    RenumberedError(const Document& document, EditionRevision asked, EditionRevision now);
    EditionRevision now() const { return now_; }

  private:
    EditionRevision now_;
};

/// The one with this number; a cancelled one gives way to a living one, which may have got its number again. nullptr
/// when there is none.
const Revision* revision_numbered(const std::vector<Revision>& revisions, EditionRevision number);

/// The same, among the revisions that the person may read.
/// @throws RenumberedError: one of them had this number; Error kNotFound: none ever had.
const Revision& require_revision(StoreReader& reader, const Document& document, const std::vector<Revision>& readable,
                                 EditionRevision number);

}  // namespace pravila
