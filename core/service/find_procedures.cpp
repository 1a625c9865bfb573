#include "core/service/find_procedures.h"

#include <chrono>

#include "core/error.h"
#include "core/service/read_access.h"

namespace pravila {

namespace {

void check(const SearchRequest& request) {
    if (request.query.size() > 1000)
        throw Error(ErrorCode::kInvalidInput,
                    msg("The search text is longer than 1,000 bytes. Search for fewer words."));
    if (request.limit < 0 || request.limit > 200)
        throw Error(ErrorCode::kInvalidInput, msg("The number of results asked for must be between 1 and 200."));
    if (request.offset < 0 || request.offset > 10000)
        throw Error(ErrorCode::kInvalidInput,
                    msg("Results can be shown up to number 10,000. Narrow the search instead."));
}

/// How many matches are approved but apply only later: told beside the hits of a search in what is in force.
long count_later(const SearchIndex& index, SearchRequest request) {
    const bool default_states = request.states.empty();
    if (!default_states || request.all_revisions || request.query.empty()) return 0;
    request.states = {State::kApproved};
    request.all_revisions = true;
    request.limit = 0;
    request.offset = 0;
    return index.search(request).total;
}

}  // namespace

std::vector<FormLink> forms_of(StoreReader& reader, const Context& context, const DocumentId& procedure, Date day,
                               Date today) {
    const ReadAccess access = ReadAccess::of(reader, context);
    DocumentFilter filter;
    filter.parent = procedure;
    std::vector<FormLink> links;
    for (const Revision& revision : reader.revisions_in_force(filter, day, today)) {
        const auto form = reader.document(revision.document);
        if (!form || !access.may_read(*form)) continue;
        FormLink link{form->code(), revision.title, form->slug(), revision.number, {}, {}, 0};
        if (const RevisionPart* part = revision.part(PartRole::kText)) {
            link.file_name = part->file_name;
            link.format = part->format;
            link.bytes = part->bytes;
        }
        links.push_back(std::move(link));
    }
    return links;
}

SearchAnswer find_procedures(const Context& context, const SearchIndex& index, SearchRequest request) {
    check(request);
    require_search_access(context);
    const auto begin = std::chrono::steady_clock::now();
    request.institution = context.scope.institution;
    request.today = context.clock.today();
    if (request.as_of == Date{}) request.as_of = request.today;
    SearchAnswer answer;
    answer.result = index.search(request);
    context.store.read(context.scope, [&](StoreReader& reader) {
        answer.index_lag = reader.feed_head() - index.feed_seq();
        for (const SearchHit& hit : answer.result.hits)
            answer.procedures.push_back({hit, forms_of(reader, context, hit.document, request.as_of, request.today)});
    });
    answer.later_matches = request.as_of == request.today ? count_later(index, request) : 0;
    answer.request = std::move(request);
    answer.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return answer;
}

}  // namespace pravila
