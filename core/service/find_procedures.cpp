#include "core/service/find_procedures.h"

#include <chrono>

#include "core/error.h"
#include "core/service/access.h"
#include "core/service/open_steps.h"

namespace pravila {

namespace {

std::optional<StepKind> step_of(StoreReader& reader, const SearchHit& hit) {
    const auto revision = hit.state == State::kInReview ? reader.revision(hit.revision) : std::nullopt;
    return revision ? open_step(reader, *revision) : std::nullopt;
}

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

ReadAccess access_of(const Context& context) {
    ReadAccess access;
    context.store.read(context.scope, [&](StoreReader& reader) { access = read_access(reader, context); });
    return access;
}

/// The index decides what is found and counted, but it follows the store: what was closed to the person a moment ago
/// and still stands open there is not shown.
void drop_closed_meanwhile(StoreReader& reader, const ReadAccess& access, SearchResult& result) {
    if (access.everything) return;
    const auto closed = std::erase_if(result.hits, [&](const SearchHit& hit) {
        const auto document = reader.document(hit.document);
        const auto revision = document ? reader.revision(hit.revision) : std::nullopt;
        return !revision || !access.may_read(*document, *revision);
    });
    result.total -= static_cast<long>(closed);
}

}  // namespace

std::vector<Suggestion> suggest_procedures(const Context& context, const SearchIndex& index, SearchRequest request) {
    request.institution = context.scope.institution;
    request.today = context.clock.today();
    if (request.as_of == Date{}) request.as_of = request.today;
    request.access = access_of(context);
    return index.suggest(request);
}

std::vector<FormLink> forms_of(StoreReader& reader, const ReadAccess& access, const DocumentId& procedure, Date day,
                               Date today) {
    DocumentFilter filter;
    filter.parent = procedure;
    std::vector<FormLink> links;
    for (const Revision& revision : reader.revisions_in_force(filter, day, today)) {
        const auto form = reader.document(revision.document);
        if (!form || !access.may_read(*form, revision)) continue;
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
    const auto begin = std::chrono::steady_clock::now();
    request.institution = context.scope.institution;
    request.today = context.clock.today();
    if (request.as_of == Date{}) request.as_of = request.today;
    SearchAnswer answer;
    request.access = access_of(context);
    answer.result = index.search(request);
    context.store.read(context.scope, [&](StoreReader& reader) {
        answer.procedures.clear();
        answer.index_lag = reader.feed_head() - index.feed_seq();
        drop_closed_meanwhile(reader, request.access, answer.result);
        for (const SearchHit& hit : answer.result.hits)
            answer.procedures.push_back({hit,
                                         forms_of(reader, request.access, hit.document, request.as_of, request.today),
                                         step_of(reader, hit)});
    });
    answer.later_matches = request.as_of == request.today ? count_later(index, request) : 0;
    answer.request = std::move(request);
    answer.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return answer;
}

}  // namespace pravila
