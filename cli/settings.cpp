#include "cli/settings.h"

#include <toml++/toml.h>
#include <cstdlib>
#include <filesystem>

#include "core/error.h"

namespace pravila::cli {

namespace {

std::string environment(std::string_view name) {
    const char* value = std::getenv(std::string(name).c_str());
    return value ? value : "";
}

void set_store(Settings& settings, const std::string& value) {
    settings.store = std::filesystem::absolute(value).lexically_normal();
}

void set_language(Settings& settings, const std::string& value) {
    if (value != "ro" && value != "en")
        throw Error(ErrorCode::kInvalidInput, msg("The language must be ro or en, not “{value}”.", {{"value", value}}));
    settings.language = language_from(value);
}

void set_listen(Settings& settings, const std::string& value) { settings.listen = value; }

void set_jobs(Settings& settings, const std::string& value) {
    char* end = nullptr;
    const long jobs = std::strtol(value.c_str(), &end, 10);
    if (value.empty() || *end || jobs < 1 || jobs > 16)
        throw Error(ErrorCode::kInvalidInput,
                    msg("The number of jobs must be between 1 and 16, not “{value}”.", {{"value", value}}));
    settings.jobs = jobs;
}

std::string text_of(const toml::node& node) {
    if (const auto text = node.value<std::string>()) return *text;
    if (const auto number = node.value<int64_t>()) return std::to_string(*number);
    return {};
}

void read_file(Settings& settings, const std::string& file) {
    if (!std::filesystem::exists(file))
        throw Error(ErrorCode::kNotFound, msg("There is no configuration file {file}.", {{"file", file}}));
    try {
        const toml::table table = toml::parse_file(file);
        for (const auto& [key, node] : table) {
            const std::string line = std::to_string(node.source().begin.line);
            const Option* found = nullptr;
            for (const Option& option : options())
                if (option.name == key.str()) found = &option;
            if (!found)
                throw Error(ErrorCode::kInvalidInput,
                            msg("{file}, line {line}: there is no setting “{name}”.",
                                {{"file", file}, {"line", line}, {"name", std::string(key.str())}}));
            found->set(settings, text_of(node));
        }
    } catch (const toml::parse_error& error) {
        throw Error(ErrorCode::kInvalidInput, msg("{file}, line {line}: this is not TOML: {problem}",
                                                  {{"file", file},
                                                   {"line", std::to_string(error.source().begin.line)},
                                                   {"problem", std::string(error.description())}}));
    }
}

/// The language of the user's session, when nothing more particular was said.
void read_locale(Settings& settings) {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string value = environment(name);
        if (value.empty()) continue;
        settings.language = language_from(value, Language::kRomanian);
        return;
    }
}

}  // namespace

const std::vector<Option>& options() {
    static const std::vector<Option> table = {{"store", "PRAVILA_STORE", set_store},
                                              {"lang", "PRAVILA_LANG", set_language},
                                              {"listen", "PRAVILA_LISTEN", set_listen},
                                              {"jobs", "PRAVILA_JOBS", set_jobs}};
    return table;
}

Settings read_settings(const std::string& file) {
    Settings settings;
    read_locale(settings);
    set_store(settings, settings.store);
    const std::string config = file.empty() ? environment("PRAVILA_CONFIG") : file;
    if (!config.empty()) read_file(settings, config);
    for (const Option& option : options()) {
        const std::string value = environment(option.environment);
        if (!value.empty()) option.set(settings, value);
    }
    return settings;
}

}  // namespace pravila::cli
