#include "server/http/poco_adapter.h"

#include <Poco/Exception.h>
#include <Poco/MemoryStream.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Timestamp.h>
#include <Poco/URI.h>

#include <algorithm>
#include <sstream>

#include "server/http/bytes.h"

namespace pravila::http {

namespace {

constexpr std::size_t kMostParameters = 100;

/// What Poco makes of the same bytes agrees with the gate in everything that decides who answers what.
bool poco_agrees(std::string_view head_bytes, const Head& head) {
    Poco::MemoryInputStream stream(head_bytes.data(), static_cast<std::streamsize>(head_bytes.size()));
    Poco::Net::HTTPRequest second;
    second.read(stream);
    const bool chunked = head.framing == Framing::kChunked;
    const auto length = second.getContentLength64();
    const bool same_length = length == Poco::Net::HTTPMessage::UNKNOWN_CONTENT_LENGTH
                                 ? head.length == 0
                                 : length >= 0 && static_cast<std::uint64_t>(length) == head.length;
    return second.getMethod() == to_text(head.method) && second.getURI() == head.target &&
           second.size() == head.fields.size() && second.getChunkedTransferEncoding() == chunked && same_length;
}

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string without_controls(std::string text) {
    for (char& c : text)
        if (is_control(c) && c != '\t' && c != '\n' && c != '\r') c = ' ';
    return text;
}

}  // namespace

std::vector<Parameter> parse_query(std::string_view raw_query) {
    Poco::URI uri;
    uri.setRawQuery(std::string(raw_query));
    std::vector<Parameter> parameters;
    for (const auto& [name, value] : uri.getQueryParameters())
        if (!name.empty()) parameters.push_back({without_controls(name), without_controls(value)});
    return parameters;
}

std::optional<Request> to_request(std::string_view head_bytes, const Head& head, std::string body) {
    try {
        if (!poco_agrees(head_bytes, head)) return {};
        Request request;
        request.method = head.method;
        request.target = head.target;
        request.fields = head.fields;
        request.body = std::move(body);
        if (head.target == "*") return request;
        const std::size_t question = head.target.find('?');
        request.segments = path_segments(std::string_view(head.target).substr(0, question));
        if (question == std::string::npos) return request;
        const std::string_view raw = std::string_view(head.target).substr(question + 1);
        if (static_cast<std::size_t>(std::count(raw.begin(), raw.end(), '&')) >= kMostParameters) return {};
        request.query = parse_query(raw);
        return request;
    } catch (const Poco::Exception&) {
        return {};
    }
}

std::string reason_phrase(int status) {
    return Poco::Net::HTTPResponse::getReasonForStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(status));
}

std::string to_wire(const Response& response, Method method, bool keep_alive) {
    Poco::Net::HTTPResponse head(Poco::Net::HTTPMessage::HTTP_1_1,
                                 static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status()));
    for (const Field& field : response.fields()) head.add(field.name, field.value);
    head.setDate(Poco::Timestamp());
    head.setKeepAlive(keep_alive);
    if (has_body(response.status())) head.setContentLength64(static_cast<Poco::Int64>(response.body().size()));
    std::ostringstream stream;
    head.write(stream);
    std::string bytes = stream.str();
    if (method != Method::kHead && has_body(response.status())) bytes += response.body();
    return bytes;
}

}  // namespace pravila::http
