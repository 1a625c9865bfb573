#include "core/i18n/words.h"

#include <catch2/catch.hpp>

using namespace pravila;

namespace {

const Catalogue& ro = Catalogue::of(Language::kRomanian);
const Catalogue& en = Catalogue::of(Language::kEnglish);
const Date today = *Date::parse("2026-11-22");
StatedDate stated(const char* day, DateCertainty certainty = DateCertainty::kDay) {
    return {Date::parse(day), certainty};
}

}  // namespace

TEST_CASE("words: edition and revision as Romanian covers print them", "[i18n][words]") {
    CHECK(number_in_words({1, 0}, ro) == "Ediția I, Revizia 0");
    CHECK(number_in_words({2, 1}, ro) == "Ediția a II-a, Revizia 1");
    CHECK(short_number({4, 3}, ro) == "Ed. IV, Rev. 3");
    CHECK(short_number({4, 3}, en) == "Ed. 4, Rev. 3");
}

TEST_CASE("words: dates show as much as is known", "[i18n][words]") {
    CHECK(date_words(stated("2024-03-15"), ro) == "15.03.2024");
    CHECK(date_words(stated("2021-02-01", DateCertainty::kMonth), ro) == "feb. 2021");
    CHECK(date_words(stated("2021-01-01", DateCertainty::kYear), ro) == "2021");
    CHECK(date_words(StatedDate{}, ro) == "dată necunoscută");
}

TEST_CASE("words: states agree in gender with the document", "[i18n][words]") {
    const auto state = [&](State value, DocumentType type) {
        return state_words(value, stated("2024-01-01"), type, today, today, ro);
    };
    CHECK(state(State::kSuperseded, DocumentType::kOperationalProcedure) == "Înlocuită");
    CHECK(state(State::kSuperseded, DocumentType::kRegulation) == "Înlocuit");
    CHECK(state(State::kWithdrawn, DocumentType::kForm) == "Retras");
    CHECK(state(State::kWithdrawn, DocumentType::kWorkInstruction) == "Retrasă");
}

TEST_CASE("words: a state at a past day says the day, an unknown date says so", "[i18n][words]") {
    const Date past = *Date::parse("2025-10-17");
    CHECK(state_words(State::kInForce, stated("2024-01-01"), DocumentType::kOperationalProcedure, past, today, ro) ==
          "În vigoare la 17.10.2025");
    CHECK(state_words(State::kInForce, StatedDate{}, DocumentType::kOperationalProcedure, today, today, ro) ==
          "În vigoare (dată necunoscută)");
    CHECK(state_words(State::kApproved, stated("2026-12-01"), DocumentType::kOperationalProcedure, today, today, ro) ==
          "Aprobată, se aplică de la 01.12.2026");
}

TEST_CASE("words: the end of validity is the last day, inclusive", "[i18n][words]") {
    Revision revision;
    revision.effective = stated("2022-02-01");
    revision.effective_until = Date::parse("2024-03-15");
    CHECK(validity_words(revision, today, ro) == "S-a aplicat de la 01.02.2022 până la 14.03.2024 inclusiv.");
    CHECK(last_day(revision.effective_until) == Date::parse("2024-03-14"));
    revision.effective_until.reset();
    CHECK(validity_words(revision, today, ro) == "Se aplică de la 01.02.2022, fără dată de sfârșit.");
}
