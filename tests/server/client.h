#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/sockets.h"

namespace pravila::test {

/// A raw client on the loopback: bytes out, bytes in. Reads fail the test after 20 s instead of hanging it.
class Client {
  public:
    explicit Client(std::uint16_t port);

    Client& send(std::string_view bytes);
    void end_sending();
    /// Everything up to the end of the connection.
    std::string read_to_end();
    /// One answer: its head, and as much body as its Content-Length says (none when `head_only`).
    std::string read_answer(bool head_only = false);
    /// True when the other side has ended the connection without a byte more.
    bool at_end() { return read_to_end().empty(); }

  private:
    bool receive();

    http::Descriptor socket_;
    std::string buffer_;
};

/// Number in the first line of an answer; 0 when there is none.
int status_of(std::string_view answer);
std::string body_of(std::string_view answer);
/// How often "HTTP/1.1 " begins a line: the number of answers in what was read.
int answers_in(std::string_view bytes);
/// Value of a field, empty when not there.
std::string field_of(std::string_view answer, std::string_view name);

}  // namespace pravila::test
