#pragma once

#include <string_view>

#include "core/service/view_document.h"
#include "server/http/response.h"

namespace pravila::web {

/// Stored bytes as a download with the hash of the content as its ETag; 304 when the client has them.
http::Response download(const http::Request& request, SourceFile file);

/// Media type to serve a stored format with; never one that a browser would open as a page.
std::string_view media_type_of(std::string_view format);

}  // namespace pravila::web
