#include "core/service/json.h"

#include <nlohmann/json.hpp>

#include "core/i18n/words.h"

namespace pravila {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }
json or_null(const std::optional<Date>& date) { return date ? json(date->iso()) : json(nullptr); }

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string address(const std::string& slug) { return "/d/" + slug; }

json form_json(const FormLink& form) {
    return {{"code", or_null(form.code)}, {"title", form.title}, {"url", address(form.slug)}};
}

json forms_json(const std::vector<FormLink>& forms) {
    json list = json::array();
    for (const FormLink& form : forms) list.push_back(form_json(form));
    return list;
}

void add_validity(json& value, const StatedDate& effective, const std::optional<Date>& until) {
    value["effective_from"] = or_null(effective.day);
    value["effective_to"] = or_null(last_day(until));
    value["date_certainty"] = to_text(effective.certainty);
}

json facet_json(const std::map<std::string, long>& counts) {
    json object = json::object();
    for (const auto& [name, count] : counts) object[name] = count;
    return object;
}

json hit_json(const FoundProcedure& found) {
    const SearchHit& hit = found.hit;
    json value{{"code", or_null(hit.code)},     {"title", hit.title},
               {"type", to_text(hit.type)},     {"unit", or_null(hit.unit_name)},
               {"edition", hit.number.edition}, {"revision", hit.number.revision},
               {"state", to_text(hit.state)},   {"step", found.step ? json(to_text(*found.step)) : json(nullptr)}};
    add_validity(value, hit.effective, hit.effective_until);
    value["score"] = hit.score;
    value["section"] = or_null(hit.section);
    value["snippet"] = hit.snippet;
    value["forms"] = forms_json(found.forms);
    value["url"] = address(hit.slug) + (hit.section_anchor.empty() ? "" : "#" + hit.section_anchor);
    return value;
}

json parts_json(const Revision& revision) {
    json list = json::array();
    for (const RevisionPart& part : revision.parts)
        list.push_back({{"role", to_text(part.role)},
                        {"file_name", part.file_name},
                        {"format", part.format},
                        {"bytes", part.bytes},
                        {"sha256", part.sha256}});
    return list;
}

json revision_value(const Revision& revision, State state, std::optional<StepKind> step = {}) {
    json value{{"edition", revision.number.edition},
               {"revision", revision.number.revision},
               {"number", to_text(revision.number)},
               {"printed", or_null(revision.number_printed)},
               {"title", revision.title},
               {"state", to_text(state)},
               {"step", step ? json(to_text(*step)) : json(nullptr)},
               {"approved_on", or_null(revision.approved.day)}};
    add_validity(value, revision.effective, revision.effective_until);
    value["registry_number"] = or_null(revision.registry_number);
    value["registry_date"] = or_null(revision.registry_date);
    value["template_code"] = or_null(revision.template_code);
    value["language"] = or_null(revision.language);
    value["proof_of_approval"] = !revision.imported;
    value["entered_at"] = to_text(revision.entered_at);
    value["parts"] = parts_json(revision);
    return value;
}

json codes_json(const Document& document) {
    json list = json::array();
    for (const CodeAssignment& code : document.codes)
        list.push_back({{"code", code.printed},
                        {"system", code.system},
                        {"suffix", or_null(code.suffix)},
                        {"current", code.current},
                        {"from", or_null(code.from)},
                        {"to", or_null(last_day(code.until))},
                        {"act", or_null(code.act.number)},
                        {"act_date", or_null(code.act.date)}});
    return list;
}

json head_of(const Document& document, const std::string& owner, const std::vector<std::string>& participating) {
    return {{"id", document.id.str()},        {"code", or_null(document.code())},
            {"title", document.title},        {"type", to_text(document.type)},
            {"unit", or_null(owner)},         {"participating_units", participating},
            {"url", address(document.slug())}};
}

json revisions_value(const DocumentView& view) {
    json list = json::array();
    for (const RevisionLine& line : view.revisions)
        list.push_back(revision_value(line.revision, line.state, line.step));
    return list;
}

json row_json(const RegisterRow& row) {
    json value = head_of(row.document, row.owner, row.participating);
    value.update(revision_value(row.revision, row.state));
    value["title"] = row.revision.title;
    value["ordinal"] = row.ordinal;
    value["owner"] = or_null(row.revision.responsible);
    value["review_by"] = or_null(row.revision.review_by);
    value["place"] = or_null(row.revision.place);
    value["remarks"] = or_null(row.revision.remarks);
    value["replaces"] = or_null(row.replaces);
    value["replaced_by"] = or_null(row.replaced_by);
    return value;
}

}  // namespace

std::string search_json(const SearchAnswer& answer) {
    json hits = json::array();
    for (const FoundProcedure& found : answer.procedures) hits.push_back(hit_json(found));
    const SearchResult& result = answer.result;
    json value{{"query", answer.request.query},
               {"as_of", answer.request.as_of.iso()},
               {"total", result.total},
               {"total_is_estimate", result.total_is_estimate},
               {"undated_matches", result.undated_matches},
               {"later_matches", answer.later_matches},
               {"took_ms", answer.took_ms},
               {"hits", std::move(hits)},
               {"facets",
                {{"type", facet_json(result.types)},
                 {"unit", facet_json(result.units)},
                 {"state", facet_json(result.states)}}},
               {"suggestion", or_null(result.suggestion)},
               {"notice", or_null(result.notice)},
               {"index_lag", answer.index_lag}};
    return dump(value);
}

std::string suggestions_json(const std::vector<Suggestion>& suggestions) {
    json list = json::array();
    for (const Suggestion& suggestion : suggestions)
        list.push_back({{"code", suggestion.code}, {"title", suggestion.title}, {"url", address(suggestion.slug)}});
    return dump({{"suggestions", std::move(list)}});
}

std::string document_json(const DocumentView& view) {
    json value = head_of(view.document, view.owner, view.participating);
    value["codes"] = codes_json(view.document);
    value["as_of"] = view.as_of.iso();
    value["state"] = to_text(view.state);
    if (view.revision) {
        json revision = revision_value(*view.revision, view.state, view.step);
        revision.erase("title");
        value.update(revision);
        value["title"] = view.revision->title;
    } else {
        value["state"] = nullptr;
    }
    value["in_force"] = view.in_force_now ? json(to_text(*view.in_force_now)) : json(nullptr);
    value["forms"] = forms_json(view.forms);
    value["parent"] = view.parent ? form_json(*view.parent) : json(nullptr);
    value["revisions"] = revisions_value(view);
    return dump(value);
}

std::string revisions_json(const DocumentView& view) {
    return dump({{"code", or_null(view.document.code())},
                 {"total", view.revisions.size()},
                 {"revisions", revisions_value(view)}});
}

std::string revision_json(const DocumentView& view) {
    json value{{"code", or_null(view.document.code())}, {"url", address(view.document.slug())}};
    if (view.revision) value.update(revision_value(*view.revision, view.state, view.step));
    return dump(value);
}

std::string parts_json(const DocumentView& view) {
    json list = view.revision ? parts_json(*view.revision) : json::array();
    if (view.revision)
        for (json& part : list)
            part["url"] = "/api/v1/documents/" + view.document.slug() + "/revisions/" + to_text(view.revision->number) +
                          "/parts/" + part["sha256"].get<std::string>();
    return dump({{"code", or_null(view.document.code())}, {"total", list.size()}, {"parts", list}});
}

std::string register_json(const RegisterView& view, long limit, long offset) {
    json rows = json::array();
    for (const RegisterRow& row : view.rows) rows.push_back(row_json(row));
    return dump({{"as_of", view.as_of.iso()},
                 {"total", view.total},
                 {"limit", limit},
                 {"offset", offset},
                 {"in_force", view.in_force},
                 {"undated", view.undated},
                 {"later", view.later},
                 {"withdrawn", view.withdrawn},
                 {"review_overdue", view.review_overdue},
                 {"undated_matches", view.undated_matches},
                 {"rows", std::move(rows)}});
}

std::string history_json(const HistoryView& view) {
    json events = json::array();
    for (const HistoryEvent& event : view.events)
        events.push_back({{"seq", event.seq},
                          {"time", event.time},
                          {"action", event.action},
                          {"by", or_null(event.actor)},
                          {"subject", event.subject_id},
                          {"number", or_null(event.number)},
                          {"approved_on", or_null(event.approved_on)},
                          {"effective_from", or_null(event.effective_from)},
                          {"effective_until", or_null(event.effective_until)},
                          {"content_sha256", or_null(event.sha256)},
                          {"code", or_null(event.code)},
                          {"act", or_null(event.act)},
                          {"act_date", or_null(event.act_date)},
                          {"reason", or_null(event.reason)},
                          {"source", or_null(event.source)}});
    return dump({{"code", or_null(view.document.code())},
                 {"url", address(view.canonical_slug)},
                 {"total", view.events.size()},
                 {"events", std::move(events)}});
}

}  // namespace pravila
