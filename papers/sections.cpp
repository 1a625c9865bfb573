#include "papers/sections.h"

namespace pravila::papers {
namespace {

using Guidance = std::string_view;

constexpr Guidance kPurpose[] = {
    "la ce folosește procedura: ce activitate reglementează și ce rezultat asigură",
    "cum sprijină continuitatea activității când persoana care o realizează lipsește sau se schimbă"};
constexpr Guidance kScopeActivity[] = {"activitatea la care se referă procedura și de unde până unde se întinde"};
constexpr Guidance kScopePlace[] = {
    "activitățile de care depinde și cele care depind de aceasta",
    "compartimentele care furnizează date și cele care primesc rezultatele activității"};
constexpr Guidance kReferenceLaw[] = {
    "actele normative aplicabile, cu număr, an și titlu, câte unul pe rând: legi, ordonanțe, hotărâri, ordine"};
constexpr Guidance kReferenceInner[] = {
    "regulamentul de organizare și funcționare, dispozițiile, hotărârile și procedurile la care se face trimitere, cu "
    "codul lor"};
constexpr Guidance kDefinitions[] = {"termenii folosiți în text și înțelesul lor, câte unul pe rând"};
constexpr Guidance kAbbreviations[] = {"abrevierile folosite în text și termenul abreviat, câte una pe rând"};
constexpr Guidance kGeneral[] = {"regulile care privesc întreaga activitate"};
constexpr Guidance kDocuments[] = {"documentele utilizate: denumire, proveniență, conținut, rol și circuit",
                                   "formularele procedurii, cu codul lor"};
constexpr Guidance kResources[] = {"resursele umane, materiale și financiare necesare activității"};
constexpr Guidance kSteps[] = {
    "pașii activității, în ordinea lor: cine face, ce face, în ce termen, ce document rezultă",
    "punctele de control: cine verifică, ce verifică și ce se întâmplă la neconformitate"};
constexpr Guidance kUse[] = {"cum se valorifică rezultatele activității și cui se comunică"};
constexpr Guidance kResponsibilities[] = {
    "pentru fiecare funcție: ce răspunderi are în cadrul procedurii (elaborează, verifică, avizează, aprobă, aplică, "
    "arhivează)"};
constexpr Guidance kAnnexes[] = {
    "lista anexelor și a formularelor: denumire, cod, numărul de exemplare, difuzarea, locul și termenul de păstrare",
    "diagrama de proces"};

constexpr Section kProcedure[] = {
    {"Scopul", kPurpose},
    {"Domeniul de aplicare", {}},
    {"Activitatea la care se referă procedura", kScopeActivity, 2},
    {"Legătura cu alte activități și compartimente", kScopePlace, 2},
    {"Documente de referință", {}},
    {"Legislație", kReferenceLaw, 2},
    {"Reglementări interne", kReferenceInner, 2},
    {"Definiții și abrevieri", {}},
    {"Definiții", kDefinitions, 2},
    {"Abrevieri", kAbbreviations, 2},
    {"Descrierea activității sau procesului", {}},
    {"Generalități", kGeneral, 2},
    {"Documente utilizate", kDocuments, 2},
    {"Resurse necesare", kResources, 2},
    {"Modul de lucru", kSteps, 2},
    {"Valorificarea rezultatelor activității", kUse, 2},
    {"Responsabilități", kResponsibilities},
    {"Anexe, înregistrări, arhivări", kAnnexes},
};

constexpr Guidance kInstructionPurpose[] = {"lucrarea pentru care este scrisă instrucțiunea și cine o execută"};
constexpr Guidance kInstructionNeeds[] = {"documentele, aplicațiile, uneltele și autorizările necesare"};
constexpr Guidance kInstructionSteps[] = {"pașii lucrării, numerotați, fiecare cu un singur lucru de făcut",
                                          "ce se face când un pas nu poate fi executat"};
constexpr Guidance kInstructionSafety[] = {"regulile de securitate a muncii și de protecție a datelor personale"};
constexpr Section kInstruction[] = {
    {"Scopul și domeniul de aplicare", kInstructionPurpose},
    {"Documente de referință", kReferenceLaw},
    {"Mijloace necesare", kInstructionNeeds},
    {"Modul de lucru", kInstructionSteps},
    {"Securitate și protecția datelor", kInstructionSafety},
    {"Înregistrări", kDocuments},
};

constexpr Guidance kRegulationGeneral[] = {"obiectul regulamentului, persoanele cărora li se aplică, temeiul legal"};
constexpr Guidance kRegulationRules[] = {"drepturile, obligațiile și regulile, pe articole"};
constexpr Guidance kRegulationSanctions[] = {"faptele care constituie abateri și consecințele lor"};
constexpr Guidance kRegulationFinal[] = {"intrarea în aplicare, actele înlocuite, comunicarea"};
constexpr Section kRegulation[] = {
    {"Dispoziții generale", kRegulationGeneral},
    {"Drepturi, obligații și reguli", kRegulationRules},
    {"Răspundere și sancțiuni", kRegulationSanctions},
    {"Dispoziții finale", kRegulationFinal},
};

constexpr Guidance kFormUse[] = {"cine completează formularul, când, și cui îl predă"};
constexpr Guidance kFormFields[] = {"câmpurile formularului"};
constexpr Section kForm[] = {{"Completare și circuit", kFormUse}, {"Conținutul formularului", kFormFields}};

}  // namespace

std::span<const Section> sections_of(DocumentType type) {
    switch (type) {
        case DocumentType::kWorkInstruction:
            return kInstruction;
        case DocumentType::kRegulation:
            return kRegulation;
        case DocumentType::kForm:
        case DocumentType::kAnnex:
        case DocumentType::kRegister:
            return kForm;
        default:
            return kProcedure;
    }
}

}  // namespace pravila::papers
