#include "server/parameters.h"

#include <algorithm>

namespace pravila::web {

namespace {

std::string trimmed(std::string_view text) {
    static constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(kSpace) - begin + 1));
}

}  // namespace

std::string Parameters::text(std::string_view name) const { return trimmed(request_.parameter(name)); }

std::optional<Date> Parameters::date(std::string_view name) {
    const std::string given = text(name);
    if (given.empty()) return {};
    const auto date = Date::parse(given);
    if (!date)
        add(name, msg("the day “{date}” does not exist or is not written as a day. Write it as 31.05.2024.",
                      {{"date", given}}));
    return date;
}

std::optional<EditionRevision> Parameters::revision(std::string_view name) {
    const std::string given = text(name);
    if (given.empty()) return {};
    const auto number = edition_revision_from(given);
    if (!number) add(name, msg("“{text}” is not an edition and revision. Write them as 2.1.", {{"text", given}}));
    return number;
}

long Parameters::number(std::string_view name, long fallback, long lowest, long highest) {
    const std::string given = text(name);
    if (given.empty()) return fallback;
    const bool plain =
        given.size() <= 9 && std::all_of(given.begin(), given.end(), [](char c) { return c >= '0' && c <= '9'; });
    const long value = plain ? std::stol(given) : -1;
    if (value >= lowest && value <= highest) return value;
    add(name, msg("“{text}” is not a number from {lowest} to {highest}.",
                  {{"text", given}, {"lowest", std::to_string(lowest)}, {"highest", std::to_string(highest)}}));
    return fallback;
}

std::vector<std::string> Parameters::words(std::string_view name) const {
    std::vector<std::string> found;
    for (const http::Parameter& parameter : request_.query) {
        if (parameter.name != name) continue;
        std::string_view rest = parameter.value;
        while (true) {
            const std::size_t comma = rest.find(',');
            const std::string word = trimmed(rest.substr(0, comma));
            if (!word.empty()) found.push_back(word);
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return found;
}

std::vector<DocumentType> Parameters::types(std::string_view name) {
    std::vector<DocumentType> types;
    for (const std::string& word : words(name)) {
        if (const auto type = document_type_from(word))
            types.push_back(*type);
        else
            add(name, msg("there is no type “{type}”. Types: PS, PO, IL, R, M, F, A, G, REG, D.", {{"type", word}}));
    }
    return types;
}

std::vector<State> Parameters::states(std::string_view name) {
    std::vector<State> states;
    for (const std::string& word : words(name)) {
        if (const auto state = state_from(word))
            states.push_back(*state);
        else
            add(name, msg("there is no state “{state}”. States: draft, in_review, approved, in_force, superseded, "
                          "withdrawn, cancelled, unfiled.",
                          {{"state", word}}));
    }
    return states;
}

std::vector<std::string> Parameters::texts(std::string_view name) const {
    std::vector<std::string> found;
    for (const http::Parameter& parameter : request_.query) {
        if (parameter.name != name) continue;
        std::string value = trimmed(parameter.value);
        if (!value.empty()) found.push_back(std::move(value));
    }
    return found;
}

bool Parameters::is(std::string_view name, std::string_view word) {
    const std::string given = text(name);
    if (given.empty()) return false;
    if (given == word) return true;
    add(name, msg("“{text}” is not understood here. Write “{word}”, or leave it out.",
                  {{"text", given}, {"word", std::string(word)}}));
    return false;
}

void Parameters::refuse(std::string_view name, Message message) {
    if (!text(name).empty()) add(name, std::move(message));
}

}  // namespace pravila::web
