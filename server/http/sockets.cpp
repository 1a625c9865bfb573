#include "server/http/sockets.h"

#include <netdb.h>
#include <netinet/in.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <memory>

#include "core/error.h"

namespace pravila::http {

namespace {

Error cannot_listen(int reason) {
    return Error(
        ErrorCode::kUnavailable,
        reason == EADDRINUSE
            ? msg("Another program already listens on this address. Stop it, or choose another port with --listen.")
            : msg("The server cannot listen on this address. Choose another one with --listen."),
        std::strerror(reason));
}

Error wrong_address(const std::string& text) {
    return Error(ErrorCode::kInvalidInput,
                 msg("“{address}” is not an address to listen on. Write it as 127.0.0.1:8080.", {{"address", text}}));
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

void Descriptor::close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

bool Endpoint::is_loopback() const {
    if (address.ss_family == AF_INET) {
        sockaddr_in in4{};
        std::memcpy(&in4, &address, sizeof in4);
        return ntohl(in4.sin_addr.s_addr) >> 24U == 127;
    }
    if (address.ss_family != AF_INET6) return false;
    sockaddr_in6 in6{};
    std::memcpy(&in6, &address, sizeof in6);
    return IN6_IS_ADDR_LOOPBACK(&in6.sin6_addr);
}

Endpoint resolve(const std::string& host_and_port) {
    const std::size_t colon = host_and_port.rfind(':');
    if (colon == std::string::npos || colon == 0) throw wrong_address(host_and_port);
    std::string host = host_and_port.substr(0, colon);
    const std::string port = host_and_port.substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos ||
        std::stoi(port) > 65535)
        throw wrong_address(host_and_port);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0 || !found) throw wrong_address(host_and_port);
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);
    const addrinfo* chosen = found;
    for (const addrinfo* each = found; each; each = each->ai_next)
        if (each->ai_family == AF_INET) {
            chosen = each;
            break;
        }
    Endpoint endpoint;
    std::memcpy(&endpoint.address, chosen->ai_addr, chosen->ai_addrlen);
    endpoint.length = chosen->ai_addrlen;
    return endpoint;
}

Descriptor listen_on(const Endpoint& endpoint) {
    Descriptor socket(::socket(endpoint.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.open()) throw cannot_listen(errno);
    const int on = 1;
    setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(socket.get(), reinterpret_cast<const sockaddr*>(&endpoint.address), endpoint.length) != 0)
        throw cannot_listen(errno);
    if (listen(socket.get(), 1024) != 0) throw cannot_listen(errno);
    return socket;
}

std::uint16_t port_of(const Descriptor& socket) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &length);
    // sin_port and sin6_port stand at the same place.
    sockaddr_in in4{};
    std::memcpy(&in4, &address, sizeof in4);
    return ntohs(in4.sin_port);
}

std::string peer_of(const Descriptor& socket) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (getpeername(socket.get(), reinterpret_cast<sockaddr*>(&address), &length) != 0) return {};
    std::array<char, NI_MAXHOST> text{};
    if (getnameinfo(reinterpret_cast<const sockaddr*>(&address), length, text.data(), text.size(), nullptr, 0,
                    NI_NUMERICHOST) != 0)
        return {};
    return text.data();
}

}  // namespace pravila::http
