#include "tests/server/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/time.h>

#include <catch2/catch.hpp>

#include "server/http/bytes.h"

namespace pravila::test {

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{20, 0};
    setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    REQUIRE(connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
}

Client& Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) break;  // the server hung up: what it said is still to be read
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
}

void Client::end_sending() { shutdown(socket_.get(), SHUT_WR); }

bool Client::receive() {
    char piece[16384];
    const ssize_t got = recv(socket_.get(), piece, sizeof piece, 0);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) FAIL("no answer within 20 s; so far: " << buffer_);
    if (got <= 0) return false;
    buffer_.append(piece, static_cast<std::size_t>(got));
    return true;
}

std::string Client::read_to_end() {
    while (receive()) {
    }
    return std::exchange(buffer_, {});
}

std::string Client::read_answer(bool head_only) {
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
        if (!receive()) return std::exchange(buffer_, {});
    const std::string length = field_of(std::string_view(buffer_).substr(0, end + 4), "Content-Length");
    const std::size_t whole = end + 4 + (head_only || length.empty() ? 0 : std::stoul(length));
    while (buffer_.size() < whole && receive()) {
    }
    std::string answer = buffer_.substr(0, whole);
    buffer_.erase(0, whole);
    return answer;
}

int status_of(std::string_view answer) {
    if (answer.substr(0, 9) != "HTTP/1.1 " || answer.size() < 12) return 0;
    return std::stoi(std::string(answer.substr(9, 3)));
}

std::string body_of(std::string_view answer) {
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string() : std::string(answer.substr(end + 4));
}

int answers_in(std::string_view bytes) {
    int count = 0;
    for (std::size_t at = bytes.find("HTTP/1.1 "); at != std::string_view::npos; at = bytes.find("HTTP/1.1 ", at + 1))
        ++count;
    return count;
}

std::string field_of(std::string_view answer, std::string_view name) {
    std::string_view head = answer.substr(0, answer.find("\r\n\r\n"));
    while (!head.empty()) {
        const std::size_t end = head.find("\r\n");
        const std::string_view line = head.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && http::equal_ignoring_case(line.substr(0, colon), name))
            return std::string(http::trim(line.substr(colon + 1)));
        if (end == std::string_view::npos) break;
        head.remove_prefix(end + 2);
    }
    return {};
}

}  // namespace pravila::test
