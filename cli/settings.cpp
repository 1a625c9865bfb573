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

void set_public_url(Settings& settings, const std::string& value) {
    const bool https = value.starts_with("https://") && value.size() > 8;
    const bool http = value.starts_with("http://") && value.size() > 7;
    if (!https && !http)
        throw Error(
            ErrorCode::kInvalidInput,
            msg("“public_url” is an address such as https://proceduri.example, not “{value}”.", {{"value", value}}));
    settings.public_url = value.substr(0, value.find_last_not_of('/') + 1);
}

void set_anonymous_reading(Settings& settings, const std::string& value) {
    if (value != "none" && value != "public" && value != "internal")
        throw Error(ErrorCode::kInvalidInput,
                    msg("“anonymous_reading” is none, public or internal, not “{value}”.", {{"value", value}}));
    settings.anonymous_reading = value;
}

void set_max_upload(Settings& settings, const std::string& value) {
    char* end = nullptr;
    const long mib = std::strtol(value.c_str(), &end, 10);
    if (value.empty() || *end || mib < 1 || mib > 1024)
        throw Error(ErrorCode::kInvalidInput,
                    msg("The size of an upload is 1 to 1024 MiB, not “{value}”.", {{"value", value}}));
    settings.max_upload_mib = mib;
}

void set_smtp_host(Settings& settings, const std::string& value) { settings.smtp_host = value; }

long number_in(const std::string& value, long least, long most, const Message& problem) {
    char* end = nullptr;
    const long number = std::strtol(value.c_str(), &end, 10);
    if (value.empty() || *end || number < least || number > most) throw Error(ErrorCode::kInvalidInput, problem);
    return number;
}

void set_smtp_port(Settings& settings, const std::string& value) {
    constexpr long kHighest = 65535;
    settings.smtp_port =
        number_in(value, 1, kHighest, msg("A port is a number from 1 to 65535, not “{value}”.", {{"value", value}}));
}

void set_smtp_security(Settings& settings, const std::string& value) {
    if (value != "starttls" && value != "tls" && value != "none")
        throw Error(ErrorCode::kInvalidInput,
                    msg("“smtp_security” is starttls, tls or none, not “{value}”.", {{"value", value}}));
    settings.smtp_security = value;
}

void set_smtp_user(Settings& settings, const std::string& value) { settings.smtp_user = value; }
void set_smtp_password_file(Settings& settings, const std::string& value) { settings.smtp_password_file = value; }
void set_smtp_ca_file(Settings& settings, const std::string& value) { settings.smtp_ca_file = value; }
void set_mail_from(Settings& settings, const std::string& value) { settings.mail_from = value; }

void set_digest_hour(Settings& settings, const std::string& value) {
    constexpr long kLast = 23;
    settings.digest_hour =
        number_in(value, 0, kLast, msg("The hour of the daily mail is 0 to 23, not “{value}”.", {{"value", value}}));
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
    static const std::vector<Option> table = {
        {"store", "PRAVILA_STORE", set_store},
        {"lang", "PRAVILA_LANG", set_language},
        {"listen", "PRAVILA_LISTEN", set_listen},
        {"jobs", "PRAVILA_JOBS", set_jobs},
        {"public_url", "PRAVILA_PUBLIC_URL", set_public_url},
        {"anonymous_reading", "PRAVILA_ANONYMOUS_READING", set_anonymous_reading},
        {"max_upload_mib", "PRAVILA_MAX_UPLOAD_MIB", set_max_upload},
        {"smtp_host", "PRAVILA_SMTP_HOST", set_smtp_host},
        {"smtp_port", "PRAVILA_SMTP_PORT", set_smtp_port},
        {"smtp_security", "PRAVILA_SMTP_SECURITY", set_smtp_security},
        {"smtp_user", "PRAVILA_SMTP_USER", set_smtp_user},
        {"smtp_password_file", "PRAVILA_SMTP_PASSWORD_FILE", set_smtp_password_file},
        {"smtp_ca_file", "PRAVILA_SMTP_CA_FILE", set_smtp_ca_file},
        {"mail_from", "PRAVILA_MAIL_FROM", set_mail_from},
        {"digest_hour", "PRAVILA_DIGEST_HOUR", set_digest_hour}};
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
