#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "core/ports/clock.h"
#include "core/ports/mailer.h"
#include "mail/message.h"

namespace pravila::mail {

/// How the conversation is protected. There is no "if the server happens to offer it": who stands in between could take
/// the offer away.
enum class Security {
    kStartTls,  ///< begins in the clear and turns to TLS before anything is said (port 587)
    kTls,       ///< TLS from the first byte (port 465)
    kNone,      ///< in the clear: a relay on this machine or in a closed network (port 25)
};

struct SmtpOptions {
    std::string host;
    std::uint16_t port = 587;
    Security security = Security::kStartTls;
    std::string user;      ///< empty: no sign-in
    std::string password;  ///< only ever sent inside TLS, or to this machine
    std::string ca_file;   ///< PEM of whom the server's certificate must come from; empty: those the system trusts
    Sender sender;
    std::chrono::milliseconds reply_timeout{10'000};  ///< for connecting and for each answer
    std::chrono::milliseconds total_timeout{30'000};  ///< of one message, whatever the server does
};

/// Hands mail to one SMTP server (RFC 5321, 3207, 4954), a conversation for each message. The process must ignore
/// SIGPIPE, since servers go away in the middle of a sentence.
/// @param clock  outlives it.
/// @throws Error kInvalidInput: the sender's address, a file of certificates that cannot be read, or a password that
///         would leave this machine in the clear.
std::unique_ptr<Mailer> smtp_mailer(const SmtpOptions& options, const Clock& clock);

}  // namespace pravila::mail
