#include "server/pages/facets.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/i18n/words.h"
#include "core/text/analysis.h"

namespace pravila::web::pages {

namespace {

std::string state_label(const std::string& value, const SearchRequest& request, const Catalogue& words) {
    const auto state = state_from(value);
    if (!state) return value;
    if (*state == State::kApproved) return words.text(msg("Approved, applies later"));
    return state_words(*state, StatedDate{request.today, DateCertainty::kDay}, DocumentType::kOperationalProcedure,
                       request.as_of, request.today, words);
}

std::string type_label(const std::string& value, const Catalogue& words) {
    const auto type = document_type_from(value);
    return type ? type_name(*type, words) : value;
}

/// One dimension of filtering.
struct Dimension {
    std::string_view parameter;
    Message title;
    std::map<std::string, long> SearchResult::*counts;
    std::function<std::set<std::string>(const SearchRequest&)> chosen;
    std::function<void(SearchRequest&)> clear;
    std::function<std::string(const std::string&)> label;
};

std::vector<Dimension> dimensions(const Call& call, const SearchRequest& request) {
    const Catalogue& words = call.words;
    return {
        {"unit", msg("Unit"), &SearchResult::units,
         [](const SearchRequest& r) { return std::set<std::string>(r.units.begin(), r.units.end()); },
         [](SearchRequest& r) { r.units.clear(); }, [](const std::string& value) { return value; }},
        {"type", msg("Type"), &SearchResult::types,
         [](const SearchRequest& r) {
             std::set<std::string> chosen;
             for (const DocumentType type : r.types) chosen.emplace(to_text(type));
             return chosen;
         },
         [](SearchRequest& r) { r.types.clear(); },
         [&words](const std::string& value) { return type_label(value, words); }},
        {"state", msg("State"), &SearchResult::states,
         [](const SearchRequest& r) {
             std::set<std::string> chosen;
             for (const State state : r.states) chosen.emplace(to_text(state));
             return chosen;
         },
         [](SearchRequest& r) { r.states.clear(); },
         [&words, request](const std::string& value) { return state_label(value, request, words); }},
    };
}

bool same_value(const std::string& a, const std::string& b) { return a == b || fold(a) == fold(b); }

std::vector<Model> value_models(const Dimension& dimension, std::vector<std::pair<std::string, long>> counts,
                                const std::set<std::string>& chosen, const Url& url) {
    std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Model> values;
    for (const auto& [value, count] : counts) {
        const bool is_chosen = std::any_of(chosen.begin(), chosen.end(), [&value = value](const std::string& each) {
            return same_value(each, value);
        });
        if (count == 0 && !is_chosen) continue;
        Model item;
        item.text("value_label", dimension.label(value))
            .number("value_count", count)
            .flag("chosen", is_chosen)
            .text("value_href", url.with(dimension.parameter, is_chosen ? "" : value).str());
        values.push_back(std::move(item));
    }
    return values;
}

}  // namespace

std::vector<Model> facet_models(const Call& call, const SearchAnswer& answer, const Url& url) {
    std::vector<Model> facets;
    for (const Dimension& dimension : dimensions(call, answer.request)) {
        const auto chosen = dimension.chosen(answer.request);
        std::map<std::string, long> counts = answer.result.*dimension.counts;
        if (!chosen.empty()) {
            SearchRequest without = answer.request;
            dimension.clear(without);
            without.limit = without.offset = 0;
            counts = call.site.dependencies.index.search(without).*dimension.counts;
        }
        auto values = value_models(dimension, {counts.begin(), counts.end()}, chosen, url);
        if (values.empty()) continue;
        Model facet;
        facet.text("facet_title", call.words.text(dimension.title)).list("values", std::move(values));
        facets.push_back(std::move(facet));
    }
    return facets;
}

std::vector<Model> chip_models(const Call& call, const SearchRequest& request, const Url& url) {
    std::vector<Model> chips;
    const auto add = [&](const std::string& label, const Url& without) {
        Model chip;
        chip.text("chip_label", label).text("chip_href", without.str());
        chips.push_back(std::move(chip));
    };
    for (const Dimension& dimension : dimensions(call, request))
        for (const std::string& value : dimension.chosen(request))
            add(dimension.label(value), url.without(dimension.parameter));
    if (request.all_revisions) add(call.words.text(msg("all revisions")), url.without("revisions"));
    if (request.include_undated) add(call.words.text(msg("also with an unknown date")), url.without("undated"));
    return chips;
}

}  // namespace pravila::web::pages
