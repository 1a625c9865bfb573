#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/i18n/catalogue.h"
#include "core/ports/mailer.h"
#include "core/service/context.h"
#include "core/service/mail/digest_text.h"

namespace pravila {

/// A process that takes up a digest has so long to say what became of it; then another may take it up.
inline constexpr std::chrono::minutes kDigestLease{10};

struct DigestOptions {
    std::string institution;                  ///< its name
    std::string public_url;                   ///< may be empty: no links
    Language language = Language::kRomanian;  ///< of who has not chosen another
};

/// How one round of mail went.
struct DigestRound {
    int sent = 0, refused = 0;
    int waiting = 0;             ///< to be tried again later today
    int nothing = 0;             ///< people who had nothing to do
    bool server_failed = false;  ///< the round ended early
    int reply = 0;               ///< last answer that was not an acceptance; 0: none came
};

/// Mailing is due: a working day, and the hour has begun in the institution's zone.
/// @param hour  0..23. On a day that the clocks are changed it may be an hour off; those are Sundays.
bool is_digest_time(const Clock& clock, int hour);

/// Sends today's digest to everyone in office who has an address, wants it and has something to do. At most one for a
/// person and a day, whatever process sends and however often this is called: what was accepted is never sent again,
/// what was not is tried again by a later call, after 5, 10, 20… up to 60 minutes, until the day ends. When the server
/// itself fails, the round ends. A process that is killed after the server's 250 and before its own commit leaves the
/// digest taken up; after kDigestLease it is sent again under the same Message-ID.
/// @param go_on  asked before each person. Runs in the name of the program. @throws Error kUnavailable from the store.
DigestRound send_digests(const Context& context, Mailer& mailer, const DigestOptions& options,
                         const std::function<bool()>& go_on);

/// Today's digests as they would be sent, to whom, whether or not they were; nothing is changed or sent.
struct DigestPreview {
    PersonId person;
    std::string name;
    DigestText text;
};
std::vector<DigestPreview> preview_digests(const Context& context, const DigestOptions& options);

}  // namespace pravila
