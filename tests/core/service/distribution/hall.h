#pragma once

#include "core/service/distribution/acknowledge.h"
#include "core/service/distribution/lists.h"
#include "core/service/distribution/missing.h"
#include "core/service/distribution/recalls.h"
#include "core/service/distribution/recipients.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/distribution/reviews.h"
#include "tests/support/town.h"

namespace pravila::test {

/// The town with a procedure of the urbanism service, PO-URB-01, in force and distributed to nobody yet.
class Hall : public Town {
  public:
    Hall() : procedure(document("PO-URB-01", "Certificate de urbanism", "URB")) {
        read([&](StoreReader& reader) { text = reader.revisions_of(procedure).at(0); });
    }

    PersonId newcomer(const std::string& who, const std::string& abbreviation, const std::string& from) {
        Person wanted;
        wanted.name = "Angajat " + who;
        wanted.email = who + "@teiusani.example";
        PersonId id = pravila::add_person(system(), wanted);
        Membership place;
        place.person = id;
        place.unit = unit(abbreviation);
        place.function = "Referent";
        place.from = day(from);
        place_person(system(), place);
        return id;
    }
    DistributionLine to_unit(const std::string& abbreviation, bool below = false, Purpose purpose = Purpose::kApply,
                             const std::string& copy = {}) {
        DistributionLine line;
        line.unit = unit(abbreviation);
        line.below = below;
        line.purpose = purpose;
        line.copy_number = copy;
        return line;
    }
    void start(const std::vector<DistributionLine>& lines) {
        set_distribution(as("calitate"), "PO-URB-01", lines);
        start_distribution(as("calitate"), "PO-URB-01");
    }
    std::vector<ReadingDuty> duties() {
        std::vector<ReadingDuty> found;
        read([&](StoreReader& reader) { found = reader.distribution().duties_of(text.id); });
        return found;
    }
    std::vector<PersonId> asked() {
        std::vector<PersonId> people;
        for (const ReadingDuty& duty : duties())
            if (duty.state == DutyState::kOpen) people.push_back(duty.person);
        std::sort(people.begin(), people.end());
        return people;
    }
    std::vector<PersonId> missing() {
        std::vector<PersonId> people;
        read([&](StoreReader& reader) {
            for (const MissingReading& one : not_acknowledged(reader, clock.today())) people.push_back(one.person);
        });
        return people;
    }
    std::vector<PersonId> uninformed(const std::string& iso) {
        std::vector<PersonId> people;
        read([&](StoreReader& reader) {
            for (const MissingReading& one : not_informed_on(reader, day(iso), clock.today()))
                people.push_back(one.person);
        });
        return people;
    }
    std::string hash() const { return reading_sha256(text); }

    DocumentId procedure;
    Revision text;
};

}  // namespace pravila::test
