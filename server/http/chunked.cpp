#include "server/http/chunked.h"

#include <algorithm>

namespace pravila::http {

ChunkedBody::State ChunkedBody::feed(std::string_view& bytes) {
    while (!bytes.empty()) {
        const State state = step(bytes);
        if (state != State::kMore) return state;
    }
    return State::kMore;
}

ChunkedBody::State ChunkedBody::take_size_digit(char c) {
    const std::size_t value =
        std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
    if (value == std::string_view::npos || ++digits_ > 8) return State::kBad;
    chunk_ = chunk_ * 16 + value;
    return State::kMore;
}

ChunkedBody::State ChunkedBody::step(std::string_view& bytes) {
    const char c = bytes.front();
    if (step_ == Step::kData) {
        const std::size_t part = std::min(chunk_, bytes.size());
        body_ += bytes.substr(0, part);
        bytes.remove_prefix(part);
        chunk_ -= part;
        if (chunk_ == 0) step_ = Step::kDataCr;
        return State::kMore;
    }
    bytes.remove_prefix(1);
    switch (step_) {
        case Step::kSize:
            if (c != '\r') return take_size_digit(c);
            step_ = Step::kSizeEnd;
            return digits_ > 0 ? State::kMore : State::kBad;
        case Step::kSizeEnd:
            if (chunk_ > limit_ - body_.size()) return State::kTooLarge;
            step_ = chunk_ == 0 ? Step::kLastCr : Step::kData;
            return c == '\n' ? State::kMore : State::kBad;
        case Step::kDataCr:
            step_ = Step::kDataLf;
            return c == '\r' ? State::kMore : State::kBad;
        case Step::kDataLf:
            step_ = Step::kSize;
            digits_ = 0;
            return c == '\n' ? State::kMore : State::kBad;
        case Step::kLastCr:
            step_ = Step::kLastLf;
            return c == '\r' ? State::kMore : State::kBad;
        case Step::kLastLf:
            return c == '\n' ? State::kDone : State::kBad;
        case Step::kData:
            break;
    }
    return State::kBad;
}

}  // namespace pravila::http
