#pragma once

#include <optional>
#include <string>

#include "core/model/extracted_document.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

enum class RevisionKind { kRevision, kEdition };
std::string_view to_text(RevisionKind kind);  ///< revision, edition
std::optional<RevisionKind> revision_kind_from(std::string_view text);

struct NewRevision {
    std::string code;
    RevisionKind kind = RevisionKind::kRevision;  ///< of no meaning for the first revision of a document, which is 1.0
    std::string title;                            ///< empty: as the newest revision
    std::string change_summary;                   ///< "modalitatea reviziei"; may be empty until it is submitted
    std::string revised_component;                ///< "componenta revizuită"; the same
    std::string number_reason;                    ///< why edition or revision; may be empty
    std::string place;                            ///< where the paper original lies, for a revision on paper only
};

/// Begins work on a new revision. The person becomes its holder; its number is taken from now on.
/// @throws Refusal kForbidden: no right; kConflict: someone works on this document already, naming who and which.
WorkingRevision start_revision(const Context& context, const NewRevision& wanted);
/// The same inside an open transaction, for a document that exists.
WorkingRevision start_revision(StoreWriter& writer, const Context& context, const Document& document,
                               const NewRevision& wanted);

/// Makes an edition of a revision or the reverse, until it is submitted; the old address keeps leading to it.
/// @param row_version  of the revision as the person saw it.
/// @throws Refusal kForbidden, kConflict; Error kConflict when it changed meanwhile.
WorkingRevision change_kind(const Context& context, const RevisionName& name, RevisionKind kind,
                            const std::string& reason, long long row_version);

/// What the rules say: a new edition after `max_revisions_per_edition` (setting, 3) revisions, or when more than
/// `new_edition_change_ratio` (setting, per cent, 50) of the text changed. Source: OSGG 600/2018, glossary.
struct NumberAdvice {
    RevisionKind kind = RevisionKind::kRevision;
    EditionRevision as_revision, as_edition;  ///< the numbers it would get
    int revisions_in_edition = 0, most_revisions = 3;
    std::optional<int> changed_percent;  ///< of the text; nothing when there is no text to compare
};
NumberAdvice number_advice(StoreReader& reader, const Document& document, std::optional<int> changed_percent = {});

/// How much of the new text does not stand in the old one, and of the old one is gone, in words, 0 to 100.
int changed_percent(const ExtractedDocument& before, const ExtractedDocument& after);

}  // namespace pravila
