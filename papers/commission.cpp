#include "papers/commission.h"

#include <algorithm>

namespace pravila::papers {
namespace {

using office::Align;
using office::cell;

constexpr const char* kSecretary = "secretar";
constexpr const char* kCommission = "Comisia de monitorizare a sistemului de control intern managerial";

office::Document begin(const SessionFacts& facts, const char* kind) {
    office::Document document =
        begin_document(std::string(kind) + " nr. " + facts.number, facts.institution, facts.instant);
    document.running.footer = {page_of_pages(Align::kCentre)};
    document.body = letterhead(facts.county, facts.institution, kCommission);
    document.body.emplace_back(
        line("Nr. " + (facts.number.empty() ? std::string("________ / ____________") : facts.number),
             {.align = Align::kCentre, .before_pt = 6}));
    return document;
}

void title(office::Document& document, const char* value) {
    document.body.emplace_back(
        line(value, {.align = Align::kCentre, .size_pt = 16, .bold = true, .before_pt = 24, .after_pt = 14}));
}

/// "ziua de 02.03.2026, ora 10:00, la sala de ședințe": what is not known is room to write.
std::string when_and_where(const SessionFacts& facts) {
    std::string out = "data de " + (facts.day ? facts.day->romanian() : std::string("____________"));
    out += ", ora " + (facts.hour.empty() ? std::string("______") : facts.hour);
    if (!facts.place.empty()) out += ", " + facts.place;
    return out;
}

std::string item_name(const SessionItem& item) {
    std::string out = item.code;
    if (!item.title.empty()) out += (out.empty() ? "" : " ") + ("„" + item.title + "”");
    return item.number.edition > 0 ? out + "\n" + number_words(item.number) : out;
}

void signature(office::Document& document, const SessionFacts& facts, const char* role, const char* printed) {
    for (const auto& member : facts.members) {
        if (member.role != role) continue;
        document.body.emplace_back(line(std::string(printed) + ",", {.before_pt = 20}));
        document.body.emplace_back(line(member.name, {.bold = true}));
        document.body.emplace_back(line("______________________", {.before_pt = 14}));
    }
}

/// The secretary writes the minutes and has no vote.
bool votes(const SessionMember& member) { return member.role != kSecretary; }

office::Table members_table(const SessionFacts& facts, bool with_presence) {
    office::Table table;
    std::vector<std::string> head = {"Nr. crt.", "Numele și prenumele", "Funcția", "Calitatea", "Actul de numire"};
    table.widths_mm = {12, 46, 44, 27, 38};
    if (with_presence) {
        head.emplace_back("Prezența");
        head.emplace_back("Semnătura");
        table.widths_mm = {10, 35, 34, 22, 28, 17, 21};
    }
    table.size_pt = 9;
    table.rows.push_back(office::header_row(head));
    int number = 0;
    for (const auto& member : facts.members) {
        office::Row row =
            office::row({std::to_string(++number) + ".", member.name, member.function, member.role, member.act});
        row.min_height_mm = with_presence ? 8 : 0;
        if (with_presence) {
            row.cells.push_back(cell(!votes(member) ? "" : member.present ? "prezent" : "absent", Align::kCentre));
            row.cells.push_back(cell(""));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

office::Table votes_table(const SessionFacts& facts) {
    office::Table table;
    table.size_pt = 9;
    table.widths_mm = {10, 56, 17, 19, 17, 24, 24};
    table.rows.push_back(office::header_row(
        {"Nr. crt.", "Procedura", "Voturi pentru", "Voturi împotrivă", "Abțineri", "Hotărârea", "Observații"}));
    int number = 0;
    for (const auto& item : facts.agenda) {
        office::Row row;
        row.cells = {cell(std::to_string(++number) + ".", Align::kCentre),
                     cell(item_name(item)),
                     cell(std::to_string(item.votes_for), Align::kCentre),
                     cell(std::to_string(item.votes_against), Align::kCentre),
                     cell(std::to_string(item.abstentions), Align::kCentre),
                     cell(item.decision),
                     cell(item.remarks)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

office::Document session_notice(const SessionFacts& facts) {
    office::Document document = begin(facts, "Convocator");
    title(document, "CONVOCATOR");
    document.body.emplace_back(office::paragraph("Membrii Comisiei de monitorizare sunt convocați la ședința din " +
                                                     when_and_where(facts) + ", cu următoarea ordine de zi:",
                                                 Align::kJustified));
    office::Table agenda;
    agenda.widths_mm = {14, 88, 65};
    agenda.rows.push_back(office::header_row({"Nr. crt.", "Procedura", "Compartimentul"}));
    int number = 0;
    for (const auto& item : facts.agenda)
        agenda.rows.push_back(office::row({std::to_string(++number) + ".", item_name(item), item.unit}));
    document.body.emplace_back(std::move(agenda));
    document.body.emplace_back(line("Sunt convocați:", {.before_pt = 12, .after_pt = 6}));
    document.body.emplace_back(members_table(facts, false));
    signature(document, facts, "președinte", "Președintele Comisiei de monitorizare");
    count_pages(document);
    return document;
}

office::Document session_minutes(const SessionFacts& facts) {
    office::Document document = begin(facts, "Proces-verbal");
    title(document, "PROCES-VERBAL");
    document.body.emplace_back(office::paragraph(
        "Încheiat în ședința Comisiei de monitorizare din " + when_and_where(facts) + ".", Align::kJustified));
    document.body.emplace_back(office::Heading{1, "1.", {office::text("Prezența")}});
    document.body.emplace_back(members_table(facts, true));
    const long members = std::count_if(facts.members.begin(), facts.members.end(), votes);
    const long here = std::count_if(facts.members.begin(), facts.members.end(),
                                    [](const SessionMember& member) { return votes(member) && member.present; });
    document.body.emplace_back(
        line("Membri: " + std::to_string(members) + ". Prezenți: " + std::to_string(here) +
                 ". Cvorum: " + std::to_string(facts.quorum) +
                 (here >= facts.quorum ? ". Ședința este legal constituită." : ". Cvorumul nu este întrunit."),
             {.before_pt = 6, .after_pt = 6}));
    document.body.emplace_back(office::Heading{1, "2.", {office::text("Ordinea de zi, voturile și hotărârile")}});
    document.body.emplace_back(votes_table(facts));
    if (!facts.ended.empty())
        document.body.emplace_back(line("Ședința s-a încheiat la ora " + facts.ended + ".", {.before_pt = 8}));
    signature(document, facts, "președinte", "Președintele Comisiei de monitorizare");
    signature(document, facts, kSecretary, "Secretariatul tehnic");
    count_pages(document);
    return document;
}

}  // namespace pravila::papers
