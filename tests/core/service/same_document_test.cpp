#include "core/service/same_document.h"

#include <catch2/catch.hpp>

using namespace pravila;

namespace {

bool same(const char* title, const char* owner, const char* other_title, const char* other_unit) {
    Document document;
    document.title = title;
    return same_document(document, owner, other_title, other_unit);
}

}  // namespace

TEST_CASE("same document: a title that lost its diacritics or gained a word is the same", "[service]") {
    CHECK(same("Eliberarea certificatelor de urbanism", "", "ELIBERAREA CERTIFICATELOR DE URBANISM", ""));
    CHECK(same("Achiziţia directă", "", "Achizitia directa", ""));
    CHECK(same("Soluționarea petițiilor", "", "Primirea și soluționarea petițiilor", ""));
}

TEST_CASE("same document: another title or another unit is another document", "[service]") {
    CHECK_FALSE(same("Arhivarea documentelor", "", "Încasarea impozitelor", ""));
    CHECK_FALSE(
        same("Arhivarea documentelor", "Biroul Arhivă", "Arhivarea documentelor", "Direcția Impozite și Taxe Locale"));
    CHECK(same("Arhivarea documentelor", "Serviciul Resurse umane", "Arhivarea documentelor",
               "Biroul Resurse umane și salarizare"));
}

TEST_CASE("same document: initials of a unit and the parent of a form", "[service]") {
    CHECK(unit_initials("Direcția Impozite și Taxe Locale") == "DITL");
    CHECK(parent_key({"F", "PO", "16", "1"}) == CodeKey{"PO", "16"});
    CHECK(parent_key({"PO", "16"}).empty());
}
