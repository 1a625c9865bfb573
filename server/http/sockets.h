#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <string>
#include <utility>

namespace pravila::http {

/// A file descriptor with one owner.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    int get() const { return fd_; }
    bool open() const { return fd_ >= 0; }
    void close();

  private:
    int fd_ = -1;
};

/// Where to listen.
struct Endpoint {
    sockaddr_storage address{};
    socklen_t length = 0;

    bool is_loopback() const;  ///< 127.0.0.0/8 or ::1
};

/// Reads "127.0.0.1:8080", "localhost:8080", "[::1]:8080".
/// @throws Error kInvalidInput saying what is wrong with it.
Endpoint resolve(const std::string& host_and_port);

/// A listening, non-blocking socket. @throws Error kUnavailable when the address is taken or not ours.
Descriptor listen_on(const Endpoint& endpoint);
std::uint16_t port_of(const Descriptor& socket);
/// "192.0.2.7" or "2001:db8::1": the other end; empty when the connection is gone.
std::string peer_of(const Descriptor& socket);

}  // namespace pravila::http
