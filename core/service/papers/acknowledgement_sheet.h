#pragma once

#include "core/service/context.h"
#include "core/service/papers/paper_file.h"

namespace pravila {

/// "Fișa de luare la cunoștință" of a revision: everybody who is asked to read it, with the day on which they
/// confirmed and room to sign for the others; before the distribution was started, those on the distribution list.
/// Without a number, the one in force today is meant, else the newest approved one.
///
/// The quality manager, the technical secretariat and auditors get all; a head of department the people of their
/// units. @throws Error kForbidden for others; kNotFound as view_document; kConflict: not approved.
PaperFile acknowledgement_sheet(const Context& context, const PaperMaker& maker, const PaperRequest& request);

/// Whether the person of the context gets such a sheet of the document at all.
bool gets_acknowledgement_sheet(StoreReader& reader, const Context& context, const Document& document);

/// The sheet of one person: everything that is asked of them, newest last. For the person, and for those who get all
/// rows above; a head for the people of their units. @throws Error kForbidden, kNotFound.
PaperFile acknowledgement_sheet_of(const Context& context, const PaperMaker& maker, const PersonId& person,
                                   PaperFormat format);

}  // namespace pravila
