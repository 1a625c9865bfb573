#include "server/fields.h"

#include <nlohmann/json.hpp>

#include "server/http/bytes.h"
#include "server/http/json_body.h"
#include "server/pages/redirects.h"

namespace pravila::web {

Fields::Fields(const http::Form& form) {
    for (const http::Parameter& field : form.fields) fields_.emplace_back(field.name, field.value);
}

Fields::Fields(const nlohmann::json& object) {
    for (const auto& [name, value] : object.items()) add(name, value);
}

void Fields::add(const std::string& name, const nlohmann::json& value) {
    if (value.is_string())
        fields_.emplace_back(name, value.get<std::string>());
    else if (value.is_array())
        for (const auto& item : value) {
            if (item.is_string())
                fields_.emplace_back(name, item.get<std::string>());
            else if (item.is_number_unsigned())
                fields_.emplace_back(name, item.dump());
            else
                refuse(name, msg("must be a list of texts."));
        }
    else if (value.is_number_unsigned() || value.is_boolean())
        fields_.emplace_back(name, value.dump());
    else if (value.is_object())
        for (const auto& [inner, item] : value.items()) add(name + "." + inner, item);
    else if (!value.is_null())
        refuse(name, msg("must be a text."));
}

std::string Fields::text(std::string_view name) const {
    for (const auto& [field, value] : fields_)
        if (field == name) return value;
    return {};
}

bool Fields::has(std::string_view name) const { return !text(name).empty(); }

std::vector<std::string> Fields::texts(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [field, value] : fields_)
        if (field == name && !value.empty()) values.push_back(value);
    return values;
}

std::optional<Date> Fields::date(std::string_view name) {
    const std::string given = text(name);
    const std::string_view trimmed = http::trim(given);
    if (trimmed.empty()) return {};
    const auto day = Date::parse(trimmed);
    if (!day)
        refuse(name,
               msg("“{text}” is not a day. Write it as 01.12.2026 or 2026-12-01.", {{"text", given.substr(0, 40)}}));
    return day;
}

Act Fields::act(std::string_view name) {
    const std::string prefix(name);
    return {std::string(http::trim(text(prefix + ".number"))), date(prefix + ".date")};
}

void Fields::require_sound() const {
    if (!problems_.empty()) throw InputError(problems_);
}

Fields fields_of(const http::Request& request) {
    const std::string_view type = request.field("content-type");
    const std::string media = http::lower(http::trim(type.substr(0, type.find(';'))));
    if (media == "multipart/form-data" || media == "application/x-www-form-urlencoded")
        return Fields(http::read_form(request));
    return Fields(http::read_json(request));
}

}  // namespace pravila::web
