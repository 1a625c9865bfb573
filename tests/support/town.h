#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "core/codification/code_key.h"
#include "core/error.h"
#include "core/history/hash.h"
#include "core/i18n/catalogue.h"
#include "core/model/extracted_document.h"
#include "core/service/create_institution.h"
#include "core/service/import_file.h"
#include "core/service/organisation/deputations.h"
#include "core/service/organisation/find_by_name.h"
#include "core/service/organisation/memberships.h"
#include "core/service/organisation/people.h"
#include "core/service/organisation/roles.h"
#include "core/service/organisation/units.h"
#include "core/service/rights.h"
#include "core/service/verify_store.h"
#include "store/open_store.h"
#include "tests/support/temp_dir.h"

namespace pravila::test {

/// A clock that stands still until it is set. Legal days are those of UTC.
class TownClock : public Clock {
  public:
    Instant now() const override { return now_; }
    Date day_of(Instant instant) const override { return Date(std::chrono::floor<std::chrono::days>(instant)); }
    void set(const std::string& iso_day) { now_ = *instant_from(iso_day + "T10:00:00.000Z"); }

  private:
    Instant now_ = *instant_from("2026-11-22T10:00:00.000Z");
};

class TownIds : public IdSource {
  public:
    std::string next() override {
        std::string digits = std::to_string(++last_);
        digits.insert(0, 12 - std::min<std::size_t>(12, digits.size()), '0');
        return "0192f000-0000-7000-8000-" + digits;
    }

  private:
    std::atomic<int> last_ = 0;
};

/// The town hall of Teiușani on 22 November 2026, in a real store, everything recorded through the services: `verify`
/// finds it whole. All people and acts are invented.
///
/// Units: COND; CIM; DUAT (directorate) with URB and CAD; DE (directorate) with ECO and ITL; JUR; ADP; IT.
/// People, by the part of their e-mail before @teiusani.example, and their roles since 12.01.2026:
///   primar       entity_head, "Primar", COND            viceprimar  no role, "Viceprimar", COND
///   secretar     commission_chair, COND                 urb         department_head of URB, commission_member
///   inspector    author in URB                          cad         department_head of CAD
///   economic     department_head of DE, member          taxe        author in ITL
///   juridic      legal_adviser, member, JUR             calitate    quality_manager, technical_secretariat, CIM
///   auditor      auditor until 31.12.2026, from outside admin       administrator, IT (also the account "teiusani")
///   fost         department_head of ADP until 30.06.2026 (the act has expired)
class Town {
  public:
    Town() : store(create_store(directory_.file("store"))) {
        create_institution(*store, clock, ids,
                           {institution, "Primăria Municipiului Teiușani", "", std::string(32, '\x07')});
        add_units();
        add_people();
        give_roles();
    }

    Context as(const PersonId& person) { return {*store, clock, ids, Scope{institution, person}}; }
    Context as(const std::string& who) { return as(person(who)); }
    Context system() { return as(kSystem); }

    PersonId person(const std::string& who) const { return people_.at(who); }
    UnitId unit(const std::string& abbreviation) const { return units_.at(abbreviation); }
    static Date day(const std::string& iso) { return *Date::parse(iso); }
    static Act act(int number, const std::string& iso) {
        return {"dispoziția nr. " + std::to_string(number), Date::parse(iso)};
    }

    std::string path() const { return directory_.file("store"); }
    void read(const std::function<void(StoreReader&)>& work) { store->read(system().scope, work); }
    void write(const std::function<void(StoreWriter&)>& work) { store->write(system().scope, work); }
    Rights rights(const std::string& who, const std::string& iso_day) {
        Rights rights;
        read([&](StoreReader& reader) { rights = Rights::of(reader, person(who), day(iso_day)); });
        return rights;
    }

    GrantId grant(const std::string& who, Role role, const std::string& unit_or_empty, const Act& by,
                  const std::string& from, const std::string& until = {}) {
        RoleGrant wanted;
        wanted.person = person(who);
        wanted.role = role;
        if (!unit_or_empty.empty()) wanted.unit = unit(unit_or_empty);
        wanted.act = by;
        wanted.from = day(from);
        wanted.until = Date::parse(until);
        return grant_role(system(), wanted);
    }
    DeputationId deputy(const std::string& absent, const std::string& who, std::optional<Role> role, const Act& by,
                        const std::string& from, const std::string& until = {}) {
        Deputation wanted;
        wanted.absent = person(absent);
        wanted.deputy = person(who);
        wanted.role = role;
        wanted.act = by;
        wanted.from = day(from);
        wanted.until = Date::parse(until);
        return grant_deputation(system(), wanted);
    }

    /// An imported procedure in force since 2025-02-01, owned by the unit.
    DocumentId document(const std::string& code, const std::string& title, const std::string& owner) {
        ImportCandidate made;
        made.file_name = code + ".docx";
        made.path = "proceduri/" + made.file_name;
        made.bytes = "bytes of " + code;
        made.sha256 = sha256_hex(made.bytes);
        made.format = "docx";
        made.extractor = "test/1";
        made.extraction = to_json(ExtractedDocument{});
        made.language = "ro";
        made.code = code;
        made.key = code_key(code);
        made.title = title;
        made.type = DocumentType::kOperationalProcedure;
        if (!owner.empty()) made.unit = unit_names_.at(owner);
        made.number = {1, 0};
        made.effective = {day("2025-02-01"), DateCertainty::kDay};
        DocumentId id;
        const BatchId batch = ids.next_id<BatchId>();
        write([&](StoreWriter& writer) { import_file(writer, system(), made, batch); });
        read([&](StoreReader& reader) { id = reader.documents_by_key(key_text(made.key)).at(0).id; });
        return id;
    }

    Verification verified() { return verify_store(system()); }
    /// Rules of what does not hold together, joined by spaces.
    std::string findings() {
        std::string rules;
        for (const Finding& finding : verified().findings) rules += (rules.empty() ? "" : " ") + finding.rule;
        return rules;
    }

  private:
    TempDir directory_;

  public:
    const InstitutionId institution{"0192f000-0000-7000-8000-00000000000a"};
    TownClock clock;
    TownIds ids;
    std::unique_ptr<DocumentStore> store;

  private:
    void add_unit(const std::string& abbreviation, const std::string& name, UnitKind kind, const std::string& above) {
        Unit unit;
        unit.name = name;
        unit.abbreviation = abbreviation;
        unit.kind = kind;
        if (!above.empty()) unit.parent = units_.at(above);
        units_[abbreviation] = pravila::add_unit(system(), unit, {"HCL nr. 3", day("2025-01-30")});
        unit_names_[abbreviation] = name;
    }
    void add_units() {
        add_unit("COND", "Conducerea primăriei", UnitKind::kDepartment, "");
        add_unit("CIM", "Compartimentul Managementul calității", UnitKind::kDepartment, "");
        add_unit("DUAT", "Direcția Urbanism și amenajarea teritoriului", UnitKind::kDirectorate, "");
        add_unit("URB", "Serviciul Urbanism", UnitKind::kService, "DUAT");
        add_unit("CAD", "Serviciul Cadastru și fond funciar", UnitKind::kService, "DUAT");
        add_unit("DE", "Direcția Economică", UnitKind::kDirectorate, "");
        add_unit("ECO", "Serviciul Buget și contabilitate", UnitKind::kService, "DE");
        add_unit("ITL", "Serviciul Impozite și taxe locale", UnitKind::kService, "DE");
        add_unit("JUR", "Serviciul Juridic", UnitKind::kService, "");
        add_unit("ADP", "Serviciul Administrarea domeniului public", UnitKind::kService, "");
        add_unit("IT", "Compartimentul Informatică", UnitKind::kDepartment, "");
    }
    void add_person(const std::string& who, const std::string& name, const std::string& unit,
                    const std::string& function) {
        Person wanted;
        wanted.name = name;
        wanted.email = who + "@teiusani.example";
        wanted.outside = unit.empty();
        if (who == "admin") wanted.os_account = "teiusani";
        people_[who] = pravila::add_person(system(), wanted);
        if (unit.empty()) return;
        Membership place;
        place.person = people_[who];
        place.unit = units_.at(unit);
        place.function = function;
        place.from = day("2025-02-01");
        place_person(system(), place);
    }
    void add_people() {
        add_person("primar", "Ilie Teiușanu", "COND", "Primar");
        add_person("viceprimar", "Sanda Mărgineanu", "COND", "Viceprimar");
        add_person("secretar", "Rodica Vlădescu", "COND", "Secretar general");
        add_person("urb", "Ana-Maria Dobrescu", "URB", "Șef serviciu");
        add_person("inspector", "Petru Ștefan", "URB", "Inspector superior");
        add_person("cad", "Nicolae Țurcanu", "CAD", "Șef serviciu");
        add_person("economic", "Elena Ionașcu", "DE", "Director executiv");
        add_person("taxe", "Gheorghe Băcanu", "ITL", "Inspector principal");
        add_person("juridic", "Mihaela Răchită", "JUR", "Consilier juridic superior");
        add_person("calitate", "Doina Șerban", "CIM", "Consilier superior");
        add_person("auditor", "Vasile Olaru", "", "");
        add_person("admin", "Radu Pintea", "IT", "Inspector de specialitate");
        add_person("fost", "Marin Oprea", "ADP", "Șef serviciu");
    }
    void give_roles() {
        const Act head = act(11, "2026-01-12"), commission = act(12, "2026-01-12");
        const std::string from = "2026-01-12";
        grant("primar", Role::kEntityHead, "", {"hotărârea de validare nr. 1", day("2024-10-28")}, "2024-10-28");
        grant("urb", Role::kDepartmentHead, "URB", head, from);
        grant("cad", Role::kDepartmentHead, "CAD", head, from);
        grant("economic", Role::kDepartmentHead, "DE", head, from);
        grant("fost", Role::kDepartmentHead, "ADP", head, from, "2026-07-01");
        grant("inspector", Role::kAuthor, "URB", head, from);
        grant("taxe", Role::kAuthor, "ITL", head, from);
        grant("juridic", Role::kLegalAdviser, "", head, from);
        grant("calitate", Role::kQualityManager, "", act(13, "2026-01-12"), from);
        grant("secretar", Role::kCommissionChair, "", commission, from);
        for (const char* member : {"urb", "economic", "juridic"})
            grant(member, Role::kCommissionMember, "", commission, from);
        grant("calitate", Role::kTechnicalSecretariat, "", commission, from);
        grant("auditor", Role::kAuditor, "", {"contractul nr. 77", day("2026-01-12")}, from, "2027-01-01");
        grant("admin", Role::kAdministrator, "", act(14, "2026-01-12"), from);
    }

    std::map<std::string, UnitId> units_;
    std::map<std::string, std::string> unit_names_;
    std::map<std::string, PersonId> people_;
};

/// Code and message id of the Error that `work` throws; an empty message when it throws none.
struct Refused {
    ErrorCode code = ErrorCode::kInternal;
    std::string message;
    std::string text;  ///< in English, with its arguments
};
inline Refused refused(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return {error.code(), error.message().id, Catalogue::of(Language::kEnglish).text(error.message())};
    }
    return {};
}

}  // namespace pravila::test
