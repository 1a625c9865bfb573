#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/i18n/message.h"
#include "core/model/document.h"
#include "server/http/request.h"

namespace pravila::web {

/// What is wrong with a parameter.
struct Problem {
    std::string field;
    Message message;
};

/// Reads the parameters of a query. What cannot be read becomes a problem, and the value absent, so that all of them
/// are told at once.
class Parameters {
  public:
    explicit Parameters(const http::Request& request) : request_(request) {}

    std::string text(std::string_view name) const;  ///< trimmed
    std::optional<Date> date(std::string_view name);
    std::optional<EditionRevision> revision(std::string_view name);
    /// @return `fallback` when absent.
    long number(std::string_view name, long fallback, long lowest, long highest);
    /// Repeated and comma-separated values.
    std::vector<DocumentType> types(std::string_view name);
    std::vector<State> states(std::string_view name);
    std::vector<std::string> texts(std::string_view name) const;  ///< repeated values, not empty
    /// True for this one word, false when absent; another word is a problem.
    bool is(std::string_view name, std::string_view word);
    /// A parameter that this server does not understand yet and must not pass over in silence.
    void refuse(std::string_view name, Message message);

    const std::vector<Problem>& problems() const { return problems_; }

  private:
    void add(std::string_view field, Message message) { problems_.push_back({std::string(field), std::move(message)}); }
    std::vector<std::string> words(std::string_view name) const;

    const http::Request& request_;
    std::vector<Problem> problems_;
};

}  // namespace pravila::web
