#pragma once

#include <string>
#include <vector>

#include "core/i18n/catalogue.h"

namespace pravila::cli {

/// What holds for every command. Each value comes from the command line, else from the environment, else from the
/// configuration file, else it is the default below.
struct Settings {
    std::string store = "pravila-store";  ///< folder of the store; absolute after read_settings
    Language language = Language::kRomanian;
    std::string listen = "127.0.0.1:8080";
    long jobs = 2;                  ///< files parsed at a time, 1..16
    std::string public_url;         ///< under which people reach the server; empty: only this machine does
    std::string anonymous_reading;  ///< none, public, internal; empty: internal where only this machine reaches it
    long max_upload_mib = 64;       ///< of one request that carries files, 1..1024
    std::string smtp_host;          ///< the mail server; empty: nobody gets mail
    long smtp_port = 0;             ///< 0: as usual for the security: 587, 465, 25
    std::string smtp_security = "starttls";  ///< starttls, tls, none
    std::string smtp_user;                   ///< empty: no sign-in
    std::string smtp_password_file;          ///< its first line is the password
    std::string smtp_ca_file;                ///< PEM; empty: whom the system trusts
    std::string mail_from;                   ///< address that mail comes from
    long digest_hour = 7;                    ///< of the daily mail, in the institution's zone, 0..23
};

/// A row of the table of options: `name` in the file and after -- on the command line, `environment` outside.
struct Option {
    std::string_view name, environment;
    void (*set)(Settings&, const std::string&);  ///< throws Error kInvalidInput for a bad value
};
const std::vector<Option>& options();

/// Reads environment and configuration file.
/// @param file   empty: PRAVILA_CONFIG, else none. @throws Error kInvalidInput with file and line for unknown names and
/// bad values,
///               kNotFound when the named file is missing.
Settings read_settings(const std::string& file);

}  // namespace pravila::cli
