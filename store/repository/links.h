#pragma once

#include <string>

#include "core/ports/link_store.h"
#include "store/db/session.h"

namespace pravila {

/// Which document followed which, inside someone else's transaction. Thread rule: one thread at a time.
class LinkTables final : public LinkWriter {
  public:
    /// @param institution  outlives this object.
    LinkTables(db::Session& session, const std::string& institution) : db_(session), institution_(institution) {}

    std::vector<DocumentLink> all() override;
    std::vector<DocumentLink> of(const DocumentId& document) override;
    void add(const DocumentLink& link) override;

  private:
    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
