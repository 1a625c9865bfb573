#pragma once

#include <vector>

#include "core/model/document_link.h"

namespace pravila {

/// Which document followed which. Limited to the scope's institution.
class LinkReader {
  public:
    virtual ~LinkReader() = default;

    virtual std::vector<DocumentLink> all() = 0;                           ///< by day, then id
    virtual std::vector<DocumentLink> of(const DocumentId& document) = 0;  ///< from or to it, by day, then id
};

class LinkWriter : public LinkReader {
  public:
    virtual void add(const DocumentLink& link) = 0;  ///< @throws Error kConflict: the same link stands already
};

}  // namespace pravila
