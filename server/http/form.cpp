#include "server/http/form.h"

#include <algorithm>
#include <optional>

#include "server/http/bytes.h"
#include "server/http/http_error.h"
#include "server/http/multipart.h"

namespace pravila::http {

namespace {

std::string decoded(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    auto plain = percent_decode(spaced);
    if (!plain) throw HttpError(400, msg("The form has a “%” that is not followed by two hexadecimal digits."));
    return std::move(*plain);
}

Form read_pairs(std::string_view body, const FormLimits& limits) {
    Form form;
    while (!body.empty()) {
        const std::size_t end = body.find('&');
        const std::string_view pair = body.substr(0, end);
        body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        add_field(form, decoded(pair.substr(0, equals)), decoded(value), limits);
    }
    return form;
}

}  // namespace

void add_field(Form& form, std::string name, std::string value, const FormLimits& limits) {
    if (form.fields.size() == limits.fields) throw HttpError(413, msg("The form has too many fields."));
    if (name.size() > limits.name || value.size() > limits.value)
        throw HttpError(413, msg("A field of the form is too long."));
    const auto forbidden = [](char c) { return is_control(c) && c != '\t' && c != '\n' && c != '\r'; };
    if (!is_utf8(name) || !is_utf8(value) || has_control(name) || std::any_of(value.begin(), value.end(), forbidden))
        throw HttpError(400, msg("A field of the form is not text in UTF-8."));
    if (!name.empty()) form.fields.push_back({std::move(name), std::move(value)});
}

std::string_view Form::text(std::string_view name) const {
    for (const Parameter& field : fields)
        if (field.name == name) return field.value;
    return {};
}

bool Form::has(std::string_view name) const {
    return std::any_of(fields.begin(), fields.end(), [&](const Parameter& field) { return field.name == name; });
}

std::vector<std::string> Form::texts(std::string_view name) const {
    std::vector<std::string> values;
    for (const Parameter& field : fields)
        if (field.name == name) values.push_back(field.value);
    return values;
}

const UploadedFile* Form::file(std::string_view name) const {
    for (const UploadedFile& candidate : files)
        if (candidate.field == name && !(candidate.bytes.empty() && candidate.file_name.empty())) return &candidate;
    return nullptr;
}

Form read_form(const Request& request, const FormLimits& limits) {
    const std::string_view type = request.field("content-type");
    const std::string media = lower(trim(type.substr(0, type.find(';'))));
    if (media == "multipart/form-data") return read_multipart(request.body, boundary_of(type), limits);
    if (media == "application/x-www-form-urlencoded") return read_pairs(request.body, limits);
    if (request.body.empty()) return {};
    throw HttpError(415, msg("What was sent is not a form."));
}

std::string clean_file_name(std::string_view given) {
    const std::size_t slash = given.find_last_of("/\\");
    if (slash != std::string_view::npos) given.remove_prefix(slash + 1);
    std::string name;
    for (const char c : given)
        if (!is_control(c)) name += c;
    if (!is_utf8(name)) return {};
    constexpr std::size_t kLongest = 255;
    if (name.size() > kLongest) {
        std::size_t end = kLongest;
        while (end > 0 && is_utf8_continuation(name[end])) --end;
        name.resize(end);
    }
    return name == "." || name == ".." ? std::string() : name;
}

}  // namespace pravila::http
