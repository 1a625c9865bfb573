#pragma once

#include <optional>
#include <vector>

#include "core/model/mail.h"

namespace pravila {

/// What was mailed, and what people want to be mailed. Limited to the scope's institution; absence is an empty
/// optional.
class MailReader {
  public:
    virtual ~MailReader() = default;

    virtual std::optional<MailChoice> choice(const PersonId& person) = 0;
    virtual std::optional<SentDigest> digest(const PersonId& person, Date day) = 0;
    virtual std::vector<SentDigest> digests_on(Date day) = 0;  ///< by person
};

class MailWriter : public MailReader {
  public:
    virtual void set_choice(const MailChoice& choice) = 0;  ///< replaces the one before
    virtual void add_digest(const SentDigest& digest) = 0;  ///< @throws Error kConflict: that day has one
    virtual void update_digest(
        const SentDigest& digest) = 0;  ///< @throws Error kConflict, kNotFound as update_document
    virtual void remove_digests_before(Date day) = 0;
};

}  // namespace pravila
