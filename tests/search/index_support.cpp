#include "index_support.h"

#include <unistd.h>

#include <atomic>

#include "core/codification/code_key.h"

namespace pravila::test {

namespace {

std::filesystem::path fresh_directory() {
    static std::atomic<int> count{0};
    const std::string name = "pravila-search-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    return std::filesystem::temp_directory_path() / name;
}

}  // namespace

TestIndex::TestIndex() : directory_(fresh_directory()) {}

TestIndex::~TestIndex() {
    index_.reset();
    std::filesystem::remove_all(directory_);
}

void TestIndex::add(const std::vector<IndexedRevision>& revisions) {
    const auto writer = open_index_writer(directory());
    for (const IndexedRevision& revision : revisions) writer->replace(revision);
    writer->commit(seq_ += static_cast<long long>(revisions.size()));
}

SearchIndex& TestIndex::index() {
    if (!index_) index_ = open_index(directory());
    return *index_;
}

SearchResult TestIndex::search(const SearchRequest& asked) { return index().search(asked); }
SearchResult TestIndex::search(const std::string& query) { return index().search(request(query)); }
std::string TestIndex::codes(const std::string& query) { return codes(request(query)); }

std::string TestIndex::codes(const SearchRequest& asked) {
    std::string found;
    for (const SearchHit& hit : index().search(asked).hits) found += (found.empty() ? "" : " ") + hit.code;
    return found;
}

Date day(const char* iso) { return Date::parse(iso).value(); }

SearchRequest request(const std::string& query, const char* as_of) {
    SearchRequest asked;
    asked.institution = InstitutionId("teiusani");
    asked.access = ReadAccess::all();
    asked.query = query;
    asked.as_of = day(as_of);
    asked.today = day("2026-11-22");
    return asked;
}

IndexedRevision procedure(const std::string& code, const std::string& title, const std::string& text,
                          const std::string& unit) {
    IndexedRevision revision;
    revision.institution = InstitutionId("teiusani");
    revision.revision = RevisionId("rev-" + code);
    revision.document = DocumentId("doc-" + code);
    revision.code = code;
    revision.keys = {code_key(code)};
    revision.slug = slug(revision.keys[0]);
    revision.title = title;
    revision.type = DocumentType::kOperationalProcedure;
    revision.unit_name = unit;
    revision.effective = {day("2020-01-01"), DateCertainty::kDay};
    revision.sections = {{"s-1", "1 Scopul procedurii", text}};
    return revision;
}

std::vector<IndexedRevision> town_hall() {
    std::vector<IndexedRevision> all = {
        procedure(
            "PO-URB-04", "Eliberarea certificatelor de urbanism",
            "Certificatul de urbanism se eliberează în termen de 30 de zile de la înregistrarea cererii, potrivit "
            "Legii nr. 50/1991. Taxa se plătește la casierie."),
        procedure("PO-URB-05", "Emiterea autorizațiilor de construire",
                  "Autorizația de construire se emite pe baza certificatului de urbanism, potrivit Legii nr. 50/1991."),
        procedure("PO-API-01", "Misiunea de audit public intern",
                  "Auditul se face potrivit Legii 672/2002 și OSGG nr. 600/2018. Vezi și PO-URB-04.",
                  "Compartimentul Audit"),
        procedure("PO-016", "Elaborarea dispozițiilor primarului",
                  "Dispoziția se redactează, se avizează și se aprobă. Hotărârea consiliului local se comunică.",
                  "Secretariat general"),
        procedure("PS-08", "Managementul riscurilor",
                  "Riscurile se identifică în fiecare compartiment și se scriu în registrul riscurilor.",
                  "Secretariat tehnic"),
        procedure("PO-FIN-02", "Angajarea, lichidarea, ordonanțarea și plata cheltuielilor",
                  "Plata se face după viza de control financiar preventiv. Procedură pentru achiziții directe.",
                  "Serviciul Financiar"),
    };
    all[4].type = DocumentType::kSystemProcedure;
    all[0].participating = {"Compartimentul Audit"};
    all[0].registry_number = "436/2022";
    all[0].sections.push_back(
        {"s-2", "2 Descrierea activității", "Solicitantul depune cererea la registratură. Fișa se semnează."});
    return all;
}

}  // namespace pravila::test
