#include "mail/smtp_mailer.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/DialogSocket.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

#include "core/error.h"

namespace pravila::mail {

namespace {

namespace net = Poco::Net;

Poco::Timespan timespan(std::chrono::milliseconds time) {
    return {static_cast<Poco::Timespan::TimeDiff>(time.count()) * 1000};
}

/// Ends a conversation that lasts too long: a server that sends a byte now and then would hold every timeout off.
class Deadline {
  public:
    /// @param descriptor  of the socket. A copy is kept, since its number may be another socket's once it is closed.
    Deadline(int descriptor, std::chrono::milliseconds time)
        : descriptor_(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0)), thread_([this, time] {
              std::unique_lock lock(mutex_);
              if (!wake_.wait_for(lock, time, [this] { return done_; })) ::shutdown(descriptor_, SHUT_RDWR);
          }) {}
    ~Deadline() {
        {
            const std::lock_guard lock(mutex_);
            done_ = true;
        }
        wake_.notify_all();
        thread_.join();
        ::close(descriptor_);
    }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

  private:
    int descriptor_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool done_ = false;
    std::thread thread_;
};

net::StreamSocket connected(const SmtpOptions& options) {
    net::StreamSocket socket;
    socket.connect(net::SocketAddress(options.host, options.port), timespan(options.reply_timeout));
    socket.setReceiveTimeout(timespan(options.reply_timeout));
    socket.setSendTimeout(timespan(options.reply_timeout));
    return socket;
}

/// TLS over a connected socket, with a certificate that was checked for the host's name.
net::SecureStreamSocket secured(const net::StreamSocket& socket, const std::string& host,
                                const net::Context::Ptr& context) {
    net::SecureStreamSocket secure = net::SecureStreamSocket::attach(socket, host, context);
    // Poco goes on after a handshake that timed out half-way, and checks no name then.
    if (!secure.havePeerCertificate()) throw net::SSLException("no certificate");
    secure.verifyPeerCertificate(host);
    return secure;
}

/// What this machine calls itself: its address in the conversation (RFC 5321 4.1.3).
std::string greeting_name(const net::StreamSocket& socket) {
    const auto host = socket.address().host();
    return "[" + std::string(host.family() == net::AddressFamily::IPv6 ? "IPv6:" : "") + host.toString() + "]";
}

/// The client's side, step by step, with the last answer kept.
class Conversation : private net::SMTPClientSession {
  public:
    Conversation(const net::StreamSocket& socket, const SmtpOptions& options)
        : SMTPClientSession(socket), options_(options), name_(greeting_name(socket)) {
        setTimeout(timespan(options.reply_timeout));
    }

    void greet() { login(name_, offers_); }

    void start_tls(const net::Context::Ptr& context) {
        require(sendCommand("STARTTLS", answer_), 2);
        socket() = secured(socket(), options_.host, context);
        setTimeout(timespan(options_.reply_timeout));
        // What was offered in the clear may have been written by anyone.
        greet();
    }

    void sign_in() {
        if (options_.user.empty()) return;
        if (offers("PLAIN"))
            loginUsingPlain(options_.user, options_.password);
        else if (offers("LOGIN"))
            loginUsingLogin(options_.user, options_.password);
        else
            throw net::SMTPException("the server offers neither AUTH PLAIN nor AUTH LOGIN");
    }

    /// @return the answer to RCPT.
    int name_addresses(const std::string& from, const std::string& to) {
        require(sendCommand("MAIL FROM:<" + from + ">", answer_), 2);
        return sendCommand("RCPT TO:<" + to + ">", answer_);
    }

    /// @return the answer to the message. @param text  no line of it begins with a dot.
    int hand_over(const std::string& text) {
        require(sendCommand("DATA", answer_), 3);
        std::istringstream stream(text + ".\r\n");
        try {
            sendMessage(stream);
        } catch (const net::SMTPException& error) {
            answer_ = error.message();
            return error.code();
        }
        return 250;
    }

    const std::string& answer() const { return answer_; }

  private:
    static void require(int status, int wanted) {
        if (status / 100 != wanted) throw net::SMTPException("refused", status);
    }
    bool offers(const std::string& method) const {
        const std::size_t auth = offers_.find("AUTH");
        return auth != std::string::npos &&
               offers_.substr(auth, offers_.find('\n', auth) - auth).find(method) != std::string::npos;
    }

    const SmtpOptions& options_;
    std::string name_, offers_, answer_;
};

constexpr int kReplySaysGoodbye = 421;
constexpr int kLowestReply = 200;

class SmtpMailer : public Mailer {
  public:
    SmtpMailer(SmtpOptions options, const Clock& clock) : options_(std::move(options)), clock_(clock) {
        if (options_.security == Security::kNone) return;
        constexpr int kDepth = 9;
        net::initializeSSL();
        // Strict: Poco's other modes check no name for a server on this machine.
        context_ = new net::Context(net::Context::TLS_CLIENT_USE, options_.ca_file, net::Context::VERIFY_STRICT, kDepth,
                                    options_.ca_file.empty());
        context_->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
        context_->enableExtendedCertificateVerification(true);
    }

    Delivery send(const Mail& mail) override {
        if (!is_address(mail.to)) return {Delivery::Outcome::kAddressRefused, 0, "not an address"};
        try {
            return converse(mail);
        } catch (const net::SMTPException& error) {
            return {Delivery::Outcome::kServerFailed, error.code() < kLowestReply ? 0 : error.code(),
                    error.displayText()};
        } catch (const Poco::Exception& error) {
            return {Delivery::Outcome::kServerFailed, 0, error.displayText()};
        } catch (const std::exception& error) {
            return {Delivery::Outcome::kServerFailed, 0, error.what()};
        }
    }

  private:
    Delivery converse(const Mail& mail) {
        const net::StreamSocket plain = connected(options_);
        const Deadline deadline(plain.impl()->sockfd(), options_.total_timeout);
        Conversation conversation(options_.security == Security::kTls ? secured(plain, options_.host, context_) : plain,
                                  options_);
        conversation.greet();
        if (options_.security == Security::kStartTls) conversation.start_tls(context_);
        conversation.sign_in();
        const int recipient = conversation.name_addresses(options_.sender.address, mail.to);
        if (recipient / 100 != 2) return answered(recipient, conversation.answer());
        return answered(conversation.hand_over(message_text(mail, options_.sender, clock_.now())),
                        conversation.answer());
    }

    /// What an answer about one address or one message means.
    static Delivery answered(int reply, const std::string& text) {
        using Outcome = Delivery::Outcome;
        // Poco's code for a connection that ended without an answer is no reply.
        if (reply < kLowestReply) return {Outcome::kServerFailed, 0, text};
        if (reply / 100 == 2) return {Outcome::kAccepted, reply, text};
        // 530, 534, 535, 538: it wants a sign-in, or another one (RFC 4954 6).
        const bool sign_in = reply == 530 || reply == 534 || reply == 535 || reply == 538;
        if (reply == kReplySaysGoodbye || sign_in) return {Outcome::kServerFailed, reply, text};
        return {reply / 100 == 5 ? Outcome::kAddressRefused : Outcome::kAddressLater, reply, text};
    }

    SmtpOptions options_;
    const Clock& clock_;
    net::Context::Ptr context_;
};

bool is_this_machine(const std::string& host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

}  // namespace

std::unique_ptr<Mailer> smtp_mailer(const SmtpOptions& options, const Clock& clock) {
    if (!is_address(options.sender.address))
        throw Error(ErrorCode::kInvalidInput, msg("Mail needs the address it comes from: set “mail_from”."));
    if (options.security == Security::kNone && !options.user.empty() && !is_this_machine(options.host))
        throw Error(
            ErrorCode::kInvalidInput,
            msg("The password of the mail server would go over the network in the clear: set “smtp_security” to "
                "starttls or tls."));
    try {
        return std::make_unique<SmtpMailer>(options, clock);
    } catch (const Poco::Exception& error) {
        throw Error(ErrorCode::kInvalidInput,
                    msg("The certificates in {file} cannot be read: set “smtp_ca_file” to a PEM file.",
                        {{"file", options.ca_file}}),
                    error.displayText());
    }
}

}  // namespace pravila::mail
