#include <catch2/catch.hpp>
#include <thread>

#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("drafts: of two authors who begin at once one gets the draft and the other is told who holds it",
          "[revisions]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    NewRevision wanted;
    wanted.code = first.document.code();
    std::atomic<int> begun{0};
    std::vector<std::string> told(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < told.size(); ++i)
        threads.emplace_back([&, i] {
            const Refused answer = refused([&] { start_revision(desk.town.as(i % 2 ? "inspector" : "urb"), wanted); });
            if (answer.message.empty()) ++begun;
            told[i] = answer.text;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(begun == 1);
    int naming = 0;
    for (const std::string& text : told)
        naming += text.find("already works on PO-URB-01, revision 1.1: /d/po-urb-1?rev=1.1") != std::string::npos;
    CHECK(naming == 7);
}

TEST_CASE("drafts: a file sent on an old state of the draft is set aside, and nobody's work is lost", "[revisions]") {
    Desk desk;
    const WorkingRevision draft = desk.new_procedure();
    const long long seen = draft.revision.row_version;
    desk.write(draft, "textul primului");
    const Refused told = refused([&] {
        replace_source(desk.town.as("inspector"), desk.extractor, Desk::name(draft), {"textul celuilalt", "alt.txt"},
                       seen);
    });
    CHECK(told.code == ErrorCode::kConflict);
    CHECK(told.text.find("was kept beside the draft") != std::string::npos);
    desk.town.read([&](StoreReader& reader) {
        CHECK(reader.content(desk.now(draft).revision.part(PartRole::kText)->sha256) == "textul primului");
        const auto aside = reader.approval().set_aside(draft.revision.id);
        REQUIRE(aside.size() == 1);
        CHECK(reader.content(aside[0].sha256) == "textul celuilalt");
        CHECK(aside[0].file_name == "alt.txt");
    });
    CHECK(desk.town.findings() == "");
}

TEST_CASE("drafts: the text may be replaced any number of times, by its holder", "[revisions]") {
    Desk desk;
    const WorkingRevision draft = desk.new_procedure();
    for (int i = 0; i < 5; ++i) desk.write(draft, "varianta " + std::to_string(i));
    CHECK(desk.now(draft).revision.parts.size() == 1);
    CHECK(rule_of([&] { desk.write(draft, "de la altul", "urb"); }) == "draft.held");
    take_over(desk.town.as("urb"), Desk::name(draft));
    desk.write(draft, "de la altul", "urb");
    CHECK(rule_of([&] { submit_revision(desk.town.as("inspector"), Desk::name(draft)); }) == "draft.held");
    CHECK(rule_of([&] { desk.write(draft, "broken", "urb"); }).rfind("error", 0) == 0);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("drafts: nothing incomplete is submitted", "[revisions]") {
    Desk desk;
    const WorkingRevision draft = desk.new_procedure();
    CHECK(rule_of([&] { submit_revision(desk.town.as("inspector"), Desk::name(draft)); }) == "text.missing");
    desk.write(draft, "text");
    const WorkingRevision first = desk.approved(submit_revision(desk.town.as("inspector"), Desk::name(draft)));
    NewRevision wanted;
    wanted.code = first.document.code();
    const WorkingRevision second = start_revision(desk.town.as("inspector"), wanted);
    desk.write(second, "alt text");
    CHECK(rule_of([&] { submit_revision(desk.town.as("inspector"), Desk::name(second)); }) == "change.untold");
    describe_change(desk.town.as("inspector"), Desk::name(second), "5.2", "legislație secundară");
    CHECK(submit_revision(desk.town.as("inspector"), Desk::name(second)).revision.lifecycle == Lifecycle::kInReview);
}

TEST_CASE("drafts: changes, remarks and blanks left in the text stop a submission", "[revisions]") {
    Desk desk;
    const WorkingRevision draft = desk.new_procedure();
    desk.write(draft, "Cod: ..........\nScopul procedurii");
    CHECK(rule_of([&] { submit_revision(desk.town.as("inspector"), Desk::name(draft)); }) == "text.unfinished");
    desk.extractor.tracked_insertions = 3;
    desk.write(draft, "Cod: PO-URB-01\nScopul procedurii");
    const Refused told = refused([&] { submit_revision(desk.town.as("inspector"), Desk::name(draft)); });
    CHECK(told.text.find("Unresolved insertions: 3, deletions: 0, comments: 0") != std::string::npos);
    desk.extractor.tracked_insertions = 0;
    desk.write(draft, "Cod: PO-URB-01\nScopul procedurii, gata");
    CHECK(submit_revision(desk.town.as("inspector"), Desk::name(draft)).revision.lifecycle == Lifecycle::kInReview);
}

TEST_CASE("drafts: edition and revision may be switched until it is submitted", "[revisions]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    NewRevision wanted;
    wanted.code = first.document.code();
    const WorkingRevision draft = start_revision(desk.town.as("inspector"), wanted);
    CHECK(draft.revision.number == EditionRevision{1, 1});
    const WorkingRevision edition = change_kind(desk.town.as("inspector"), Desk::name(draft), RevisionKind::kEdition,
                                                "s-a schimbat peste jumătate din text", draft.revision.row_version);
    CHECK(edition.revision.number == EditionRevision{2, 0});
    CHECK(desk.town.findings() == "");
}

TEST_CASE("drafts: the number of a cancelled draft is used again only if nobody signed it", "[revisions]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    const WorkingRevision untouched = desk.next_revision(first, "doi");
    cancel_revision(desk.town.as("inspector"), Desk::name(untouched), "nu mai e nevoie");
    const WorkingRevision again = desk.next_revision(first, "doi bis");
    CHECK(again.revision.number == EditionRevision{1, 1});
    desk.give("urb", again, StepKind::kVerify);
    CHECK(rule_of([&] { cancel_revision(desk.town.as("inspector"), Desk::name(again), " "); }) == "reason.missing");
    cancel_revision(desk.town.as("calitate"), Desk::name(again), "se unește cu alta");
    CHECK(desk.next_revision(first, "trei").revision.number == EditionRevision{1, 2});
    CHECK(desk.town.findings() == "");
}

TEST_CASE("drafts: after three revisions, or when most of the text changed, a new edition is advised", "[revisions]") {
    Desk desk;
    WorkingRevision last = desk.approved(desk.submitted());
    const auto advice = [&](std::optional<int> changed) {
        NumberAdvice given;
        desk.town.read([&](StoreReader& reader) { given = number_advice(reader, last.document, changed); });
        return given;
    };
    CHECK(advice(20).kind == RevisionKind::kRevision);
    CHECK(advice(50).kind == RevisionKind::kRevision);
    CHECK(advice(51).kind == RevisionKind::kEdition);
    for (const char* text : {"a", "b", "c"}) last = desk.approved(desk.next_revision(last, text));
    CHECK(last.revision.number == EditionRevision{1, 3});
    CHECK(advice({}).kind == RevisionKind::kEdition);
    CHECK(advice({}).as_edition == EditionRevision{2, 0});
}

TEST_CASE("drafts: how much changed is counted in words of paragraphs, both ways", "[revisions]") {
    const auto text = [](const std::string& lines) {
        LineExtractor extractor;
        return std::get<ExtractedDocument>(extractor.extract(lines, "t.txt"));
    };
    CHECK(changed_percent(text("unu doi\ntrei patru"), text("unu doi\ntrei patru")) == 0);
    CHECK(changed_percent(text("unu doi\ntrei patru"), text("unu doi\ntrei cinci")) == 50);
    CHECK(changed_percent(text("unu doi\ntrei patru"), text("trei patru\nunu doi")) == 0);  // moved, not changed
    CHECK(changed_percent(text("Ediţia întâi"), text("ediția intai")) == 0);                // typographic only
    CHECK(changed_percent(text("unu doi"), text("")) == 100);
    CHECK(changed_percent(text(""), text("")) == 0);
}

TEST_CASE("drafts: annexes and signed copies come beside the text and change neither it nor the state", "[revisions]") {
    Desk desk;
    const WorkingRevision approved = desk.approved(desk.submitted());
    const std::string before = approved.revision.part(PartRole::kText)->sha256;
    const WorkingRevision scanned = attach_part(desk.town.as("calitate"), desk.extractor, Desk::name(approved),
                                                PartRole::kSignedCopy, {"broken scan", "PO-URB-01 semnat.PDF"});
    CHECK(scanned.revision.part(PartRole::kText)->sha256 == before);
    CHECK(scanned.revision.part(PartRole::kSignedCopy)->format == "pdf");
    CHECK(scanned.revision.lifecycle == Lifecycle::kApproved);
    CHECK(rule_of([&] {
              attach_part(desk.town.as("calitate"), desk.extractor, Desk::name(approved), PartRole::kAnnex,
                          {"broken scan", "iar.pdf"});
          }).rfind("error", 0) == 0);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("drafts: a revision on paper only is legal when it says where the original lies", "[revisions]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    NewRevision wanted;
    wanted.code = first.document.code();
    wanted.place = "arhiva, dulapul 3";
    wanted.change_summary = "structură";
    const WorkingRevision paper = start_revision(desk.town.as("inspector"), wanted);
    const WorkingRevision submitted = submit_revision(desk.town.as("inspector"), Desk::name(paper));
    CHECK(submitted.circuit->content_sha256.empty());
    CHECK(desk.approved(submitted).revision.lifecycle == Lifecycle::kApproved);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("drafts: remarks hang on sections and are dealt with", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    const Comment comment =
        add_comment(desk.town.as("secretar"), Desk::name(procedure), "s-5.2", "Aici lipsește termenul.");
    CHECK(resolve_comment(desk.town.as("inspector"), comment.id).resolved_at.has_value());
    CHECK(desk.count("comment.resolved") == 1);
    resolve_comment(desk.town.as("inspector"), comment.id);
    CHECK(desk.count("comment.resolved") == 1);
    CHECK_THROWS_AS(add_comment(desk.town.as("secretar"), Desk::name(procedure), "", " "), Error);
    const WorkingRevision approved = desk.approved(procedure);
    CHECK(rule_of([&] { add_comment(desk.town.as("secretar"), Desk::name(approved), "", "târziu"); }) ==
          "state.not_allowed");
}
