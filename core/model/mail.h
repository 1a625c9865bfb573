#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/date.h"
#include "core/model/ids.h"

namespace pravila {

/// What a person wants by mail; without a row: the digest, in the language of the institution.
struct MailChoice {
    PersonId person;
    bool digest = true;
    std::string language{};  ///< "ro", "en"; empty: the institution's
};

enum class DigestState {
    kSending,  ///< handed to a process, which has until `try_again_at` to say what became of it
    kWaiting,  ///< not accepted; it is tried again
    kSent,     ///< the mail server has accepted it
    kRefused,  ///< the mail server does not take mail for this address; not tried again that day
    kNothing,  ///< there was nothing to tell
};
std::string_view to_text(DigestState state);  ///< sending, waiting, sent, refused, nothing
std::optional<DigestState> digest_state_from(std::string_view text);

/// The digest of one person for one day: at most one row for both.
struct SentDigest {
    DigestId id;  ///< stands in its Message-ID, the same at every try
    PersonId person;
    Date day{};
    DigestState state = DigestState::kSending;
    int tries = 1;
    Instant try_again_at{};          ///< before that nobody else takes it up
    std::optional<Instant> sent_at;  ///< set exactly when sent
    int reply = 0;                   ///< last answer of the mail server: 250, 451, 550…; 0: none came
    long long row_version = 1;
};

}  // namespace pravila
