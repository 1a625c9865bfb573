#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/date.h"
#include "core/model/document.h"
#include "server/http/form.h"
#include "server/parameters.h"

namespace pravila::web {

/// What a change was told, the same from a form and from JSON: members of members as "paper.act.number", lists as the
/// same name several times. What cannot be read becomes a problem, so that all of them are told at once.
class Fields {
  public:
    explicit Fields(const http::Form& form);
    /// @param object  of texts, lists of texts, truths ("yes" and "no"), whole numbers and further objects; null counts
    /// as
    ///                absent.
    explicit Fields(const nlohmann::json& object);

    std::string text(std::string_view name) const;  ///< as given; empty when absent
    bool has(std::string_view name) const;          ///< given and not empty
    /// Ticked in a form, or true in JSON.
    bool yes(std::string_view name) const { return text(name) == "yes" || text(name) == "true"; }
    std::vector<std::string> texts(std::string_view name) const;
    std::optional<Date> date(std::string_view name);
    /// The act in the members `name`.number and `name`.date.
    Act act(std::string_view name);
    void refuse(std::string_view name, Message message) {
        problems_.push_back({std::string(name), std::move(message)});
    }
    /// @throws InputError when anything was wrong.
    void require_sound() const;

  private:
    void add(const std::string& name, const nlohmann::json& value);

    std::vector<std::pair<std::string, std::string>> fields_;
    std::vector<Problem> problems_;
};

/// Fields of a request, by its Content-Type: JSON or a form. @throws HttpError as read_json and read_form.
Fields fields_of(const http::Request& request);

}  // namespace pravila::web
