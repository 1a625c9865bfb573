#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/i18n/words.h"
#include "core/service/codes/create_document.h"
#include "core/service/find_procedures.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/revision_changes.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

constexpr std::array kTypes = {DocumentType::kOperationalProcedure,
                               DocumentType::kSystemProcedure,
                               DocumentType::kWorkInstruction,
                               DocumentType::kRegulation,
                               DocumentType::kManual,
                               DocumentType::kGuide,
                               DocumentType::kRegister,
                               DocumentType::kOther};

/// What the page shows besides the empty form.
struct Typed {
    std::string type = "PO", unit, title, problem;
    std::vector<Suggestion> similar;
    int status = 200;
};

/// Procedures in force whose title is like this one.
std::vector<Suggestion> similar_to(const Call& call, const std::string& title) {
    constexpr std::size_t kLongest = 300;
    constexpr long kMost = 5;
    SearchRequest request;
    request.institution = call.site.dependencies.scope.institution;
    request.query = title.substr(0, kLongest);
    request.as_of = request.today = call.today();
    request.limit = kMost;
    std::vector<Suggestion> found = suggest_procedures(call.context(), call.site.dependencies.index, request);
    for (const FoundProcedure& procedure :
         find_procedures(call.context(), call.site.dependencies.index, request).procedures) {
        const bool known = std::any_of(found.begin(), found.end(),
                                       [&](const Suggestion& other) { return other.slug == procedure.hit.slug; });
        if (!known) found.push_back({procedure.hit.code, procedure.hit.slug, procedure.hit.title});
    }
    return found;
}

http::Response new_page_with(const Call& call, const Typed& typed) {
    std::vector<Model> types, units, similar;
    for (const DocumentType type : kTypes) {
        Model item;
        item.text("type_id", std::string(to_text(type)))
            .text("type_label", type_name(type, call.words))
            .flag("type_chosen", to_text(type) == typed.type);
        types.push_back(std::move(item));
    }
    for (const Unit& unit : units_to_write_for(call.context())) {
        Model item;
        item.text("unit_id", unit.id.str())
            .text("unit_label", unit.name)
            .flag("unit_chosen", unit.id.str() == typed.unit);
        units.push_back(std::move(item));
    }
    for (const Suggestion& suggestion : typed.similar) {
        Model item;
        item.text("similar_href", document_url(suggestion.slug).str())
            .text("similar_code", suggestion.code)
            .text("similar_title", suggestion.title);
        similar.push_back(std::move(item));
    }
    Model model;
    model.some("similar", std::move(similar))
        .text_if("problem", typed.problem)
        .list("types", std::move(types))
        .list("units", std::move(units))
        .text("title_value", typed.title);
    Frame frame;
    frame.title = call.words.text(msg("New procedure"));
    frame.status = typed.status;
    return render_page(call, "pages/new.html", frame, std::move(model));
}

}  // namespace

http::Response new_document(const Call& call) { return new_page_with(call, {}); }

http::Response create_new(const Call& call) {
    const http::Form form = call.form();
    Typed typed{
        std::string(form.text("type")), std::string(form.text("unit")), std::string(form.text("title")), {}, {}, 200};
    // Asked once for each title; someone who has seen the list and goes on is believed.
    if (!typed.title.empty() && form.text("sure") != typed.title) {
        typed.similar = similar_to(call, typed.title);
        if (!typed.similar.empty()) return new_page_with(call, typed);
    }
    try {
        const WorkingRevision made = create_document(call, Fields(form));
        return http::Response::redirect(
            document_url(made.document.slug()).with("rev", "1.0").with("done", "created").str(), 303);
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems())
            typed.problem += (typed.problem.empty() ? "" : " ") + call.words.text(problem.message);
        typed.status = 400;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::kForbidden && error.code() != ErrorCode::kInvalidInput) throw;
        typed.problem = call.words.text(error.message());
        typed.status = error.code() == ErrorCode::kForbidden ? 403 : 400;
    }
    return new_page_with(call, typed);
}

}  // namespace pravila::web::pages
