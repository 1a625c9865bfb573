#include "core/service/organisation/plan.h"

#include <toml++/toml.h>

#include <algorithm>

#include "cmake/embedded.h"
#include "core/error.h"

namespace pravila {

namespace {

constexpr std::size_t kMostBytes = 1'048'576;

[[noreturn]] void refuse(const toml::node& at, const Message& reason) {
    Message message = reason;
    message.arguments.emplace_back("line", std::to_string(at.source().begin.line));
    throw Error(ErrorCode::kInvalidInput, std::move(message));
}

/// Reads one table; what it is not asked for is an error, so that a misspelt word is not silently left out.
class Fields {
  public:
    explicit Fields(const toml::table& table) : table_(table) {}

    std::string text(std::string_view key) {
        known_.emplace_back(key);
        const toml::node* node = table_.get(key);
        if (!node) return {};
        if (const auto value = node->value_exact<std::string>()) return *value;
        refuse(*node, msg("Line {line}: “{key}” must be a text in quotation marks.", {{"key", std::string(key)}}));
    }

    std::string required(std::string_view key) {
        std::string value = text(key);
        if (value.empty()) refuse(table_, msg("Line {line}: “{key}” is missing.", {{"key", std::string(key)}}));
        return value;
    }

    std::vector<std::string> texts(std::string_view key) {
        known_.emplace_back(key);
        std::vector<std::string> values;
        const toml::node* node = table_.get(key);
        if (!node) return values;
        const toml::array* array = node->as_array();
        for (std::size_t i = 0; array && i < array->size(); ++i)
            if (const auto value = (*array)[i].value_exact<std::string>()) values.push_back(*value);
        if (!array || values.size() != array->size())
            refuse(*node, msg("Line {line}: “{key}” must be a list of texts.", {{"key", std::string(key)}}));
        return values;
    }

    std::optional<Date> day(std::string_view key) {
        const std::string written = text(key);
        if (written.empty()) return {};
        if (const auto date = Date::parse(written)) return date;
        refuse(*table_.get(key),
               msg("Line {line}: “{key}” must be a day such as \"2024-05-31\".", {{"key", std::string(key)}}));
    }

    template <class Value>
    Value one_of(std::string_view key, std::optional<Value> (*from)(std::string_view), Value otherwise) {
        const std::string written = text(key);
        if (written.empty()) return otherwise;
        if (const auto value = from(written)) return *value;
        refuse(*table_.get(key), msg("Line {line}: “{text}” is not one of the words for “{key}”.",
                                     {{"text", written}, {"key", std::string(key)}}));
    }

    /// Calls back with each table of the array `[[key]]`.
    template <class Each>
    void tables(std::string_view key, Each each) {
        known_.emplace_back(key);
        const toml::node* node = table_.get(key);
        if (!node) return;
        const toml::array* array = node->as_array();
        if (!array) refuse(*node, msg("Line {line}: write it as [[{key}]].", {{"key", std::string(key)}}));
        for (const toml::node& item : *array) {
            const toml::table* table = item.as_table();
            if (!table) refuse(item, msg("Line {line}: write it as [[{key}]].", {{"key", std::string(key)}}));
            Fields fields(*table);
            each(fields);
            fields.finish();
        }
    }

    void finish() const {
        for (const auto& [key, node] : table_)
            if (std::find(known_.begin(), known_.end(), key.str()) == known_.end())
                refuse(node, msg("Line {line}: “{key}” is not known here.", {{"key", std::string(key.str())}}));
    }

  private:
    const toml::table& table_;
    std::vector<std::string> known_;
};

PlannedUnit unit_from(Fields& fields) {
    PlannedUnit unit;
    unit.name = fields.required("name");
    unit.abbreviation = fields.text("abbreviation");
    unit.parent = fields.text("parent");
    unit.kind = fields.one_of("kind", unit_kind_from, UnitKind::kDepartment);
    return unit;
}

template <class Read>
void read_toml(std::string_view text, Read read) {
    if (text.size() > kMostBytes)
        throw Error(ErrorCode::kInvalidInput, msg("The plan is larger than 1 MiB. Divide it."));
    try {
        const toml::table root = toml::parse(text);
        Fields fields(root);
        read(fields);
        fields.finish();
    } catch (const toml::parse_error& problem) {
        throw Error(ErrorCode::kInvalidInput, msg("Line {line}: this is not valid TOML: {reason}",
                                                  {{"line", std::to_string(problem.source().begin.line)},
                                                   {"reason", std::string(problem.description())}}));
    }
}

ReorganisationPlan plan_from(Fields& fields) {
    ReorganisationPlan plan;
    plan.act.number = fields.required("act");
    plan.act.date = fields.day("act_date");
    fields.required("day");
    plan.day = *fields.day("day");
    fields.tables("begin", [&](Fields& item) { plan.begin.push_back(unit_from(item)); });
    fields.tables("end", [&](Fields& item) {
        plan.end.push_back(
            {item.required("unit"), item.texts("successors"), item.text("people"), item.text("documents")});
    });
    fields.tables("person", [&](Fields& item) {
        plan.people.push_back({item.required("person"), item.required("unit"), item.text("function")});
    });
    fields.tables("role", [&](Fields& item) {
        plan.roles.push_back(
            {item.required("person"), item.text("unit"), item.one_of("role", role_from, Role::kDepartmentHead)});
    });
    fields.tables("document", [&](Fields& item) {
        plan.documents.push_back({item.required("code"), item.required("owner")});
    });
    fields.tables("link", [&](Fields& item) {
        plan.links.push_back(
            {item.required("from"), item.texts("to"), item.one_of("kind", link_kind_from, LinkKind::kReplacedBy)});
    });
    return plan;
}

}  // namespace

ReorganisationPlan reorganisation_from_toml(std::string_view text) {
    ReorganisationPlan plan;
    read_toml(text, [&](Fields& fields) { plan = plan_from(fields); });
    return plan;
}

std::vector<PlannedUnit> units_from_toml(std::string_view text) {
    std::vector<PlannedUnit> units;
    read_toml(text,
              [&](Fields& fields) { fields.tables("unit", [&](Fields& item) { units.push_back(unit_from(item)); }); });
    return units;
}

std::vector<std::string> preset_names() {
    std::vector<std::string> names;
    for (const embedded::File& file : embedded::presets())
        names.emplace_back(file.name.substr(0, file.name.rfind(".toml")));
    return names;
}

std::vector<PlannedUnit> preset_units(std::string_view preset) {
    for (const embedded::File& file : embedded::presets())
        if (file.name == std::string(preset) + ".toml") return units_from_toml(file.bytes);
    throw Error(ErrorCode::kNotFound, msg("There is no preset “{name}”.", {{"name", std::string(preset)}}));
}

}  // namespace pravila
