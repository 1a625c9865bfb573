#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace pravila::web {

/// Names and values for a template. Every member says what kind of value it takes, since the library's own constructors
/// turn numbers and pointers into truth values silently.
class Model {
  public:
    Model() : data_(kainjow::mustache::data::type::object) {}

    Model& text(std::string_view name, const std::string& value) { return put(name, kainjow::mustache::data(value)); }
    /// False when empty, so that {{#name}}…{{/name}} shows only what there is.
    Model& text_if(std::string_view name, const std::string& value) {
        return value.empty() ? flag(name, false) : text(name, value);
    }
    Model& number(std::string_view name, long long value) { return text(name, std::to_string(value)); }
    Model& flag(std::string_view name, bool value) { return put(name, kainjow::mustache::data(value)); }
    Model& object(std::string_view name, Model value) { return put(name, std::move(value.data_)); }
    Model& list(std::string_view name, std::vector<Model> items) {
        kainjow::mustache::list values;
        values.reserve(items.size());
        for (Model& item : items) values.push_back(std::move(item.data_));
        return put(name, kainjow::mustache::data(values));
    }
    /// The list and, as has_<name>, whether there is anything in it.
    Model& some(std::string_view name, std::vector<Model> items) {
        flag("has_" + std::string(name), !items.empty());
        return list(name, std::move(items));
    }
    Model& texts(std::string_view name, const std::vector<std::string>& items) {
        kainjow::mustache::list values;
        for (const std::string& item : items) values.emplace_back(item);
        return put(name, kainjow::mustache::data(values));
    }

    const kainjow::mustache::data& data() const { return data_; }

  private:
    Model& put(std::string_view name, kainjow::mustache::data value) {
        data_[std::string(name)] = std::move(value);
        return *this;
    }

    kainjow::mustache::data data_;
};

}  // namespace pravila::web
