#pragma once

#include "cli/command.h"
#include "core/service/mail/send_digests.h"

namespace pravila::cli {

/// What digests say and in which language, from the settings.
DigestOptions digest_options(const Session& session, const Wiring& wiring);

}  // namespace pravila::cli
