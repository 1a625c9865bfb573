#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/date.h"
#include "core/model/document.h"

namespace pravila {

// What the papers of a procedure say. Plain values, already in the words that are printed: names and functions as on
// the day they were given. Empty texts and missing days were not stated; papers print them as room to write by hand
// where the law has such a field, and leave them out elsewhere.

enum class PaperLayout {
    kA,  ///< lists of persons, editions and distribution first (OSGG 400/2015)
    kB   ///< cover page first, records at the end (OSGG 600/2018)
};

/// How a signature was given; decides what stands in the column "Semnătura".
enum class SignatureManner {
    kNone,         ///< not signed yet: room to sign
    kHandwritten,  ///< on paper, scanned copy kept
    kOnPaper,      ///< on paper, without a scan
    kByAct,        ///< approved by an act from outside, which stands in the column of functions
    kInternal,     ///< confirmed by a signed-in person, without a certificate
    kAdvanced,     ///< advanced electronic signature
    kQualified     ///< qualified electronic signature; the row says when it was validated
};

struct PaperSigner {
    std::string operation;  ///< "Elaborat", "Verificat", "Avizat", "Aprobat"
    std::string name;
    std::string function;  ///< "primar"; "p. Primar, Viceprimar (dispoziția nr. 12/2026)"
    std::optional<Date> date{};
    SignatureManner manner = SignatureManner::kNone;
    std::string validated{};  ///< kQualified only: "12.03.2026, 10:41"
};

/// A row of the situation of editions and revisions.
struct PaperChange {
    EditionRevision number{};
    std::string component;  ///< "subcap. 5.3"; "toate"
    std::string manner;     ///< "ediție nouă"
    std::optional<Date> effective{};
};

struct PaperRecipient {
    std::string purpose;  ///< "aplicare", "informare", "evidență", "arhivare"
    std::string copy;
    std::string unit;
    std::string function;
    std::string name;
    std::optional<Date> received{};
    std::optional<Date> withdrawn{};
};

/// A row of the analysis form of layout B.
struct PaperOpinion {
    std::string unit;
    std::string name;
    bool favourable = true;
    std::optional<Date> date{};
    std::string remarks{};
};

struct ProcedureFacts {
    std::string county{};  ///< "Județul Lunca"
    std::string institution;
    DocumentType type = DocumentType::kOperationalProcedure;
    std::string code;
    std::string title;
    std::string unit;
    EditionRevision number{};
    std::optional<Date> approved{};
    std::optional<Date> effective{};
    std::string registry_number{};  ///< "436 / 08.03.2026"
    std::string minutes_number{};   ///< of the session that endorsed it: "4 / 02.03.2026"
    std::string next_review{};      ///< "03.2028"
    std::string template_code{};    ///< of the form this paper is printed on
    std::string parent_code{};      ///< of a form: its procedure
    std::vector<PaperSigner> signers{};
    std::vector<PaperChange> changes{};  ///< oldest first, this revision last
    std::vector<PaperRecipient> distribution{};
    std::vector<PaperOpinion> opinions{};
};

/// What ties an official copy to the log.
struct CopyEvidence {
    std::string sha256;          ///< of the approved file, lower case hexadecimal
    std::string log_position;    ///< "Jurnal: poziția 1284"; printed as it is
    std::string verify_address;  ///< may be empty: "https://proceduri.teiusani.example/v"
    std::string short_code;      ///< may be empty: "K7P-4QM"
    std::string instant;         ///< when the copy was made, UTC: "2026-03-12T08:41:00Z"; same input gives same bytes
};

struct SessionMember {
    std::string name;
    std::string function;
    std::string role;  ///< "președinte", "membru"; "secretar": has no vote, does not count, presence not printed
    std::string act;   ///< "dispoziția nr. 41/2026"
    bool present = false;
};

struct SessionItem {
    std::string code;  ///< empty for a free point
    std::string title;
    std::string unit;
    EditionRevision number{};  ///< edition 0: a free point has none
    int votes_for = 0;
    int votes_against = 0;
    int abstentions = 0;
    std::string decision{};  ///< minutes only: "avizată favorabil", "restituită", "amânată"
    std::string remarks{};
};

struct SessionFacts {
    std::string county{};
    std::string institution;
    std::string number;  ///< of the notice or the minutes: "4 / 02.03.2026"
    std::optional<Date> day{};
    std::string hour;     ///< "10:00"
    std::string place;    ///< "sala de ședințe, et. 1"
    std::string ended{};  ///< minutes only: "11:20"
    int quorum = 0;       ///< members that must be present
    std::vector<SessionMember> members{};
    std::vector<SessionItem> agenda{};
    std::string instant{};  ///< as CopyEvidence::instant
};

struct AcknowledgementRow {
    std::string name;
    std::string function;
    std::optional<Date> read{};  ///< set: confirmed on that day
    bool on_paper = false;       ///< by a signed table whose scan is kept; else inside the application
};

/// One sheet for a procedure and its readers, or for one person and what they have to read.
struct AcknowledgementFacts {
    std::string county{};
    std::string institution;
    std::string unit;
    std::string person{};    ///< set: sheet of one person
    std::string function{};  ///< of that person
    struct Procedure {
        std::string code;
        std::string title;
        EditionRevision number{};
        std::optional<Date> effective{};
        std::optional<Date> read{};  ///< sheet of one person: confirmed on that day
        bool on_paper = false;       ///< as AcknowledgementRow::on_paper
    };
    std::vector<Procedure> procedures{};     ///< sheet of a procedure: exactly one
    std::vector<AcknowledgementRow> rows{};  ///< sheet of a procedure: its readers
    std::string instant{};                   ///< as CopyEvidence::instant
};

}  // namespace pravila
