#pragma once

#include <string>
#include <vector>

#include "core/i18n/catalogue.h"
#include "core/i18n/message.h"
#include "core/model/document.h"
#include "core/model/extracted_document.h"

namespace pravila {

/// Something left to fill in.
struct UnfinishedMark {
    enum class Kind {
        kField,    ///< "#FUNCȚIE#"
        kBlank,    ///< dots, underscores or nothing where the cover states code, title, unit, edition, revision, date
        kGuidance  ///< "[…completați: …]" of a starting file
    };
    Kind kind = Kind::kField;
    std::string anchor;   ///< of the block, as in the reading page
    std::string printed;  ///< what stands there, at most 80 characters: text of the document, never for the log
    Message message;
};

/// What stops a text from being submitted.
struct UnfinishedMarks {
    long insertions = 0;  ///< tracked changes that nobody has accepted or rejected
    long deletions = 0;
    long comments = 0;
    std::vector<UnfinishedMark> marks;  ///< in reading order; at most 200
    bool none() const { return insertions == 0 && deletions == 0 && comments == 0 && marks.empty(); }
    bool resolved() const { return insertions == 0 && deletions == 0 && comments == 0; }
};

/// Looks for what was left unfinished. Counts of changes and comments are those of the format's reader (metadata
/// tracked_insertions, tracked_deletions, comments).
///
/// Blanks count only where the text before the first numbered heading, or a page header, states code, title, unit,
/// edition, revision or the day from which it applies ("Cod: ........"). Dates and numbers given at approval, the
/// tables of signers, changes and distribution with their empty rows, and dotted lines to write on (forms, signatures)
/// never count: the official copy or a person with a pen fills those. "Revizia: -" is a value. Forms, annexes and
/// registers are written on by hand: of their blanks only those in page headers count. Time is linear in the size of
/// the text.
UnfinishedMarks unfinished_marks(const ExtractedDocument& document, DocumentType type);

/// "Documentul are 3 inserări, 2 ștergeri și 1 comentariu nerezolvate."; empty when resolved().
std::string unresolved_sentence(const UnfinishedMarks& marks, const Catalogue& words);

}  // namespace pravila
