#pragma once

#include <string>

#include "tests/server/world.h"

namespace pravila::test {

inline constexpr const char* kEmail = "ana@example.ro";

/// A town hall in which Ana may sign in.
struct Hall : World {
    Hall() { read_as(PersonId()); }

    PersonId ana = add_person("Ana-Maria Dobrescu", kEmail);

    http::Response get(const std::string& target, const std::string& cookie) {
        return ask(target, http::Method::kGet, {{"Cookie", cookie}});
    }
    http::Response try_password(const std::string& password, const std::string& email = kEmail) {
        return post("/sign-in", {{"email", email}, {"password", password}});
    }
    std::string secret_of(const std::string& cookie) { return cookie.substr(cookie.find('=') + 1); }
};

}  // namespace pravila::test
