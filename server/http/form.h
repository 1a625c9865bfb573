#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"

namespace pravila::http {

/// A file that came with a form. What its sender says of it is only what the sender says.
struct UploadedFile {
    std::string field;       ///< name of the field
    std::string file_name;   ///< base name, valid UTF-8 without control characters, at most 255 bytes; may be empty
    std::string media_type;  ///< as stated; may be empty
    std::string_view bytes;  ///< lives as long as the request
};

/// What a form of a page or a program sent: fields in order, names may repeat, and files.
struct Form {
    std::vector<Parameter> fields;
    std::vector<UploadedFile> files;

    /// The first field of that name; empty when there is none.
    std::string_view text(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;
    /// The first file of that field that has any bytes or a name; nullptr when none was chosen.
    const UploadedFile* file(std::string_view name) const;
};

/// Bounds of a form. What goes beyond them is refused whole.
struct FormLimits {
    std::size_t fields = 500, files = 50;
    std::size_t name = 200, value = 65536, part_head = 4096;  ///< bytes
};

/// Reads a body as its Content-Type says: application/x-www-form-urlencoded or multipart/form-data; an empty body is a
/// form without fields. Names and values are valid UTF-8 without control characters but tab and line ends.
/// @throws HttpError 415 for another type, 400 for what is not well formed, 413 beyond a limit.
Form read_form(const Request& request, const FormLimits& limits = {});

/// The base name of what a client calls its file: nothing before the last "/" or "\", no control characters, at most
/// 255 bytes of valid UTF-8; "." and ".." are empty.
std::string clean_file_name(std::string_view given);

}  // namespace pravila::http
