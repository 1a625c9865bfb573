#include "core/service/procedure_register.h"

#include "core/i18n/words.h"
#include "core/text/analysis.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

constexpr long kRowsAPage = 50;

struct Asked {
    RegisterRequest request;
    long page = 1;
    bool all = false;
    std::vector<Problem> problems;
};

Asked read(const Call& call) {
    Parameters parameters(call.request);
    Asked asked;
    asked.request.as_of = parameters.date("as_of");
    asked.request.types = parameters.types("type");
    asked.request.states = parameters.states("state");
    asked.request.unit = parameters.text("unit");
    asked.request.include_undated = parameters.is("undated", "include");
    asked.page = parameters.number("page", 1, 1, 100000);
    asked.all = parameters.is("rows", "all");
    if (!asked.all) {
        asked.request.limit = kRowsAPage;
        asked.request.offset = (asked.page - 1) * kRowsAPage;
    }
    asked.problems = parameters.problems();
    return asked;
}

std::vector<Model> options(const std::vector<std::pair<std::string, std::string>>& values, std::string_view chosen) {
    std::vector<Model> items;
    for (const auto& [value, label] : values) {
        Model item;
        item.text("option_value", value)
            .text("option_label", label)
            .flag("option_chosen", !chosen.empty() && fold(value) == fold(chosen));
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<std::pair<std::string, std::string>> unit_values(const Call& call) {
    std::vector<std::pair<std::string, std::string>> values;
    call.site.dependencies.store.read(call.context().scope, [&](StoreReader& reader) {
        values.clear();
        for (const Unit& unit : reader.organisation().units()) values.emplace_back(unit.name, unit.name);
    });
    return values;
}

std::vector<std::pair<std::string, std::string>> type_values(const Catalogue& words) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const DocumentType type :
         {DocumentType::kSystemProcedure, DocumentType::kOperationalProcedure, DocumentType::kWorkInstruction,
          DocumentType::kRegulation, DocumentType::kManual, DocumentType::kForm, DocumentType::kAnnex,
          DocumentType::kGuide, DocumentType::kRegister, DocumentType::kOther})
        values.emplace_back(to_text(type), type_name(type, words));
    return values;
}

std::vector<std::pair<std::string, std::string>> state_values(const Catalogue& words) {
    return {{"in_force", words.text(msg("In force"))},
            {"approved", words.text(msg("Approved, applies later"))},
            {"withdrawn", words.text(msg("Withdrawn"))}};
}

/// ": 101 in force, 1 of them with an unknown date; 2 approved, applying later; 17 withdrawn."
std::string totals_words(const RegisterView& view, const Catalogue& words) {
    std::string text = ": " + words.text(msg("{count} in force", {{"count", std::to_string(view.in_force)}}));
    if (view.undated > 0)
        text += words.text(msg(", {n} of them with an unknown date", {{"n", std::to_string(view.undated)}}));
    if (view.later > 0)
        text += "; " + words.plural("{n} approved, applies later", "{n} approved, apply later", view.later);
    if (view.withdrawn > 0) text += "; " + words.plural("{n} withdrawn", "{n} withdrawn", view.withdrawn);
    return text + ".";
}

std::vector<Model> column_models(const Catalogue& words) {
    static constexpr std::string_view kClasses[] = {"r", "k", "k k3"};
    std::vector<Model> items;
    for (const std::string& column : register_columns()) {
        Model item;
        item.text("column_title", words.text(column))
            .text("column_class", std::string(items.size() < 3 ? kClasses[items.size()] : ""));
        items.push_back(std::move(item));
    }
    return items;
}

Model row_model(const RegisterRow& row, const RegisterView& view, const Catalogue& words) {
    const auto cells = register_cells(row, view, words);
    Model item;
    for (std::size_t i = 0; i < cells.size(); ++i) item.text("c" + std::to_string(i), cells[i]);
    std::string code = row.document.code(), suffix;
    for (const CodeAssignment& assignment : row.document.codes)
        if (assignment.current && !assignment.suffix.empty() && code.size() > assignment.suffix.size() &&
            code.compare(code.size() - assignment.suffix.size(), std::string::npos, assignment.suffix) == 0) {
            suffix = assignment.suffix;
            code.resize(code.size() - suffix.size());
            break;
        }
    Url url = document_url(row.document.slug());
    if (view.as_of != view.today)
        url = url.with("as_of", view.as_of.iso());
    else if (row.state != State::kInForce)
        url = url.with("rev", to_text(row.revision.number));
    const auto review = Date::parse(row.revision.review_by);
    std::string participating;
    for (const std::string& unit : row.participating) participating += (participating.empty() ? "" : ", ") + unit;
    item.text("code", code)
        .text("owner", row.owner.empty() ? "–" : row.owner)
        .text_if("also", row.participating.empty()
                             ? ""
                             : words.plural("also applied by {n} unit", "also applied by {n} units",
                                            static_cast<long long>(row.participating.size())))
        .text("participating", participating)
        .text_if("suffix", suffix)
        .text("href", url.str())
        .text("tag_class", std::string(tag_class(row.state, row.revision.effective)))
        .flag("on_paper", row.revision.parts.empty())
        .flag("late", review && *review < view.as_of && row.state == State::kInForce);
    return item;
}

void add_pages(const Asked& asked, const RegisterView& view, const Url& url, const Catalogue& words, Model& model) {
    const long last = (view.total + kRowsAPage - 1) / kRowsAPage;
    std::vector<Model> items;
    for (long page = 1; !asked.all && page <= last; ++page) {
        Model item;
        const std::string label =
            std::to_string((page - 1) * kRowsAPage + 1) + "–" + std::to_string(std::min(page * kRowsAPage, view.total));
        item.text("page_label", label)
            .flag("page_current", page == asked.page)
            .text("page_href", url.with("page", page == 1 ? "" : std::to_string(page)).str());
        items.push_back(std::move(item));
    }
    model.flag("has_pages", !asked.all && last > 1)
        .list("pages", std::move(items))
        .text("all_href", url.with("rows", "all").str())
        .text("all_words", words.plural("Show the one row", "Show all {n} rows", view.total));
}

std::string criteria_words(const Asked& asked, const Catalogue& words) {
    std::string text;
    for (const DocumentType type : asked.request.types) text += (text.empty() ? "" : ", ") + type_name(type, words);
    if (!asked.request.unit.empty()) text += (text.empty() ? "" : ", ") + asked.request.unit;
    return text.empty() ? words.text(msg("all that are not archived")) : text;
}

}  // namespace

http::Response procedure_register(const Call& call) {
    Asked asked = read(call);
    for (const Problem& problem : asked.problems)
        if (problem.field != "as_of") throw InputError(asked.problems);
    const Catalogue& words = call.words;
    const RegisterView view = pravila::procedure_register(call.context(), asked.request);
    const Url url = Url::of(call.request);
    const Url first = url.without("page").without("rows");
    std::vector<Model> rows;
    for (const RegisterRow& row : view.rows) rows.push_back(row_model(row, view, words));
    const bool today = view.as_of == view.today;
    const std::string error = problem_text(asked.problems, "as_of", words), day = date_words(view.as_of, words);
    Model model;
    model.text("day", day)
        .flag("is_today", today)
        .text("printed_on", date_words(view.today, words))
        .text("criteria", criteria_words(asked, words))
        .text("csv_href", first.on("/register.csv").str())
        .text("back_href", first.without("as_of").without("undated").str())
        .text_if("error", error)
        .text("value", error.empty() ? (today ? "" : day) : std::string(call.request.parameter("as_of")))
        .list("units", options(unit_values(call), asked.request.unit))
        .list("types",
              options(type_values(words), asked.request.types.empty() ? "" : to_text(asked.request.types.front())))
        .list("states",
              options(state_values(words), asked.request.states.empty() ? "" : to_text(asked.request.states.front())))
        .text("total_words", words.plural("{n} procedure", "{n} procedures", view.total))
        .text("totals", totals_words(view, words))
        .text_if("overdue", view.review_overdue > 0
                                ? words.plural("{n} with its review overdue.", "{n} with their review overdue.",
                                               view.review_overdue)
                                : "")
        .flag("undated", view.undated_matches > 0 && !asked.request.include_undated)
        .text("undated_words",
              words.plural("{n} procedure has an unknown date and is not counted.",
                           "{n} procedures have an unknown date and are not counted.", view.undated_matches))
        .text("undated_href", first.with("undated", "include").str())
        .text("caption", words.text(msg("Register of procedures on {day}", {{"day", day}})))
        .list("columns", column_models(words))
        .some("rows", std::move(rows));
    add_pages(asked, view, first, words, model);
    Frame frame;
    frame.title = words.text(msg("Register of procedures"));
    frame.current = "/register";
    frame.then = !today;
    frame.wide = true;
    frame.status = asked.problems.empty() ? 200 : 400;
    return render_page(call, "pages/register.html", frame, std::move(model));
}

http::Response register_csv(const Call& call) {
    Asked asked = read(call);
    if (!asked.problems.empty()) throw InputError(asked.problems);
    asked.request.limit = asked.request.offset = 0;
    const RegisterView view = pravila::procedure_register(call.context(), asked.request);
    const std::string name = call.words.text(msg("Register of procedures")) + " " + view.as_of.iso() + ".csv";
    return http::Response::attachment(pravila::register_csv(view, call.words), name, "text/csv; charset=utf-8");
}

}  // namespace pravila::web::pages
