#pragma once

#include <string>

#include "core/ports/mail_store.h"
#include "store/db/session.h"

namespace pravila {

/// Mail inside someone else's transaction. Thread rule: one thread at a time.
class MailTables final : public MailWriter {
  public:
    /// @param institution  outlives this object.
    MailTables(db::Session& session, const std::string& institution) : db_(session), institution_(institution) {}

    std::optional<MailChoice> choice(const PersonId& person) override;
    std::optional<SentDigest> digest(const PersonId& person, Date day) override;
    std::vector<SentDigest> digests_on(Date day) override;

    void set_choice(const MailChoice& choice) override;
    void add_digest(const SentDigest& digest) override;
    void update_digest(const SentDigest& digest) override;
    void remove_digests_before(Date day) override;

  private:
    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
