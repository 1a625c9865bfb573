#include "server/http/multipart.h"

#include <algorithm>
#include <optional>

#include "server/http/bytes.h"
#include "server/http/http_error.h"

namespace pravila::http {

namespace {

constexpr std::size_t kLongestBoundary = 70;

HttpError malformed() { return {400, msg("The form was not sent whole, or is not well formed. Send it again.")}; }

/// One `; name=value` or `; name="value"` off the front of `rest`; in quotes a backslash stands before a quote only.
struct Parsed {
    std::string name, value;
};
std::optional<Parsed> take_parameter(std::string_view& rest) {
    rest = trim(rest);
    if (rest.empty()) return {};
    if (rest.front() != ';') throw malformed();
    rest = trim(rest.substr(1));
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos || !is_token(rest.substr(0, equals))) throw malformed();
    Parsed parsed{lower(rest.substr(0, equals)), {}};
    rest.remove_prefix(equals + 1);
    if (rest.empty() || rest.front() != '"') {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        parsed.value = trim(rest.substr(0, end));
        rest.remove_prefix(end);
        if (!is_token(parsed.value)) throw malformed();
        return parsed;
    }
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') {
            parsed.value += rest[++i];
        } else if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return parsed;
        } else {
            parsed.value += rest[i];
        }
    }
    throw malformed();
}

/// Browsers write quotes and line ends in names as %22, %0D and %0A (HTML, multipart/form-data encoding algorithm).
std::string unescaped(std::string text) {
    for (const auto& [code, plain] : {std::pair{"%22", "\""}, std::pair{"%0D", " "}, std::pair{"%0A", " "}})
        for (std::size_t at = text.find(code); at != std::string::npos; at = text.find(code, at + 1))
            text.replace(at, 3, plain);
    return text;
}

struct PartHead {
    std::optional<std::string> name, file_name;
    std::string media_type;
};

void read_disposition(std::string_view value, PartHead& head) {
    if (head.name) throw malformed();
    const std::size_t end = std::min(value.find(';'), value.size());
    if (!equal_ignoring_case(trim(value.substr(0, end)), "form-data")) throw malformed();
    std::string_view rest = value.substr(end);
    while (auto parameter = take_parameter(rest)) {
        if (parameter->name == "name")
            head.name = unescaped(std::move(parameter->value));
        else if (parameter->name == "filename")
            head.file_name = unescaped(std::move(parameter->value));
    }
}

PartHead read_part_head(std::string_view lines) {
    PartHead head;
    while (!lines.empty()) {
        const std::size_t end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 2);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) || has_control(line)) throw malformed();
        const std::string field = lower(line.substr(0, colon));
        const std::string_view value = trim(line.substr(colon + 1));
        if (field == "content-disposition") read_disposition(value, head);
        if (field == "content-type") head.media_type = lower(value);
    }
    if (!head.name || head.media_type.substr(0, 10) == "multipart/") throw malformed();
    return head;
}

void add_part(Form& form, std::string_view part, const FormLimits& limits) {
    const std::size_t blank = part.find("\r\n\r\n");
    if (blank == std::string_view::npos) throw malformed();
    if (blank > limits.part_head) throw HttpError(413, msg("A field of the form is too long."));
    PartHead head = read_part_head(part.substr(0, blank));
    const std::string_view bytes = part.substr(blank + 4);
    if (!head.file_name) {
        add_field(form, std::move(*head.name), std::string(bytes), limits);
        return;
    }
    if (form.files.size() == limits.files)
        throw HttpError(413, msg("The form has too many files. Send fewer at once."));
    if (head.name->size() > limits.name || !is_utf8(*head.name) || has_control(*head.name)) throw malformed();
    form.files.push_back({std::move(*head.name), clean_file_name(*head.file_name), std::move(head.media_type), bytes});
}

}  // namespace

std::string boundary_of(std::string_view content_type) {
    const std::size_t semicolon = content_type.find(';');
    std::string_view rest = semicolon == std::string_view::npos ? std::string_view() : content_type.substr(semicolon);
    std::optional<std::string> boundary;
    while (auto parameter = take_parameter(rest)) {
        if (parameter->name != "boundary") continue;
        if (boundary) throw malformed();
        boundary = std::move(parameter->value);
    }
    const auto allowed = [](char c) {
        return is_token_byte(c) || std::string_view("(),/:=? ").find(c) != std::string_view::npos;
    };
    if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary || boundary->back() == ' ' ||
        !std::all_of(boundary->begin(), boundary->end(), allowed))
        throw malformed();
    return *boundary;
}

Form read_multipart(std::string_view body, std::string_view boundary, const FormLimits& limits) {
    Form form;
    const std::string delimiter = "\r\n--" + std::string(boundary);
    const std::string_view first = std::string_view(delimiter).substr(2);
    if (body.substr(0, first.size()) != first) throw malformed();
    body.remove_prefix(first.size());
    while (true) {
        if (body.substr(0, 2) == "--") {
            body.remove_prefix(2);
            if (!body.empty() && body != "\r\n") throw malformed();
            return form;
        }
        if (body.substr(0, 2) != "\r\n") throw malformed();
        body.remove_prefix(2);
        const std::size_t end = body.find(delimiter);
        if (end == std::string_view::npos) throw malformed();
        add_part(form, body.substr(0, end), limits);
        body.remove_prefix(end + delimiter.size());
    }
}

}  // namespace pravila::http
