#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pravila::http {

/// Takes a body apart that comes in chunks (RFC 9112 section 7.1), strictly: no chunk extensions, no trailer fields,
/// every line ended by CR LF. Bytes may come in any pieces.
class ChunkedBody {
  public:
    enum class State { kMore, kDone, kBad, kTooLarge };

    /// @param limit  bytes of body at most.
    explicit ChunkedBody(std::size_t limit) : limit_(limit) {}

    /// Consumes from the front of `bytes` as much as belongs to the body. @return the state afterwards.
    State feed(std::string_view& bytes);
    std::size_t size() const { return body_.size(); }  ///< of the body so far
    std::string take() { return std::move(body_); }

  private:
    enum class Step { kSize, kSizeEnd, kData, kDataCr, kDataLf, kLastCr, kLastLf };
    State step(std::string_view& bytes);
    State take_size_digit(char c);

    std::size_t limit_;
    std::string body_;
    Step step_ = Step::kSize;
    std::size_t chunk_ = 0;
    int digits_ = 0;
};

}  // namespace pravila::http
