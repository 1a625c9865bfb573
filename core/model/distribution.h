#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/organisation.h"

namespace pravila {

/// Why somebody gets a procedure: what the column "Scopul difuzării" says. In order of weight: whoever is on a list
/// twice is asked once, for the first of these.
enum class Purpose { kApply, kInform, kApprove, kVerify, kEvidence, kArchive, kDisplay };
std::string_view to_text(Purpose purpose);  ///< apply, inform, approve, verify, evidence, archive, display
std::optional<Purpose> purpose_from(std::string_view text);

/// A line of the distribution list of a document: to exactly one of a unit, a role or a person. Never deleted: a line
/// that was taken off keeps its last day, so that any past day can be asked.
struct DistributionLine {
    LineId id;
    DocumentId document;
    Purpose purpose = Purpose::kApply;
    std::string copy_number{};         ///< "3", of a paper copy; empty: none
    std::optional<UnitId> unit{};      ///< everyone with a place in it
    bool below = false;                ///< and in everything below it; only with a unit
    std::optional<Role> role{};        ///< everyone who holds it
    std::optional<PersonId> person{};  ///< this one
    Date from{};
    std::optional<Date> until{};  ///< first day on which it no longer stands; nothing while it does

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
    /// Says the same to the same recipient, whenever.
    bool same_as(const DistributionLine& other) const;
};

/// People were asked to read this revision, from this day on.
struct DistributionStart {
    RevisionId revision;
    DocumentId document;
    Date day{};
};

enum class DutyState { kOpen, kAcknowledged, kWithdrawn };
std::string_view to_text(DutyState state);  ///< open, acknowledged, withdrawn
std::optional<DutyState> duty_state_from(std::string_view text);

/// How a reading was acknowledged. Reading without an account is never an acknowledgement.
enum class AcknowledgedHow { kInApp, kOnPaper };
std::string_view to_text(AcknowledgedHow how);  ///< in_app, on_paper
std::optional<AcknowledgedHow> acknowledged_how_from(std::string_view text);

/// That a person has taken note of a text. Paper: who entered it, on what act, and the scan of the signed table.
struct Acknowledgement {
    Instant at{};  ///< when the store learned of it
    Date on{};     ///< legal day on which the person confirmed or signed
    AcknowledgedHow how = AcknowledgedHow::kInApp;
    PersonId recorded_by;
    std::string scan_sha256;  ///< empty in the application
    Act act;                  ///< empty in the application
};

/// A person is to read one text, known by its fingerprint. At most one that is not withdrawn for a person and a
/// revision; an acknowledged one is never withdrawn.
struct ReadingDuty {
    DutyId id;
    RevisionId revision;
    DocumentId document;
    PersonId person;
    std::string sha256;  ///< of the text that is to be read; empty when the revision has no file
    Purpose purpose = Purpose::kApply;
    std::string copy_number;
    Date asked_on{};
    Date due_on{};  ///< last day
    DutyState state = DutyState::kOpen;
    std::optional<Date> withdrawn_on;  ///< set exactly when withdrawn
    std::optional<Acknowledgement> acknowledged;
};

/// A paper copy of a text that no longer applies, asked back from whom it was given to.
struct CopyRecall {
    RecallId id;
    RevisionId revision;
    DocumentId document;
    LineId line;
    Date asked_on{};
    std::optional<Date> returned_on;
};

/// Somebody was reminded of a reading that is not acknowledged.
struct SentReminder {
    ReminderId id;
    DutyId duty;
    PersonId person;
    Date due_day{};  ///< the day of the schedule that it was sent for, at most once for each
    Date sent_on{};
};

}  // namespace pravila
