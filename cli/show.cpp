#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/output.h"
#include "core/i18n/words.h"
#include "core/service/json.h"
#include "server/view/document_html.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string code, revision, as_of, format = "text", output;
};

std::string text_of(const DocumentView& view, const Catalogue& words) {
    std::string text = (view.document.code().empty() ? words.text(msg("Without a code")) : view.document.code()) + "  ";
    if (!view.revision) {
        return text + view.document.title + "\n" +
               words.text(msg("Nothing of this document is known to have been in force on {date}.",
                              {{"date", view.as_of.romanian()}})) +
               "\n";
    }
    const Revision& revision = *view.revision;
    text += revision.title + "\n";
    text += state_words(view.state, revision, view.document.type, view.as_of, view.today, words, view.step) + " · " +
            number_in_words(revision.number, words) + "\n";
    text += validity_words(revision, view.today, words) + "\n";
    if (!view.owner.empty()) text += view.owner + "\n";
    for (const FormLink& form : view.forms) text += "→ " + form.code + "  " + form.title + "\n";
    text += "\n";
    if (view.text)
        text += plain_text(*view.text);
    else
        text += words.text(msg("There is no text of this revision: only its file.")) + "\n";
    return text;
}

int run(const Options& options, const Session& session) {
    DocumentRequest request;
    request.code = options.code;
    if (!options.as_of.empty()) request.as_of = date_option("--as-of", options.as_of);
    if (!options.revision.empty()) {
        request.number = edition_revision_from(options.revision);
        if (!request.number)
            throw UsageError(
                msg("--revision: “{text}” is not an edition and revision such as 2.1.", {{"text", options.revision}}));
    }
    Wiring wiring = session.open();
    if (options.format == "source") {
        write_output(options.output, source_of(wiring.context(), request).bytes);
        return kDone;
    }
    const DocumentView view = view_document(wiring.context(), request);
    if (session.json || options.format == "json")
        write_output(options.output, document_json(view) + "\n");
    else if (options.format == "html")
        write_output(options.output, document_html(view, session.words()));
    else
        write_output(options.output, text_of(view, session.words()));
    return view.revision ? kDone : kPartFailed;
}

}  // namespace

Run define_show(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    app.add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))->required();
    app.add_option("--revision", options->revision,
                   words.text(msg("Edition and revision, e.g. 2.1; default: what applies")));
    app.add_option("--as-of", options->as_of, words.text(msg("What was in force on this day")));
    app.add_option("--format", options->format,
                   words.text(msg("text, html, json, or source for the exact file that came in")))
        ->check(CLI::IsMember({"text", "html", "json", "source"}));
    app.add_option("-o,--output", options->output, words.text(msg("Write to this file")));
    return [options](const Session& session) { return run(*options, session); };
}

}  // namespace pravila::cli
