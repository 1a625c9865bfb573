#include "core/toml/table_reader.h"

#include <algorithm>

namespace pravila {

namespace {

constexpr std::size_t kMostEntries = 5000, kMostTextBytes = 200;

std::optional<Date> date_of(const toml::node& node) {
    if (const auto* value = node.as_date())
        return Date::from_ymd(value->get().year, value->get().month, value->get().day);
    const auto written = node.value<std::string>();
    return written ? Date::parse(*written) : std::nullopt;
}

}  // namespace

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::string TableReader::text(std::string_view key, std::size_t most_bytes) {
    known_.emplace_back(key);
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const auto value = node->value<std::string>();
    if (node->is_string() && value->size() <= most_bytes) return *value;
    complain(line_of(*node),
             msg("“{key}” must be a text in quotation marks, of at most 200 bytes.", {{"key", std::string(key)}}));
    return {};
}

int TableReader::number(std::string_view key, int otherwise) {
    known_.emplace_back(key);
    const toml::node* node = table_.get(key);
    if (!node) return otherwise;
    const auto value = node->value<std::int64_t>();
    if (node->is_integer() && *value >= 0 && *value <= 100000) return static_cast<int>(*value);
    complain(line_of(*node), msg("“{key}” must be a whole number from 0 to 100000.", {{"key", std::string(key)}}));
    return otherwise;
}

bool TableReader::flag(std::string_view key, bool otherwise) {
    known_.emplace_back(key);
    const toml::node* node = table_.get(key);
    if (!node) return otherwise;
    if (node->is_boolean()) return *node->value<bool>();
    complain(line_of(*node), msg("“{key}” must be true or false.", {{"key", std::string(key)}}));
    return otherwise;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
    known_.emplace_back(key);
    std::vector<std::string> list;
    const toml::node* node = table_.get(key);
    if (!node) return list;
    const toml::array* array = node->as_array();
    const auto wrong = [&](const toml::node& where) {
        complain(line_of(where),
                 msg("“{key}” must be a list of texts, such as [\"PO-01\"].", {{"key", std::string(key)}}));
    };
    if (!array || array->size() > kMostEntries) {
        wrong(*node);
        return list;
    }
    for (const toml::node& item : *array) {
        const auto value = item.value<std::string>();
        if (item.is_string() && value->size() <= kMostTextBytes)
            list.push_back(*value);
        else
            wrong(item);
    }
    return list;
}

std::optional<Date> TableReader::date(std::string_view key) {
    known_.emplace_back(key);
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const auto day = date_of(*node);
    if (!day) complain(line_of(*node), msg("“{key}” must be a day such as 2024-05-31.", {{"key", std::string(key)}}));
    return day;
}

std::vector<Date> TableReader::dates(std::string_view key) {
    known_.emplace_back(key);
    std::vector<Date> days;
    const toml::node* node = table_.get(key);
    if (!node) return days;
    const toml::array* array = node->as_array();
    if (!array) {
        complain(line_of(*node),
                 msg("“{key}” must be a list of days, such as [2024-05-31].", {{"key", std::string(key)}}));
        return days;
    }
    for (const toml::node& item : *array) {
        const auto day = date_of(item);
        if (day)
            days.push_back(*day);
        else
            complain(line_of(item),
                     msg("“{key}” must be a list of days, such as [2024-05-31].", {{"key", std::string(key)}}));
    }
    return days;
}

std::vector<const toml::table*> TableReader::tables(std::string_view key) {
    known_.emplace_back(key);
    std::vector<const toml::table*> tables;
    const toml::node* node = table_.get(key);
    if (!node) return tables;
    const toml::array* array = node->as_array();
    const bool right = array && array->size() <= kMostEntries &&
                       std::all_of(array->begin(), array->end(), [](const toml::node& n) { return n.is_table(); });
    if (!right) {
        complain(line_of(*node), msg("“{key}” must be a list of tables: [[{key}]].", {{"key", std::string(key)}}));
        return tables;
    }
    for (const toml::node& item : *array) tables.push_back(item.as_table());
    return tables;
}

std::size_t TableReader::word(std::string_view key, std::initializer_list<std::string_view> words,
                              std::size_t otherwise) {
    if (!has(key)) {
        known_.emplace_back(key);
        return otherwise;
    }
    const std::string value = text(key);
    const auto* const found = std::find(words.begin(), words.end(), value);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string list;
    for (const std::string_view one : words) list.append(list.empty() ? "" : ", ").append(one);
    complain(line_of_key(key), msg("“{key}” must be one of: {words}.", {{"key", std::string(key)}, {"words", list}}));
    return otherwise;
}

int TableReader::line_of_key(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node ? line_of(*node) : line();
}

void TableReader::expect_no_more(std::initializer_list<std::string_view> also) {
    for (const auto& [key, node] : table_) {
        const std::string_view name = key.str();
        if (std::find(known_.begin(), known_.end(), name) == known_.end() &&
            std::find(also.begin(), also.end(), name) == also.end())
            complain(line_of(node), msg("“{key}” is not known here.", {{"key", std::string(name)}}));
    }
}

}  // namespace pravila
