#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"

namespace pravila::http {

/// One answer. Content-Length, Connection and Date belong to the front; everything else is set here.
class Response {
  public:
    explicit Response(int status = 200) : status_(status) {}

    static Response html(std::string body, int status = 200);
    static Response json(std::string body, int status = 200);
    static Response text(std::string body, int status = 200);
    /// @param location  a path of this server ("/d/po-urb-4"), already percent-encoded.
    /// @throws Error kInternal unless it begins with exactly one '/', so that no answer leads to another site.
    static Response redirect(std::string_view location, int status);
    /// Stored bytes, always as a download that no browser opens as a page.
    static Response attachment(std::string body, std::string_view file_name, std::string_view media_type);

    /// Replaces the field. @throws Error kInternal when the name or the value could break out of its line: a control
    /// character in either, or a name that is not a token.
    Response& set(std::string_view name, std::string_view value);
    bool has(std::string_view name) const;
    std::string_view get(std::string_view name) const;  ///< empty when not set

    int status() const { return status_; }
    void set_status(int status) { status_ = status; }
    const std::vector<Field>& fields() const { return fields_; }
    const std::string& body() const { return body_; }
    void set_body(std::string body) { body_ = std::move(body); }

  private:
    int status_;
    std::vector<Field> fields_;  ///< names as written ("Content-Type")
    std::string body_;
};

/// `filename` and `filename*` for Content-Disposition (RFC 6266): an ASCII form for old clients, then the UTF-8 form.
std::string attachment_disposition(std::string_view file_name);

}  // namespace pravila::http
