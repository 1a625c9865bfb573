#include <algorithm>

#include "core/i18n/words.h"
#include "core/service/read_access.h"
#include "core/text/analysis.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

constexpr std::size_t kFormsAPage = 50;

struct Form {
    Document document;
    Revision revision;
    std::string parent_code, parent_title, parent_slug;
};

/// Every word asked for stands in the title or the code, whatever the spelling.
bool answers_to(const Form& form, const std::string& query) {
    const std::string haystack = fold(form.revision.title + " " + form.document.code() + " " + form.parent_code);
    const auto tokens = analyse(query);
    return std::all_of(tokens.begin(), tokens.end(),
                       [&](const Token& token) { return haystack.find(token.exact) != std::string::npos; });
}

std::vector<Form> forms_in_force(const Call& call, const std::string& query) {
    std::vector<Form> forms;
    const Date today = call.today();
    const Context context = call.context();
    context.store.read(context.scope, [&](StoreReader& reader) {
        const ReadAccess access = ReadAccess::of(reader, context);
        forms.clear();
        DocumentFilter filter;
        filter.types = {DocumentType::kForm};
        for (Revision& revision : reader.revisions_in_force(filter, today, today)) {
            auto document = reader.document(revision.document);
            if (!document || !access.may_read(*document)) continue;
            Form form{std::move(*document), std::move(revision), {}, {}, {}};
            const auto parent = form.document.parent ? reader.document(*form.document.parent) : std::nullopt;
            if (parent && access.may_read(*parent)) {
                form.parent_code = parent->code();
                form.parent_title = parent->title;
                form.parent_slug = parent->slug();
            }
            if (answers_to(form, query)) forms.push_back(std::move(form));
        }
    });
    std::sort(forms.begin(), forms.end(),
              [](const Form& a, const Form& b) { return fold(a.revision.title) < fold(b.revision.title); });
    return forms;
}

Model form_model(const Call& call, const Form& form) {
    const Date today = call.today();
    const State state = state_on(form.revision, today, today);
    const RevisionPart* part = form.revision.part(PartRole::kText);
    const std::string href = document_url(form.document.slug()).str();
    Model item;
    item.text("code", form.document.code())
        .text("tag_class", std::string(tag_class(state, form.revision.effective)))
        .text("state", state_words(state, form.revision, form.document.type, today, today, call.words))
        .text("number", short_number(form.revision.number, call.words))
        .text("title", form.revision.title)
        .text("href", href)
        .text("source_href",
              document_url(form.document.slug(), "/source").with("rev", to_text(form.revision.number)).str())
        .flag("has_file", part != nullptr)
        .text("kind", part ? format_name(part->format, call.words) : "")
        .text("size", part ? size_words(part->bytes, call.words) : "")
        .text_if("parent_code", form.parent_code)
        .text("parent_title", form.parent_title)
        .text("parent_href", form.parent_slug.empty() ? "" : document_url(form.parent_slug).str());
    return item;
}

}  // namespace

http::Response forms(const Call& call) {
    Parameters parameters(call.request);
    const std::string query = parameters.text("q");
    const long page = parameters.number("page", 1, 1, 100000);
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    const auto found = forms_in_force(call, query);
    const std::size_t begin = std::min(found.size(), static_cast<std::size_t>(page - 1) * kFormsAPage);
    std::vector<Model> rows;
    for (std::size_t i = begin; i < std::min(found.size(), begin + kFormsAPage); ++i)
        rows.push_back(form_model(call, found[i]));
    Model model;
    const auto total = static_cast<long>(found.size());
    model.text_if("q", query)
        .text("count_words", call.words.plural("{n} form", "{n} forms", total))
        .text("today", date_words(call.today(), call.words))
        .some("rows", std::move(rows))
        .text("nothing_words",
              query.empty() ? call.words.text(msg("There are no forms in force today."))
                            : call.words.text(msg("No form in force today is called “{query}”.", {{"query", query}})))
        .text("search_href", Url("/").with("q", query).str());
    const long last = (total + static_cast<long>(kFormsAPage) - 1) / static_cast<long>(kFormsAPage);
    if (last > 1)
        model.object("pages", pages_model(Url::of(call.request).without("page"), page, last));
    else
        model.flag("pages", false);
    Frame frame;
    frame.title = call.words.text(msg("Forms"));
    frame.current = "/formulare";
    return render_page(call, "pages/forms.html", frame, std::move(model));
}

}  // namespace pravila::web::pages
