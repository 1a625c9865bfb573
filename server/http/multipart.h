#pragma once

#include <string>
#include <string_view>

#include "server/http/form.h"

namespace pravila::http {

/// The boundary that a Content-Type of multipart/form-data names. @throws HttpError 400: none, or not one by RFC 2046.
std::string boundary_of(std::string_view content_type);

/// Strict reading of multipart/form-data (RFC 7578): every part has a Content-Disposition of form-data with a name, the
/// last delimiter is there, no part is nested. File names come as browsers send them, plain UTF-8 in quotes.
/// @throws HttpError as read_form.
Form read_multipart(std::string_view body, std::string_view boundary, const FormLimits& limits);

/// Adds a field after the checks that every field passes. @throws HttpError as read_form.
void add_field(Form& form, std::string name, std::string value, const FormLimits& limits);

}  // namespace pravila::http
