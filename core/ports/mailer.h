#pragma once

#include <string>

namespace pravila {

/// A text to one person.
struct Mail {
    std::string id;        ///< what is unique in its Message-ID; the same when the same text is sent again
    std::string to;        ///< one address
    std::string subject;   ///< one line, UTF-8
    std::string body;      ///< lines ending in \n, UTF-8
    std::string language;  ///< "ro", "en"
};

/// What became of it.
struct Delivery {
    enum class Outcome {
        kAccepted,        ///< the mail server has taken it over
        kAddressRefused,  ///< the mail server takes nothing for this address, now and later
        kAddressLater,    ///< it takes nothing for this address for now
        kServerFailed,    ///< no mail would get through: not reachable, silent, no agreement about TLS or sign-in
    };
    Outcome outcome = Outcome::kServerFailed;
    int reply = 0;       ///< last answer of the server (RFC 5321); 0: none came
    std::string detail;  ///< for whoever sets mail up; may hold addresses, so that it is never logged; no secrets
};

/// Hands mail to a mail server. Thread rule: callable from any thread; every call is a conversation of its own, ended
/// within a bounded time whatever the server does.
class Mailer {
  public:
    virtual ~Mailer() = default;
    virtual Delivery send(const Mail& mail) = 0;  ///< never throws for what a server does or an address holds
};

}  // namespace pravila
