#include "server/view/document_html.h"

#include "cmake/embedded.h"
#include "core/i18n/words.h"
#include "server/view/document_body.h"
#include "server/view/document_words.h"
#include "server/view/template.h"

namespace pravila {

namespace {

using web::html_escape;

std::string styles() {
    std::string css;
    for (const embedded::File& file : embedded::static_files())
        if (file.name.size() > 4 && file.name.substr(file.name.size() - 4) == ".css") {
            // The tokens come first: the rest is written in them.
            if (file.name.find("tokens") != std::string_view::npos)
                css.insert(0, file.bytes);
            else
                css += file.bytes;
        }
    return css;
}

std::string paragraph(std::string_view css_class, const std::string& text) {
    return text.empty() ? "" : "<p class=\"" + std::string(css_class) + "\">" + html_escape(text) + "</p>\n";
}

std::string revision_rows(const DocumentView& view, const Catalogue& words) {
    std::string rows;
    for (const RevisionLine& line : view.revisions)
        rows += "<li><b>" + html_escape(short_number(line.revision.number, words)) + "</b> · " +
                html_escape(state_words(line.state, line.revision, view.document.type, view.as_of, view.today, words,
                                        line.step)) +
                " · " + html_escape(validity_words(line.revision, view.today, words)) + "</li>\n";
    return rows;
}

std::string side(const DocumentView& view, const Catalogue& words) {
    std::string html;
    if (!view.forms.empty()) {
        html += "<h2>" + html_escape(words.text(msg("Forms"))) + "</h2><ul>";
        for (const FormLink& form : view.forms) html += "<li>" + html_escape(form.code + " " + form.title) + "</li>\n";
        html += "</ul>";
    }
    return html + "<h2>" + html_escape(words.text(msg("Revisions"))) + "</h2><ol>" + revision_rows(view, words) +
           "</ol>";
}

std::string main_part(const DocumentView& view, const Catalogue& words) {
    if (!view.revision)
        return paragraph("say", words.text(msg("Nothing of this document is known to have been in force on {date}.",
                                               {{"date", view.as_of.romanian()}})));
    const Revision& revision = *view.revision;
    std::string html = paragraph("lead", web::dates_sentence(view, words));
    if (revision.imported) html += paragraph("honest", web::honesty_words(words));
    if (!view.text)
        return html + paragraph("say", words.text(msg("There is no text of this revision: only its file.")));
    return html + "<article class=\"text\">\n" + web::document_body(*view.text, words).html + "</article>\n";
}

}  // namespace

std::string document_html(const DocumentView& view, const Catalogue& words) {
    const std::string code = view.document.code().empty() ? words.text(msg("Without a code")) : view.document.code();
    const std::string title = view.revision ? view.revision->title : view.document.title;
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(code_of(words.language())) +
                       "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
                       "initial-scale=1\">\n<title>" +
                       html_escape(code + " " + title) + "</title>\n<style>\n" + styles() + "</style></head>\n<body" +
                       (view.as_of == view.today ? "" : " class=\"then\"") +
                       "><main><div class=\"w\">\n<p class=\"row\"><span class=\"code\">" + html_escape(code) +
                       "</span>";
    if (view.revision)
        html += "<span class=\"tag " + std::string(web::tag_class(view.state, view.revision->effective)) + "\">" +
                html_escape(state_words(view.state, *view.revision, view.document.type, view.as_of, view.today, words,
                                        view.step)) +
                "</span><span>" + html_escape(number_in_words(view.revision->number, words)) + "</span>";
    html += "</p>\n<h1>" + html_escape(title) + "</h1>\n" + main_part(view, words) + "<div class=\"stack\">" +
            side(view, words) + "</div>\n";
    return html + "</div></main></body></html>\n";
}

}  // namespace pravila
