#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pravila::test {

/// A message as the sink got it.
struct Received {
    std::string from, to, data;
    bool tls = false;
    std::string user;
    std::string header(const std::string& name) const;  ///< unfolded, with encoded words decoded; "" without it
    std::string body() const;                           ///< decoded
};

/// A mail server on this machine that keeps what it is given (mail_sink.py says what it does with which recipient).
class MailSink {
  public:
    /// @param options  of mail_sink.py.
    explicit MailSink(const std::vector<std::string>& options = {});
    ~MailSink();  ///< ends it
    MailSink(const MailSink&) = delete;
    MailSink& operator=(const MailSink&) = delete;

    std::uint16_t port() const { return port_; }
    /// What came since the last call. A message is here before its sender hears that it was accepted.
    std::vector<Received> received();
    Received wait();  ///< the next message, however long it takes
    void end();       ///< nobody listens any more

  private:
    std::string line();

    int process_ = 0, in_ = -1, out_ = -1;
    std::uint16_t port_ = 0;
    std::string read_;
};

}  // namespace pravila::test
