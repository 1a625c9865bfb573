#pragma once

#include <string>
#include <vector>

#include "core/model/access.h"
#include "core/ports/search_index.h"
#include "core/service/context.h"
#include "core/workflow/workflow.h"

namespace pravila {

/// A form or annex as a link beside its procedure.
struct FormLink {
    std::string code, title, slug;
    EditionRevision number;
    std::string file_name, format;  ///< of the editable file; empty when the form has none
    long long bytes = 0;
};

struct FoundProcedure {
    SearchHit hit;
    std::vector<FormLink> forms;     ///< in force on the day asked for, by code
    std::optional<StepKind> step{};  ///< what is asked now, on its way to approval
};

struct SearchAnswer {
    SearchRequest request;
    SearchResult result;  ///< its hits are also in `procedures`, in the same order
    std::vector<FoundProcedure> procedures;
    long later_matches = 0;  ///< matches approved but applying only after the day asked for
    double took_ms = 0;
    long long index_lag = 0;  ///< feed rows the index does not know yet; 0 when it is whole
};

/// Searches what the context's person may read, and puts the forms of each procedure beside it.
/// @throws Error kInvalidInput when the query is over 1,000 bytes or limit/offset are out of range (limit 1..200,
/// offset 0..10,000).
SearchAnswer find_procedures(const Context& context, const SearchIndex& index, SearchRequest request);

/// Title and code while typing, of what is in force and may be read.
std::vector<Suggestion> suggest_procedures(const Context& context, const SearchIndex& index, SearchRequest request);

/// The forms and annexes of a document in force on `day`, those that may be read.
std::vector<FormLink> forms_of(StoreReader& reader, const ReadAccess& access, const DocumentId& procedure, Date day,
                               Date today);

}  // namespace pravila
