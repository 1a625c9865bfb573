#include "core/error.h"
#include "core/i18n/words.h"
#include "core/service/find_document.h"
#include "core/service/papers/acknowledgement_sheet.h"
#include "core/service/papers/official_copy.h"
#include "core/service/view_document.h"
#include "server/pages/pages.h"
#include "server/pages/readings_model.h"
#include "server/pages/redirects.h"
#include "server/pages/work_model.h"
#include "server/view/document_body.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
}

std::string part_words(PartRole role, const Catalogue& words) {
    switch (role) {
        case PartRole::kText:
            return words.text(msg("The text"));
        case PartRole::kSignedCopy:
            return words.text(msg("The signed copy"));
        case PartRole::kAnnex:
            return words.text(msg("An annex"));
        case PartRole::kForm:
            return words.text(msg("A form"));
        case PartRole::kOriginal:
            break;
    }
    return words.text(msg("The original"));
}

/// Address of this page for a revision, on the day that is shown.
Url revision_url(const DocumentView& view, EditionRevision number) {
    return document_url(view.canonical_slug).with("rev", to_text(number));
}

std::vector<Model> revision_models(const Call& call, const DocumentView& view) {
    std::vector<Model> items;
    for (const RevisionLine& line : view.revisions) {
        const Revision& revision = line.revision;
        Model item;
        item.flag("line_shown", view.revision && revision.id == view.revision->id)
            .text("line_short", short_number(revision.number, call.words))
            .text("line_href", revision_url(view, revision.number).str())
            .text("line_dates", range_words(revision.effective, revision.effective_until, call.words))
            .text("line_class", std::string(tag_class(line.state, revision.effective)))
            .text("line_state",
                  state_words(line.state, revision, view.document.type, view.as_of, view.today, call.words, line.step));
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> part_models(const Call& call, const DocumentView& view) {
    std::vector<Model> items;
    if (!view.revision) return items;
    for (const RevisionPart& part : view.revision->parts) {
        Model item;
        Url url = document_url(view.canonical_slug, "/source").with("rev", to_text(view.revision->number));
        // Of annexes and forms there may be several.
        if (part.role != PartRole::kText) url = url.with("part", to_text(part.role)).with("sha256", part.sha256);
        item.text_if("part_name", part.role == PartRole::kAnnex || part.role == PartRole::kForm ? part.file_name : "")
            .text("part_role", part_words(part.role, call.words))
            .text("part_href", url.str())
            .text("part_kind", format_name(part.format, call.words))
            .text("part_size", size_words(part.bytes, call.words))
            .text("part_hash", part.sha256);
        items.push_back(std::move(item));
    }
    return items;
}

void add_text(const Call& call, const DocumentView& view, Model& model) {
    DocumentBody body;
    bool scanned = false;
    if (view.text) {
        body = document_body(*view.text, call.words);
        for (const std::string& warning : view.text->warnings) scanned = scanned || warning == "text.low_quality";
    }
    std::vector<Model> contents;
    for (const ContentsLine& line : body.contents) {
        Model item;
        item.text_if("line_number", line.number)
            .text("line_title", line.title)
            .text("anchor", line.anchor)
            .number("level", line.level);
        contents.push_back(std::move(item));
    }
    const bool no_text = view.revision && body.html.empty();
    const bool has_contents = contents.size() > 1;
    model.flag("has_contents", has_contents)
        .list("contents", std::move(contents))
        .flag("no_text", no_text)
        .flag("cut", body.cut)
        .flag("scanned", scanned)
        .text_if("body_html", body.html)
        .text_if("text_lang", view.text && view.revision ? view.revision->language : "");
}

std::string paper_href(const DocumentView& view, std::string_view paper) {
    return document_url(view.canonical_slug, "/revisions/" + to_text(view.revision->number) + "/" + std::string(paper))
        .str();
}

/// The sheet of readings, for those who get it.
std::string sheet_href(const Call& call, const DocumentView& view) {
    const Context context = call.context();
    bool gets = false;
    if (call.caller && view.revision->lifecycle == Lifecycle::kApproved)
        context.store.read(context.scope, [&](StoreReader& reader) {
            gets = gets_acknowledgement_sheet(reader, context, view.document);
        });
    return gets ? paper_href(view, "acknowledgement-sheet") : std::string();
}

void add_revision(const Call& call, const DocumentView& view, Model& model) {
    const Revision& revision = *view.revision;
    const RevisionPart* part = revision.part(PartRole::kText);
    const std::string state =
        state_words(view.state == State::kUnfiled ? state_on(revision, view.as_of, view.today) : view.state, revision,
                    view.document.type, view.as_of, view.today, call.words, view.step);
    const bool other_in_force = view.in_force_now && *view.in_force_now != revision.number;
    model.text("tag_class", std::string(tag_class(state_on(revision, view.as_of, view.today), revision.effective)))
        .text("state", state)
        .text("number_words", number_in_words(revision.number, call.words))
        .text("dates", dates_sentence(view, call.words))
        .text_if("honest", revision.imported ? honesty_words(call.words) : "")
        .flag("on_paper", revision.parts.empty())
        .text_if("warning", warning_words(view, call.words))
        .text_if("now_href", other_in_force ? document_url(view.canonical_slug).str() : "")
        .text_if("source_href",
                 part ? document_url(view.canonical_slug, "/source").with("rev", to_text(revision.number)).str() : "")
        .text("kind", part ? format_name(part->format, call.words) : "")
        .text("size", part ? size_words(part->bytes, call.words) : "")
        .text_if("copy_href", has_official_copy(revision) ? paper_href(view, "copy") : "")
        .text_if("sheet_href", sheet_href(call, view))
        .text_if("responsible", revision.responsible)
        .text_if("place", revision.place)
        .text("print_line", view.document.code() + " · " + short_number(revision.number, call.words) + " · " + state);
}

Model document_model(const Call& call, const DocumentView& view, const std::vector<Problem>& problems) {
    Model model;
    std::vector<std::string> former;
    for (const CodeAssignment& code : view.document.codes)
        if (!code.current) former.push_back(code.printed);
    const auto parts = part_models(call, view);
    model.flag("shown", view.revision.has_value())
        .text("code", view.document.code().empty() ? call.words.text(msg("Without a code")) : view.document.code())
        .text("title", view.revision ? view.revision->title : view.document.title)
        .text("type", type_name(view.document.type, call.words))
        .text_if("parent_code", view.parent ? view.parent->code : "")
        .text("parent_title", view.parent ? view.parent->title : "")
        .text("parent_href", view.parent ? document_url(view.parent->slug).str() : "")
        .text("history_href", document_url(view.canonical_slug, "/history").str())
        .text("address", std::string(call.request.field("host")) + document_url(view.canonical_slug).str())
        .text("printed_on", date_words(view.today, call.words))
        .text("nothing_then", call.words.text(msg("Nothing of this document is known to have been in force on {date}.",
                                                  {{"date", view.as_of.romanian()}})))
        .object("time", time_bar(call, Url::of(call.request).without("rev"), view.as_of, problems))
        .some("forms", form_models(call, view.forms))
        .text_if("owner", view.owner)
        .text_if("participating", joined(view.participating))
        .text_if("former", joined(former))
        .list("revisions", revision_models(call, view))
        .some("parts", parts);
    for (const char* name : {"warning", "now_href", "honest", "on_paper", "source_href", "copy_href", "sheet_href",
                             "responsible", "place"})
        model.flag(name, false);
    model.text("print_line", view.document.code());
    if (view.revision) add_revision(call, view, model);
    add_text(call, view, model);
    add_work(call, view, model);
    add_readings(call, view, model);
    return model;
}

}  // namespace

http::Response document(const Call& call) {
    if (auto elsewhere = redirect_to_slug(call, "")) return std::move(*elsewhere);
    Parameters parameters(call.request);
    DocumentRequest request;
    request.code = call.values["code"];
    request.number = parameters.revision("rev");
    request.as_of = parameters.date("as_of");
    for (const Problem& problem : parameters.problems())
        if (problem.field != "as_of") throw InputError(parameters.problems());
    const DocumentView view = view_document(call.context(), request);
    Frame frame;
    frame.title = view.document.code() + " " + (view.revision ? view.revision->title : view.document.title);
    frame.then = view.as_of != view.today;
    frame.status = parameters.problems().empty() ? 200 : 400;
    return render_page(call, "pages/document.html", frame, document_model(call, view, parameters.problems()));
}

}  // namespace pravila::web::pages
