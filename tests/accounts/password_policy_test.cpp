#include "core/service/accounts/password_policy.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace pravila;

namespace {

bool accepted(const std::string& password) {
    try {
        check_password(password, "ana.dobrescu@example.ro");
        return true;
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::kInvalidInput);
        return false;
    }
}

}  // namespace

TEST_CASE("password_policy: length counts characters, and nothing else is demanded", "[accounts][password]") {
    CHECK(accepted("patru cai de"));
    CHECK_FALSE(accepted("patru cai d"));
    CHECK(accepted("șțăîâ țșîâăș"));
    CHECK_FALSE(accepted("șțăîâ țșîâă"));
    CHECK(accepted("      o vulpe"));
    std::string longest;
    for (int i = 0; longest.size() < 256; ++i) longest += static_cast<char>('a' + (i * (i / 26 + 1) + i / 3) % 26);
    CHECK(accepted(longest));
    CHECK_FALSE(accepted(longest + "x"));
    CHECK_FALSE(accepted(""));
    CHECK_FALSE(accepted(std::string("patru\0cai de lemn", 17)));
    CHECK_FALSE(accepted("patru\ncai de lemn"));
}

TEST_CASE("password_policy: what is tried first is refused, however it is dressed", "[accounts][password]") {
    for (const char* easy :
         {"123456789012", "parolaparola", "Parola2026!!", "PAROLAPAROLA", "primaria2026", "abcdefghijkl",
          "aaaaaaaaaaaa", "qwertyuiop12", "Bunvenit-2026", "password12345", "abcabcabcabc", "111222333444111222333444",
          "correct horse battery staple", "ana.dobrescu", "Ana.Dobrescu2026", "ana.dobrescu@example.ro", "............",
          "210987654321", "Orașul meu 2026"})
        CHECK_FALSE(accepted(easy));
    for (const char* good :
         {"lalele galbene pe deal", "xK9#mQ2$vL5n", "cinci mere coapte", "parola mea e alta decat crezi"})
        CHECK(accepted(good));
}

TEST_CASE("password_policy: the same text typed in another way is the same password", "[accounts][password]") {
    CHECK(normal_password("\xC8\x99") == normal_password("s\xCC\xA6"));
    CHECK(normal_password("ﬁ") == "fi");
    CHECK(normal_password(" a ") == " a ");
}
