#include <algorithm>

#include "core/error.h"
#include "core/i18n/words.h"
#include "core/service/find_procedures.h"
#include "server/pages/facets.h"
#include "server/pages/home.h"
#include "server/pages/pages.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

constexpr long kHitsAPage = 20;
constexpr long kLastPage = 500;  // the services show results up to number 10,000

struct Asked {
    SearchRequest request;
    long page = 1;
    std::vector<Problem> problems;
};

Asked read(const Call& call) {
    Parameters parameters(call.request);
    Asked asked;
    SearchRequest& request = asked.request;
    request.query = parameters.text("q");
    request.today = call.today();
    request.as_of = parameters.date("as_of").value_or(request.today);
    request.all_revisions = parameters.is("revisions", "all");
    request.include_undated = parameters.is("undated", "include");
    request.types = parameters.types("type");
    request.states = parameters.states("state");
    request.units = parameters.texts("unit");
    asked.page = parameters.number("page", 1, 1, kLastPage);
    request.limit = kHitsAPage;
    request.offset = (asked.page - 1) * kHitsAPage;
    asked.problems = parameters.problems();
    return asked;
}

/// What is in force today beside an older revision that was found, with its address.
void add_today_note(const Call& call, const SearchHit& hit, const SearchRequest& request, Model& item) {
    std::string note;
    if (request.as_of != request.today || hit.state == State::kSuperseded) {
        call.site.dependencies.store.read(call.context().scope, [&](StoreReader& reader) {
            note = call.words.text(msg("today: no longer in force"));
            for (const Revision& revision : reader.revisions_of(hit.document)) {
                if (!in_force_on(revision, request.today, request.today)) continue;
                note = revision.id == hit.revision
                           ? std::string()
                           : call.words.text(
                                 msg("today: {number}", {{"number", short_number(revision.number, call.words)}}));
            }
        });
    }
    item.text_if("today_note", note).text("today_href", document_url(hit.slug).str());
}

Url hit_url(const SearchHit& hit, const SearchRequest& request) {
    Url url = document_url(hit.slug);
    if (hit.state != State::kInForce || request.all_revisions) url = url.with("rev", to_text(hit.number));
    return request.as_of == request.today ? url : url.with("as_of", request.as_of.iso());
}

Model hit_model(const Call& call, const FoundProcedure& found, const SearchRequest& request) {
    const SearchHit& hit = found.hit;
    const Url url = hit_url(hit, request);
    Model item;
    item.text("code", hit.code.empty() ? call.words.text(msg("Without a code")) : hit.code)
        .text("tag_class", std::string(tag_class(hit.state, hit.effective)))
        .text("state",
              state_words(hit.state, hit.effective, hit.type, request.as_of, request.today, call.words, found.step))
        .text("number", short_number(hit.number, call.words))
        .text("href", url.str())
        .text("title", hit.title)
        .text_if("snippet_html", hit.snippet)
        .text_if("section", hit.section)
        .text("section_href", url.at(hit.section_anchor).str())
        .text_if("unit", hit.unit_name)
        .text("applies", applies_words(hit.effective, hit.effective_until, call.words))
        .some("forms", form_models(call, found.forms));
    add_today_note(call, hit, request, item);
    return item;
}

std::string of_words(const Call& call, const SearchRequest& request) {
    const Message::Arguments arguments = {{"query", request.query}, {"date", date_words(request.as_of, call.words)}};
    if (request.query.empty()) {
        if (request.as_of != request.today)
            return call.words.text(msg("as they applied on {date}", {{"date", date_words(request.as_of, call.words)}}));
        return request.all_revisions ? call.words.text(msg("among all revisions"))
                                     : call.words.text(msg("in force today"));
    }
    if (request.all_revisions)
        return call.words.text(msg("for “{query}”, among all revisions", {{"query", request.query}}));
    if (request.as_of != request.today)
        return call.words.text(msg("for “{query}”, as they applied on {date}", arguments));
    if (!request.states.empty()) return call.words.text(msg("for “{query}”", {{"query", request.query}}));
    return call.words.text(msg("for “{query}”, those in force today", {{"query", request.query}}));
}

std::string nothing_words(const Call& call, const SearchRequest& request) {
    const Message::Arguments arguments = {{"query", request.query}, {"date", date_words(request.as_of, call.words)}};
    if (request.query.empty()) return call.words.text(msg("No procedure answers to this choice."));
    if (request.all_revisions || !request.states.empty())
        return call.words.text(msg("No procedure chosen here contains “{query}”.", {{"query", request.query}}));
    if (request.as_of != request.today)
        return call.words.text(msg("No procedure that applied on {date} contains “{query}”.", arguments));
    return call.words.text(msg("No procedure in force today contains “{query}”.", {{"query", request.query}}));
}

bool has_filters(const SearchRequest& request) {
    return !request.types.empty() || !request.units.empty() || !request.states.empty();
}

std::string count_words(const Call& call, const SearchAnswer& answer) {
    const Catalogue& words = call.words;
    std::string count = answer.result.total_is_estimate
                            ? words.plural("about {n} result", "about {n} results", answer.result.total)
                            : words.plural("{n} result", "{n} results", answer.result.total);
    if (!has_filters(answer.request)) return count;
    SearchRequest all = answer.request;
    all.types.clear();
    all.units.clear();
    all.states.clear();
    all.limit = all.offset = 0;
    const long total = call.site.dependencies.index.search(all).total;
    return total > answer.result.total
               ? words.text(msg("{count} of {total}", {{"count", count}, {"total", std::to_string(total)}}))
               : count;
}

Model results_model(const Call& call, const Asked& asked, const SearchAnswer& answer, const Url& url) {
    const SearchRequest& request = answer.request;
    const SearchResult& result = answer.result;
    const Url first = url.without("page");
    std::vector<Model> hits;
    for (const FoundProcedure& found : answer.procedures) hits.push_back(hit_model(call, found, request));
    Model model;
    const bool nothing = hits.empty();
    const auto chips = chip_models(call, request, first);
    const long last = std::min(kLastPage, (result.total + kHitsAPage - 1) / kHitsAPage);
    model.text("count_words", count_words(call, answer))
        .text("of_words", of_words(call, request))
        .flag("simplified", result.notice == "query.simplified")
        .flag("undated", result.undated_matches > 0 && !request.include_undated)
        .text("undated_words",
              call.words.plural("{n} procedure has an unknown date and is not counted.",
                                "{n} procedures have an unknown date and are not counted.", result.undated_matches))
        .text("undated_href", first.with("undated", "include").str())
        .some("chips", chips)
        .flag("has_hits", !nothing)
        .list("hits", std::move(hits))
        .flag("nothing", nothing)
        .text("nothing_words", nothing_words(call, request))
        .text_if("suggestion", result.suggestion)
        .text("suggestion_href", first.with("q", result.suggestion).str())
        .text_if("without_filters_href",
                 has_filters(request) ? first.without("type").without("unit").without("state").str() : "")
        .text_if("all_href", request.all_revisions ? "" : first.with("revisions", "all").str())
        .flag("later", answer.later_matches > 0)
        .text("later_words",
              call.words.plural("{n} more procedure that was found will apply later.",
                                "{n} more procedures that were found will apply later.", answer.later_matches))
        .text("later_href", first.with("state", "approved").with("revisions", "all").str())
        .list("facets", facet_models(call, answer, first));
    if (last > 1)
        model.object("pages", pages_model(first, asked.page, last));
    else
        model.flag("pages", false);
    return model;
}

}  // namespace

http::Response search(const Call& call) {
    const Asked asked = read(call);
    const Url url = Url::of(call.request);
    const bool browsing = has_filters(asked.request) || asked.request.all_revisions;
    const bool ask = (!asked.request.query.empty() || browsing || asked.request.as_of != asked.request.today) &&
                     asked.problems.empty();
    Model model;
    long long lag = 0;
    std::string wrong;
    model.flag("results", false).flag("home", false);
    for (const Problem& problem : asked.problems)
        if (problem.field != "as_of") wrong = problem.field + ": " + call.words.text(problem.message);
    if (ask) try {
            const SearchAnswer answer = find_procedures(call.context(), call.site.dependencies.index, asked.request);
            lag = answer.index_lag;
            model.object("results", results_model(call, asked, answer, url));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::kInvalidInput) throw;
            wrong = call.words.text(error.message());
        }
    else if (asked.problems.empty())
        model.object("home", home_model(call));
    const bool bad = !asked.problems.empty() || !wrong.empty();
    model.text("q", asked.request.query)
        .list("search_hidden", hidden_fields(url, {"q", "page", "type", "unit", "state", "undated"}))
        .object("time", time_bar(call, url, asked.request.as_of, asked.problems))
        .flag("lag", lag > 0)
        .text("lag_text",
              call.words.plural("The search does not know the newest change yet; look again in a minute.",
                                "The search does not know the newest {n} changes yet; look again in a minute.", lag))
        .flag("wrong", !wrong.empty())
        .text("wrong_text", wrong);
    Frame frame;
    frame.title = asked.request.query;
    frame.current = "/";
    frame.then = asked.request.as_of != asked.request.today;
    frame.header_search = false;
    frame.status = bad ? 400 : 200;
    return render_page(call, "pages/search.html", frame, std::move(model));
}

}  // namespace pravila::web::pages
