#pragma once

#include <string>

#include "core/model/extracted_document.h"
#include "core/model/paper_facts.h"

namespace pravila {

/// Kinds of files a paper can be written as.
enum class PaperFormat { kDocx, kOdt, kPdf };

/// Makes the papers of procedures and of the commission. Same input gives same bytes (PDF: on machines with the same
/// fonts). Hostile text is printed, never obeyed: characters that XML cannot hold become U+FFFD.
/// Thread rule: no state; may be called from several threads.
/// @throws Error kInternal when memory is short.
class PaperMaker {
  public:
    virtual ~PaperMaker() = default;

    /// An editable file to begin a document of this type with: cover, running header with code, edition, revision and
    /// page x of y, all sections of the layout, each with guidance between "[…" and "…]" to be replaced. Forms,
    /// regulations and instructions have sections of their own and take no layout.
    virtual std::string procedure_template(const ProcedureFacts& facts, PaperLayout layout,
                                           PaperFormat format) const = 0;

    /// An editable file to begin the next revision with: cover, running header and records of `facts` around the text
    /// of the revision before it. Only words are taken over, not figures and looks: a sentence above the text says so,
    /// which is to be removed as guidance is. A text with a cover or records of its own keeps them.
    /// @param from  the revision that the text is of.
    virtual std::string next_starting_file(const ProcedureFacts& facts, PaperLayout layout,
                                           const ExtractedDocument& text, EditionRevision from,
                                           PaperFormat format) const = 0;

    /// The official copy: cover, signers, situation of editions and revisions, the approved text, opinions,
    /// distribution, and at the foot of every page the SHA-256 of the approved file. Page headers and footers of the
    /// text are not repeated; all its other blocks are printed, its own cover included.
    virtual std::string official_copy(const ProcedureFacts& facts, const ExtractedDocument& text,
                                      const CopyEvidence& evidence, PaperFormat format) const = 0;

    /// Convocator: day, place, members, agenda.
    virtual std::string session_notice(const SessionFacts& facts, PaperFormat format) const = 0;
    /// Proces-verbal: presence with acts, quorum, votes and decision on each item, room to sign.
    virtual std::string session_minutes(const SessionFacts& facts, PaperFormat format) const = 0;
    /// Fișă de luare la cunoștință; rows to fill in by hand where nobody is named.
    virtual std::string acknowledgement_sheet(const AcknowledgementFacts& facts, PaperFormat format) const = 0;
};

}  // namespace pravila
