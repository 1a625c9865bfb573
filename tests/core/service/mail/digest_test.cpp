#include <catch2/catch.hpp>

#include "tests/core/service/mail/office.h"

using namespace pravila;
using namespace pravila::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("digest: it says what waits, where, and until when, in Romanian and without names of others",
          "[mail][digest]") {
    Office office;
    office.round();
    const Mail* mail = office.mailer.to("urb");
    REQUIRE(mail);
    CHECK(mail->subject == "De rezolvat la 23.11.2026: 1");
    CHECK(mail->language == "ro");
    CHECK(holds(mail->body, "Bună ziua, Ana-Maria Dobrescu,\n"));
    CHECK(holds(mail->body,
                "- PO-URB-01, Ed. I, Rev. 0: Eliberarea certificatelor de urbanism\n  De verificat; ultima zi:"));
    CHECK(holds(mail->body, "https://proceduri.example/d/po-urb-1?rev=1.0\n"));
    CHECK(holds(mail->body, "https://proceduri.example/tasks"));
    CHECK_FALSE(holds(mail->body, "Petru"));  // who sent it
    CHECK_FALSE(office.mailer.to("primar"));  // it is not his turn yet
    CHECK_FALSE(office.mailer.to("taxe"));
}

TEST_CASE("digest: what is late comes first, with its days, and is counted in the subject", "[mail][digest]") {
    Office office;
    const WorkingRevision second = office.desk.submitted("Autorizații de construire");
    office.desk.town.clock.set("2027-01-18");
    const WorkingRevision fresh = office.desk.submitted("Certificate de nomenclatură");
    office.round();
    const Mail* mail = office.mailer.to("urb");
    REQUIRE(mail);
    CHECK(mail->subject == "De rezolvat la 18.01.2027: 3, întârziate: 2");
    CHECK(mail->body.find("Întârziate (2)") < mail->body.find("Certificate de nomenclatură"));
    CHECK(mail->body.find("Autorizații de construire") < mail->body.find("Certificate de nomenclatură"));
    CHECK(holds(mail->body, " de zile\n"));
}

TEST_CASE("digest: of a confidential document it tells neither code nor title nor address", "[mail][digest]") {
    Office office;
    office.desk.town.write([&](StoreWriter& writer) {
        Document document = *writer.document(office.waiting.document.id);
        document.audience = Audience::kConfidential;
        writer.update_document(document);
    });
    office.round();
    const Mail* mail = office.mailer.to("urb");
    REQUIRE(mail);
    CHECK(holds(mail->body, "- un document confidențial\n  De verificat"));
    for (const char* secret : {"URB-01", "urb-1", "certificatelor"}) {
        CHECK_FALSE(holds(mail->body, secret));
        CHECK_FALSE(holds(mail->subject, secret));
    }
}

TEST_CASE("digest: returned drafts, readings, reviews and what comes into force are told to whom they concern",
          "[mail][digest]") {
    Office office;
    Desk& desk = office.desk;
    Town& town = desk.town;
    // Came back, with a remark that is nobody's business on the way.
    Answer back = desk.answer_for(office.waiting, StepKind::kVerify);
    back.decision = Decision::kReturned;
    back.remark = "Observație cu date personale";
    answer_step(town.as("urb"), back);
    // To be read by CAD.
    town.document("PO-CAD-01", "Evidența terenurilor", "CAD");
    DistributionLine line;
    line.unit = town.unit("CAD");
    set_distribution(town.as("calitate"), "PO-CAD-01", {line});
    start_distribution(town.as("calitate"), "PO-CAD-01");
    // Begins to apply in two days.
    const WorkingRevision next = desk.submitted("Autorizații de construire");
    desk.approved(next, "2026-11-25");
    office.round();

    const Mail* author = office.mailer.to("inspector");
    REQUIRE(author);
    CHECK(holds(author->body, "Restituite (1)\n- PO-URB-01"));
    CHECK_FALSE(holds(author->body, "Observație"));
    CHECK_FALSE(holds(author->body, "Dobrescu"));
    CHECK(holds(
        author->body,
        "Intră în vigoare (1)\n- PO-URB-02, Ed. I, Rev. 0: Autorizații de construire\n  Se aplică de la 25.11.2026"));
    const Mail* reader = office.mailer.to("cad");
    REQUIRE(reader);
    CHECK(holds(reader->body, "De citit (1)\n- PO-CAD-01, Ed. I, Rev. 0: Evidența terenurilor\n  ultima zi: "));
    // In force since February 2025 and reviewed never: the year is over.
    CHECK(holds(reader->body,
                "De analizat (1)\n- PO-CAD-01: Evidența terenurilor\n  ultima zi a fost 01.02.2026, acum 295 de zile"));
    CHECK(holds(office.mailer.to("calitate")->body, "De analizat (1)\n- PO-CAD-01"));
    CHECK(office.mailer.to("urb"));  // its unit's procedure begins to apply
    CHECK(office.mailer.to("urb")->subject == "Intră în vigoare în curând, 23.11.2026");
    CHECK_FALSE(office.mailer.to("taxe"));
}

TEST_CASE("digest: what begins to apply later than in three days is no reason for a mail", "[mail][digest]") {
    Office office;
    office.desk.approved(office.waiting, "2026-11-27");
    office.round();
    CHECK(office.mailer.sent.empty());
    office.desk.town.clock.set("2026-11-24");
    office.round();
    CHECK(office.mailer.to("inspector"));
}

TEST_CASE("digest: without a public address it has no links, and a person may choose English or none",
          "[mail][digest]") {
    Office office;
    office.options.public_url.clear();
    set_mail_choice(office.desk.town.as("urb"), true, "en");
    CHECK(refused([&] { set_mail_choice(office.desk.town.as("urb"), true, "de"); }).code == ErrorCode::kInvalidInput);
    office.round();
    const Mail* mail = office.mailer.to("urb");
    REQUIRE(mail);
    CHECK(mail->subject == "To do on 23.11.2026: 1");
    CHECK_FALSE(holds(mail->body, "http"));
    set_mail_choice(office.desk.town.as("urb"), false, "en");
    set_mail_choice(office.desk.town.as("urb"), false, "en");
    CHECK(office.desk.count("account.mail_chosen") == 2);
    office.desk.town.clock.set("2026-11-24");
    office.mailer.sent.clear();
    office.round();
    CHECK(office.mailer.sent.empty());
    CHECK(office.desk.town.findings() == "");
}

TEST_CASE("digest: a long list is cut, and says how much more there is", "[mail][digest]") {
    DailyDigest digest;
    digest.today = Town::day("2026-11-23");
    for (int i = 0; i < 40; ++i) digest.reviews.push_back({{"PO-" + std::to_string(i), "T", "po", {}}, digest.today});
    const DigestText text = digest_text(digest, {"Ana", "Primăria", ""}, Catalogue::of(Language::kRomanian));
    CHECK(holds(text.body, "De analizat (40)\n"));
    CHECK(holds(text.body, "- PO-24: T\n"));
    CHECK_FALSE(holds(text.body, "- PO-25: T\n"));
    CHECK(holds(text.body, "și încă 15\n"));
}
