#include "server/http/response.h"

#include <algorithm>

#include "core/error.h"
#include "server/http/bytes.h"

namespace pravila::http {

Response Response::html(std::string body, int status) {
    Response response(status);
    response.set("Content-Type", "text/html; charset=utf-8");
    response.body_ = std::move(body);
    return response;
}

Response Response::json(std::string body, int status) {
    Response response(status);
    response.set("Content-Type", "application/json; charset=utf-8");
    response.body_ = std::move(body);
    return response;
}

Response Response::text(std::string body, int status) {
    Response response(status);
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.body_ = std::move(body);
    return response;
}

Response Response::redirect(std::string_view location, int status) {
    const bool local =
        !location.empty() && location[0] == '/' && (location.size() < 2 || (location[1] != '/' && location[1] != '\\'));
    if (!local)
        throw Error(ErrorCode::kInternal, msg("The server made a redirect to a place outside itself."),
                    std::string(location));
    Response response(status);
    response.set("Location", location);
    return response;
}

Response Response::attachment(std::string body, std::string_view file_name, std::string_view media_type) {
    Response response;
    response.set("Content-Type", media_type);
    response.set("Content-Disposition", attachment_disposition(file_name));
    response.set("Content-Security-Policy", "sandbox; default-src 'none'");
    response.body_ = std::move(body);
    return response;
}

Response& Response::set(std::string_view name, std::string_view value) {
    if (!is_token(name) || has_control(value))
        throw Error(ErrorCode::kInternal, msg("The server made a header field that cannot be sent."),
                    std::string(name));
    for (Field& field : fields_)
        if (equal_ignoring_case(field.name, name)) {
            field.value = value;
            return *this;
        }
    fields_.push_back({std::string(name), std::string(value)});
    return *this;
}

bool Response::has(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [&](const Field& field) { return equal_ignoring_case(field.name, name); });
}

std::string_view Response::get(std::string_view name) const {
    for (const Field& field : fields_)
        if (equal_ignoring_case(field.name, name)) return field.value;
    return {};
}

std::string attachment_disposition(std::string_view file_name) {
    std::string ascii;
    for (const char c : file_name) {
        const bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '%' && c != '/';
        if (plain)
            ascii += c;
        else if (!is_utf8_continuation(c))
            ascii += '_';
    }
    if (ascii.empty()) ascii = "document";
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent_encode(file_name);
}

}  // namespace pravila::http
