#include "server/url.h"

#include "server/http/bytes.h"

namespace pravila::web {

Url Url::of(const http::Request& request) {
    Url url{std::string(request.path())};
    for (const http::Parameter& parameter : request.query)
        if (parameter.name != "lang" && !parameter.value.empty())
            url.parameters_.emplace_back(parameter.name, parameter.value);
    return url;
}

Url Url::with(std::string_view name, std::string_view value) const {
    Url other = *this;
    std::erase_if(other.parameters_, [&](const auto& parameter) { return parameter.first == name; });
    if (!value.empty()) other.parameters_.emplace_back(name, value);
    return other;
}

Url Url::at(std::string_view anchor) const {
    Url other = *this;
    other.anchor_ = anchor;
    return other;
}

Url Url::on(std::string path) const {
    Url other = *this;
    other.path_ = std::move(path);
    return other;
}

std::string Url::str() const {
    std::string text = path_;
    char separator = '?';
    for (const auto& [name, value] : parameters_) {
        text += separator + http::percent_encode(name) + "=" + http::percent_encode(value);
        separator = '&';
    }
    if (!anchor_.empty()) text += "#" + http::percent_encode(anchor_);
    return text;
}

Url document_url(std::string_view slug, std::string_view below) {
    return Url("/d/" + http::percent_encode(slug) + std::string(below));
}

}  // namespace pravila::web
