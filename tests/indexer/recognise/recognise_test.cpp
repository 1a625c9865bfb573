#include "indexer/recognise/recognise.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>

#include "core/codification/code_key.h"
#include "indexer/recognise/fold.h"
#include "tests/indexer/recognise/fixtures.h"

using namespace pravila;
using namespace pravila::test;
using recognise_detail::folded;

namespace {

const Codebook& book() { return Codebook::built_in(); }

struct Score {
    long right = 0, wrong = 0, missing = 0;
};

class Scores {
  public:
    /// @param given  what was recognised; nothing when nothing was. @param wanted  nothing when the document does not
    /// state it.
    void count(const std::string& field, const std::optional<std::string>& given,
               const std::optional<std::string>& wanted, const std::string& name) {
        Score& score = scores_[field];
        if (given && wanted && *given == *wanted)
            ++score.right;
        else if (given)
            ++score.wrong, complain(field, given, wanted, name);
        else if (wanted)
            ++score.missing, complain(field, given, wanted, name);
    }

    const std::map<std::string, Score>& all() const { return scores_; }

  private:
    void complain(const std::string& field, const std::optional<std::string>& given,
                  const std::optional<std::string>& wanted, const std::string& name) {
        if (++complaints_ <= 20)
            UNSCOPED_INFO(field << ": got “" << given.value_or("(nothing)") << "”, wanted “"
                                << wanted.value_or("(nothing)") << "” in " << name);
    }
    std::map<std::string, Score> scores_;
    int complaints_ = 0;
};

template <class T, class Text>
std::optional<std::string> text_of(const std::optional<Seen<T>>& seen, Text text) {
    return seen ? std::optional<std::string>(text(seen->value)) : std::nullopt;
}

template <class T>
void check_stands(const Fixture& fixture, const std::optional<Seen<T>>& seen, const char* field) {
    if (!seen) return;
    INFO(fixture.name << ": " << field << " “" << seen->printed << "”");
    const std::string there = folded(text_at(fixture.document, fixture.path, seen->place));
    CHECK(there.find(folded(seen->printed)) != std::string::npos);
}

}  // namespace

TEST_CASE("recognise: both layouts, plain exports and text files in all letters, numerals and dates are understood",
          "[recognise]") {
    Scores scores;
    const std::vector<Fixture> all = fixtures();
    for (const Fixture& fixture : all) {
        const Recognised seen = recognise(fixture.document, fixture.path, book());
        const Truth& truth = fixture.truth;
        const auto number = [](int value) { return std::to_string(value); };
        const auto same = [](const std::string& text) { return folded(text); };
        const auto optional_text = [](const std::string& text) {
            return text.empty() ? std::nullopt : std::optional<std::string>(folded(text));
        };
        const auto day = [](const std::optional<Date>& date) {
            return date ? std::optional<std::string>(date->iso()) : std::nullopt;
        };
        scores.count("code", text_of(seen.code, [](const ParsedCode& code) { return key_text(code.key); }),
                     key_text(book().parse_code(truth.code).key), fixture.name);
        scores.count("title", text_of(seen.title, same), optional_text(truth.title), fixture.name);
        scores.count("unit", text_of(seen.unit, same), optional_text(truth.unit), fixture.name);
        scores.count("type", text_of(seen.type, [](DocumentType type) { return std::string(to_text(type)); }),
                     std::string(to_text(*truth.type)), fixture.name);
        scores.count("edition", text_of(seen.edition, number), number(*truth.edition), fixture.name);
        scores.count("revision", text_of(seen.revision, number), number(*truth.revision), fixture.name);
        scores.count("effective",
                     text_of(seen.effective,
                             [](const StatedDate& date) {
                                 return date.day->iso() + " " + std::string(to_text(date.certainty));
                             }),
                     truth.effective->iso() + " " + std::string(to_text(truth.effective_certainty)), fixture.name);
        scores.count("approved", text_of(seen.approved, [](const StatedDate& date) { return date.day->iso(); }),
                     day(truth.approved), fixture.name);
        scores.count("registry number", text_of(seen.registry_number, [](const std::string& text) { return text; }),
                     truth.registry_number.empty() ? std::nullopt : std::optional<std::string>(truth.registry_number),
                     fixture.name);
        scores.count("registry date", text_of(seen.registry_date, [](const Date& date) { return date.iso(); }),
                     day(truth.registry_date), fixture.name);
    }
    std::cout << "recognise: " << all.size() << " fixtures\n";
    for (const auto& [field, score] : scores.all()) {
        const double precision =
            score.right + score.wrong ? double(score.right) / double(score.right + score.wrong) : 1;
        const double recall =
            score.right + score.missing ? double(score.right) / double(score.right + score.missing) : 1;
        std::cout << "  " << field << ": precision " << precision << ", recall " << recall << " (" << score.right
                  << " right, " << score.wrong << " wrong, " << score.missing << " missing)\n";
        CHECK(precision == 1.0);
        CHECK(recall >= 0.98);
    }
}

TEST_CASE("recognise: every value stands where it says", "[recognise]") {
    for (const Fixture& fixture : fixtures()) {
        const Recognised seen = recognise(fixture.document, fixture.path, book());
        check_stands(fixture, seen.code, "code");
        check_stands(fixture, seen.title, "title");
        check_stands(fixture, seen.type, "type");
        check_stands(fixture, seen.unit, "unit");
        check_stands(fixture, seen.edition, "edition");
        check_stands(fixture, seen.revision, "revision");
        check_stands(fixture, seen.effective, "effective");
        check_stands(fixture, seen.approved, "approved");
        check_stands(fixture, seen.registry_number, "registry number");
        check_stands(fixture, seen.registry_date, "registry date");
        check_stands(fixture, seen.template_code, "template code");
        for (const auto& unit : seen.participating) check_stands(fixture, std::optional(unit), "participating");
    }
}

TEST_CASE("recognise: consistent documents give no warning", "[recognise]") {
    for (const Fixture& fixture : fixtures()) {
        const Recognised seen = recognise(fixture.document, fixture.path, book());
        for (const Warning& warning : seen.warnings) {
            INFO(fixture.name << ": " << warning.rule);
            CHECK(warning.rule == "date.order");  // the fixtures combine dates freely
        }
        CHECK(seen.covers.empty());
    }
}

TEST_CASE("recognise: number as printed is kept", "[recognise][number]") {
    const auto printed = [](const std::string& line) {
        return recognise(document({paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Cod: PO-URB-04"), paragraph(line),
                                   heading("1", "Scop")}),
                         "a.docx", book());
    };
    CHECK(printed("Ediția a II-a, Revizia 1").number_printed == "Ediția a II-a, Revizia 1");
    CHECK(printed("Ed. 2 / Rev. 1").number_printed == "Ed. 2, Rev. 1");
    CHECK(printed("Ed.1 rev.1").number_printed == "Ed.1, rev.1");
    CHECK(printed("Ediția/Revizia: 2/0").number_printed == "Ediția/Revizia: 2/0");
    CHECK(printed("Ediția/Revizia: 2/0").revision->value == 0);
    CHECK(printed("Ediția: 2/3").edition->value == 2);
    CHECK(printed("Ediția: 2/3").revision->value == 3);
    CHECK(printed("Versiunea 4.0").edition->value == 4);
    CHECK(printed("Versiunea 4.0").revision->value == 0);
    CHECK(printed("Versiunea 4.0").number_printed == "Versiunea 4.0");
    CHECK(printed("Ediția I Revizia -").revision->value == 0);
    CHECK(printed("Ediția I Revizia -").number_printed == "Ediția I, Revizia -");
    CHECK(printed("Ediția I   Revizia:").revision->value == 0);
    CHECK_FALSE(printed("Ediția I   Revizia: ____").revision);
    CHECK_FALSE(printed("Ediția ____   Revizia ....").edition);
    CHECK_FALSE(printed("Revizuirea procedurii se face anual").revision);
    CHECK_FALSE(printed("Edițiile I și II se retrag").edition);
}

TEST_CASE("recognise: any document can be looked at", "[recognise]") {
    unsigned state = 7;
    static const char* pieces[] = {"Cod:",
                                   "Cod",
                                   "PO-URB-04",
                                   "Ediția",
                                   "a II-a",
                                   "Revizia",
                                   "-",
                                   "_____",
                                   "....",
                                   "31.05.2024",
                                   "Data",
                                   "Scop",
                                   "Aprobat",
                                   "\n",
                                   " ",
                                   "Nr. înreg.",
                                   "436 /",
                                   "Titlu:",
                                   "PROCEDURĂ OPERAȚIONALĂ",
                                   "\xFF",
                                   "privind",
                                   "„",
                                   "Pagina 1 din",
                                   "F-PS-01.01",
                                   "99999999999",
                                   ":"};
    for (int round = 0; round < 1500; ++round) {
        std::vector<Block> blocks;
        for (int i = 0; i < 1 + round % 9; ++i) {
            std::string text;
            for (int k = 0; k < 8; ++k) {
                state = state * 1664525u + 1013904223u;
                text += pieces[(state >> 16) % std::size(pieces)];
                if ((state >> 8) % 3) text += ' ';
            }
            Block block = (state >> 20) % 3 ? paragraph(text) : table({{text, text.substr(0, 5)}, {}, {"", text}});
            block.kind = static_cast<Block::Kind>((state >> 24) % 7);
            blocks.push_back(std::move(block));
        }
        Fixture fixture{"random " + std::to_string(round), "PO-01 ed2.docx", document(std::move(blocks)), {}};
        const Recognised seen = recognise(fixture.document, fixture.path, book());
        check_stands(fixture, seen.code, "code");
        check_stands(fixture, seen.title, "title");
        check_stands(fixture, seen.edition, "edition");
        check_stands(fixture, seen.revision, "revision");
        check_stands(fixture, seen.effective, "effective");
        check_stands(fixture, seen.registry_number, "registry");
    }
}
