#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/codification/codebook.h"
#include "core/i18n/message.h"
#include "core/ports/extractor.h"
#include "core/ports/paper_maker.h"
#include "core/ports/password_hasher.h"
#include "core/service/context.h"

namespace pravila {

/// The log of the institution as others may read it. Every member must be set; callable from any thread.
struct LogAccess {
    /// Canonical entries from number `from` on, at most `limit` of them, in order.
    std::function<std::vector<StoredEntry>(long long from, long limit)> entries;
    std::function<long long()> size;
    std::function<std::string()> checkpoint;    ///< signed note (C2SP tlog-checkpoint)
    std::function<std::string()> verifier_key;  ///< C2SP verifier key, one line
};

/// One thing that must work before the server may be asked. Callable from any thread.
struct ReadinessCheck {
    std::string name;                      ///< "store", "index", "worker"
    std::function<std::string()> problem;  ///< what is wrong, empty when nothing is; may throw, which is a problem too
};

/// The world of the server. References outlive it.
struct ServerDependencies {
    DocumentStore& store;
    const SearchIndex& index;
    const Clock& clock;
    IdSource& ids;
    Scope scope;              ///< its person: whose rights hold for who is not signed in; empty: nobody's
    std::string institution;  ///< name, as printed on documents
    const Codebook& codebook;
    Extractor& extractor;      ///< reads the files that people send
    const PaperMaker& papers;  ///< writes the files that people download
    LogAccess log_access;
    std::vector<ReadinessCheck> checks;
    std::function<void(const std::string& line)> log = [](const std::string&) {
    };  ///< one line a request, without line end
    AnonymousReading anonymous = AnonymousReading::kInternal;
    PasswordHasher* hasher = nullptr;  ///< default: Argon2id with its own parameters
    /// "https://proceduri.example": decides whether cookies are for TLS only, and that a proxy stands in front, whose
    /// X-Forwarded-For is believed. Empty: neither.
    std::string public_url{};
    std::optional<int> digest_hour{};  ///< from which people get their daily mail; nothing: no mail server is set
};

struct ServerOptions {
    std::string listen = "127.0.0.1:8080";  ///< HOST:PORT; port 0 takes any that is free
    unsigned threads = 4;
    std::string public_url;  ///< "https://proceduri.example": its name is answered to as well; may be empty
    std::uint64_t max_upload = std::uint64_t{64} * 1024 * 1024;  ///< bytes of one request that carries files
};

/// Pages and API over HTTP.
/// Thread rule: start() and stop() from one thread.
class Server {
  public:
    /// Binds the address at once.
    /// @throws Error kInvalidInput: the address cannot be read, or is not a loopback address although nobody has a
    /// password yet or `public_url` is not set; kUnavailable: it is taken.
    Server(const ServerOptions& options, ServerDependencies dependencies);
    ~Server();  ///< stops
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    /// Lets answers under way finish for a few seconds. Idempotent.
    void stop();
    std::uint16_t port() const;
    std::string address() const;  ///< "http://127.0.0.1:8080"

  private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace pravila
