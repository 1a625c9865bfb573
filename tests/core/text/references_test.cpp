#include <catch2/catch.hpp>

#include "core/text/analysis.h"
#include "core/text/vocabulary.h"

using namespace pravila;

namespace {

std::vector<std::string> cited(std::string_view text, Reference::Kind kind) {
    std::vector<std::string> keys;
    for (const Reference& reference : references(text, analyse(text)))
        if (reference.kind == kind) keys.push_back(reference.key);
    return keys;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("references: an act has one key however it is cited", "[text][references]") {
    for (const char* text : {"Legea 544/2001", "legii nr. 544 / 2001", "Legea nr.544 din 12 octombrie 2001",
                             "LEGEA nr. 544 din 12.10.2001 privind"}) {
        INFO(text);
        CHECK(cited(text, Reference::Kind::kAct) == Keys{"lege/544/2001"});
        CHECK(cited(text, Reference::Kind::kNumber) == Keys{"544/2001"});
    }
    CHECK(cited("OSGG nr. 600/2018", Reference::Kind::kAct) == Keys{"osgg/600/2018"});
    CHECK(cited("Ordinul secretarului general al Guvernului nr. 600/2018", Reference::Kind::kAct) ==
          Keys{"osgg/600/2018"});
    CHECK(cited("Ordinul SGG nr. 600/2018", Reference::Kind::kAct) == Keys{"osgg/600/2018"});
    CHECK(cited("Ordonanței de urgență a Guvernului nr. 57/2019", Reference::Kind::kAct) == Keys{"oug/57/2019"});
    CHECK(cited("O.U.G. 57/2019", Reference::Kind::kAct) == Keys{"oug/57/2019"});
    CHECK(cited("Hotărîrea Consiliului Local nr. 123/2024", Reference::Kind::kAct) == Keys{"hcl/123/2024"});
    CHECK(cited("H.C.L. 123/2024", Reference::Kind::kAct) == Keys{"hcl/123/2024"});
    CHECK(cited("SR EN ISO 9001:2015", Reference::Kind::kAct) == Keys{"iso/9001/2015", "iso/9001"});
    CHECK(cited("ISO 9001", Reference::Kind::kAct) == Keys{"iso/9001"});
}

TEST_CASE("references: numbers without an act, and things that are no reference", "[text][references]") {
    CHECK(cited("Nr. înreg. 436 / 25.02.2022", Reference::Kind::kAct).empty());
    CHECK(cited("436/2022", Reference::Kind::kNumber) == Keys{"436/2022"});
    CHECK(cited("art. 5 alin. 2 din 3 motive", Reference::Kind::kNumber).empty());
    CHECK(cited("legea are 12 articole", Reference::Kind::kAct).empty());
    CHECK(cited("", Reference::Kind::kAct).empty());
}

TEST_CASE("references: codes of procedures in running text", "[text][references]") {
    for (const char* text : {"conform PO-URB-04.", "vezi P.O. Urb. 04,", "procedura (PO – URB – 004)"}) {
        INFO(text);
        CHECK(cited(text, Reference::Kind::kCode) == Keys{"PO-URB-4"});
    }
    CHECK(cited("formularul F-PO-016.01 și D1-S03-PO15", Reference::Kind::kCode) == Keys{"F-PO-16-1", "D-1-S-3-PO-15"});
    CHECK(cited("PS-07-DECIAA", Reference::Kind::kCode) == Keys{"PS-7-DECIAA"});
    CHECK(cited("PO – 016", Reference::Kind::kCode) == Keys{"PO-16"});
    CHECK(cited("HCL 123/2024 și punctul 4.2", Reference::Kind::kCode).empty());
}

TEST_CASE("vocabulary: every line of the files is read as meant", "[text][vocabulary]") {
    const Vocabulary& words = Vocabulary::get();
    CHECK(words.is_stop_word("pentru"));
    CHECK_FALSE(words.is_stop_word("plata"));
    CHECK(words.is_weak_word("procedurii"));
    for (const auto& group : Expressions::get().synonyms()) {
        CHECK(group.size() >= 2);
        for (const auto& wording : group) CHECK_FALSE(wording.stems.empty());
    }
    bool capitals = false;
    for (const auto& group : Expressions::get().synonyms())
        for (const auto& wording : group) capitals = capitals || wording.capitals;
    CHECK(capitals);
    for (const auto& act : Expressions::get().acts()) CHECK_FALSE(act.stems.empty());
}
