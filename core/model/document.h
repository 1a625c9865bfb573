#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/code.h"
#include "core/model/date.h"
#include "core/model/ids.h"
#include "core/model/organisation.h"

namespace pravila {

struct Institution {
    InstitutionId id;
    std::string name;  ///< "Primăria Municipiului Teiușani"
    std::string zone = "Europe/Bucharest";
};

/// Kinds of documents; the text form is what stands in codes and in the `type` field of the contract.
enum class DocumentType {
    kSystemProcedure,       ///< PS
    kOperationalProcedure,  ///< PO
    kWorkInstruction,       ///< IL
    kRegulation,            ///< R
    kManual,                ///< M
    kForm,                  ///< F
    kAnnex,                 ///< A
    kGuide,                 ///< G
    kRegister,              ///< REG
    kOther,                 ///< D: any other document
};
std::string_view to_text(DocumentType type);  ///< "PS", "PO", "IL", "R", "M", "F", "A", "G", "REG", "D"
std::optional<DocumentType> document_type_from(std::string_view text);

/// Who may read a document: everybody, everybody of the institution, or only its units and those who manage or audit.
enum class Audience { kPublic, kInternal, kConfidential };
std::string_view to_text(Audience audience);  ///< public, internal, confidential
std::optional<Audience> audience_from(std::string_view text);

/// A procedure, instruction, regulation or form. Its identity is `id`; codes are attributes and may change.
struct Document {
    DocumentId id;
    DocumentType type = DocumentType::kOther;
    std::string title;                  ///< of the newest revision
    std::optional<UnitId> owner;        ///< the unit that drafts it
    std::vector<UnitId> participating;  ///< the units that also apply it
    std::vector<CodeAssignment> codes;  ///< current first; empty means "fără cod" (unfiled)
    std::optional<DocumentId> parent;   ///< of a form or annex: the procedure it belongs to
    Audience audience = Audience::kInternal;
    long long row_version = 1;

    /// The current code as printed in canonical spelling, with its suffix; empty when the document has none.
    std::string code() const;
    /// What stands in /d/…: the slug of the current code (with "~suffix" when double), else "_<id>".
    std::string slug() const;
};

/// Lifecycle of a revision as stored. In force and superseded are derived from dates.
enum class Lifecycle { kDraft, kInReview, kApproved, kCancelled, kWithdrawn };
std::string_view to_text(Lifecycle lifecycle);
std::optional<Lifecycle> lifecycle_from(std::string_view text);

/// State as others see it (contract 5).
enum class State { kDraft, kInReview, kApproved, kInForce, kSuperseded, kWithdrawn, kCancelled, kUnfiled };
std::string_view to_text(State state);
std::optional<State> state_from(std::string_view text);

enum class PartRole { kText, kSignedCopy, kAnnex, kForm, kOriginal };
std::string_view to_text(PartRole role);
std::optional<PartRole> part_role_from(std::string_view text);

/// One file of a revision.
struct RevisionPart {
    PartId id;
    PartRole role = PartRole::kText;
    std::string sha256;     ///< 64 lower-case hex digits, over the bytes as received
    std::string file_name;  ///< base name as received, valid UTF-8
    std::string format;     ///< registry name of the format ("docx")
    long long bytes = 0;
};

/// Edition and revision, written E.R; ordered as numbers.
struct EditionRevision {
    int edition = 1;
    int revision = 0;
    auto operator<=>(const EditionRevision&) const = default;
};
std::string to_text(EditionRevision number);  ///< "2.1"
/// Reads "2.1" or "2" (revision 0). @return nothing when it is not two numbers of at most three digits.
std::optional<EditionRevision> edition_revision_from(std::string_view text);
std::string roman(int number);  ///< 1..3999 -> "I".."MMMCMXCIX"

struct Revision {
    RevisionId id;
    DocumentId document;
    EditionRevision number;
    std::string number_printed;  ///< as printed ("Ediția a II-a, Revizia 1"); may be empty
    std::string title;
    Lifecycle lifecycle = Lifecycle::kApproved;
    StatedDate approved;                  ///< day of approval
    StatedDate effective;                 ///< first day in force; unknown stays unknown
    std::optional<Date> effective_until;  ///< first day no longer in force, exclusive; nothing when open
    /// A later revision replaced it on a day nobody knows: not in force from today on; at past days its own dates say.
    bool superseded_undated = false;
    std::string registry_number;  ///< "436/2022" form; empty when none
    std::optional<Date> registry_date;
    std::string template_code;  ///< code of the form the cover is printed on; empty when none
    std::string language;
    std::string review_by;    ///< ISO date from the institution's register; empty when none
    std::string responsible;  ///< person named as owner in the institution's register; may be empty
    std::string place;        ///< place of the paper original; may be empty
    std::string remarks;      ///< from the institution's register; may be empty
    bool imported = true;     ///< in force without proof of approval in this system
    Instant entered_at{};     ///< when the system learned of it
    std::vector<RevisionPart> parts;
    long long row_version = 1;

    const RevisionPart* part(PartRole role) const;
};

/// In force on day D: approved, begun, not ended; one that was withdrawn applied until its `effective_until`, when that
/// is known. A revision without a known date is in force on
/// `today` only, and only while no later one superseded it.
bool in_force_on(const Revision& revision, Date day, Date today);

/// The state that day: in force, approved (begins later), superseded (ended), withdrawn (on the days on which it was
/// not in force), or what the lifecycle says.
State state_on(const Revision& revision, Date day, Date today);

}  // namespace pravila
