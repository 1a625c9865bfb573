#pragma once

#include <string_view>

#include "core/service/view_document.h"
#include "server/http/response.h"

namespace pravila::web {

/// Stored bytes as a download with the hash of the content as its ETag; 304 when the client has them.
http::Response download(const http::Request& request, SourceFile file);

/// The same of bytes with their fingerprint and the name under which they are kept.
http::Response download(const http::Request& request, std::string bytes, const std::string& sha256,
                        const std::string& name, std::string_view format);

/// Media type to serve a stored format with; never one that a browser would open as a page.
std::string_view media_type_of(std::string_view format);

}  // namespace pravila::web
