#include "server/view/template.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "core/error.h"
#include "server/view/model.h"

using namespace pravila;
using namespace pravila::web;

namespace {

const embedded::File kFiles[] = {
    {"layout.html", "<p>{{title}}</p>\n{{> content}}"},
    {"pages/a.html", "{{> partials/b}}{{#items}}<b>{{name}}</b>{{/items}}{{^items}}none{{/items}}{{{raw}}}"},
    {"partials/b.html", "<i>{{#t}}Applies from {date}.{{/t}}</i>"},
};

Model full() {
    Model item, model;
    item.text("name", "<x>");
    model.text("title", "\"a\" & 'b'").list("items", {item}).text("date", "<15.03.2024>").text("raw", "<mark>m</mark>");
    return model;
}

/// Every tag of the templates in the program, with what is inside {{ }}.
std::vector<std::pair<std::string, std::string>> tags() {
    static const std::regex tag(R"re(\{\{\{?([^}]*)\}?\}\})re");
    std::vector<std::pair<std::string, std::string>> found;
    for (const embedded::File& file : embedded::templates()) {
        const std::string text(file.bytes);
        for (std::sregex_iterator it(text.begin(), text.end(), tag), end; it != end; ++it)
            found.emplace_back(std::string(file.name), it->str());
    }
    return found;
}

}  // namespace

TEST_CASE("template: values are escaped, partials are put in, sentences are translated", "[server][template]") {
    const Templates templates(kFiles, true);
    CHECK(templates.render("pages/a.html", full(), Language::kEnglish) ==
          "<p>&quot;a&quot; &amp; &#39;b&#39;</p>\n<i>Applies from "
          "&lt;15.03.2024&gt;.</i><b>&lt;x&gt;</b><mark>m</mark>");
}

TEST_CASE("template: a missing name throws when strict and stays empty when not", "[server][template]") {
    Model model;
    model.text("title", "t").list("items", {}).text("raw", "");
    CHECK_THROWS_AS(Templates(kFiles, true).render("pages/a.html", model, Language::kEnglish), Error);
    CHECK(Templates(kFiles, false).render("pages/a.html", model, Language::kEnglish) ==
          "<p>t</p>\n<i>Applies from .</i>none");
    CHECK_THROWS_AS(Templates(kFiles, true).render("pages/unknown.html", model, Language::kEnglish), Error);
}

TEST_CASE("template: text given for a name is never read as a template", "[server][template]") {
    Model model = full();
    model.text("title", "{{raw}}{{{raw}}}{{#t}}x{{/t}}");
    CHECK(Templates(kFiles, true)
              .render("pages/a.html", model, Language::kEnglish)
              .find("<p>{{raw}}{{{raw}}}{{#t}}x{{/t}}</p>") == 0);
}

TEST_CASE("template: a broken file is refused at the start", "[server][template]") {
    for (const char* text : {"{{#a}}", "{{/a}}", "{{a", "{{> partials/none}}"}) {
        const embedded::File files[] = {{"layout.html", "{{> content}}"}, {"pages/a.html", text}};
        CHECK_THROWS_AS(Templates(files, true), Error);
    }
    const embedded::File circle[] = {{"layout.html", "{{> content}}"},
                                     {"pages/a.html", "{{> partials/a}}"},
                                     {"partials/a.html", "{{> partials/a}}"}};
    CHECK_THROWS_AS(Templates(circle, true), Error);
}

TEST_CASE("templates: only HTML made by this program stands unescaped", "[server][template]") {
    const std::set<std::string> allowed = {"{{{snippet_html}}}", "{{{body_html}}}"};
    for (const auto& [file, tag] : tags()) {
        CAPTURE(file, tag);
        const bool unescaped = tag.substr(0, 3) == "{{{" || tag.substr(0, 3) == "{{&";
        if (unescaped) CHECK(allowed.count(tag) == 1);
        CHECK(tag.find('=') == std::string::npos);
    }
}

TEST_CASE("templates: no script, no style and no event handler stands in a page", "[server][template]") {
    static const std::regex forbidden(R"re(<script|<style|\sstyle=|\son[a-z]+=|javascript:)re", std::regex::icase);
    static const std::regex unquoted(R"re(=\{\{)re");
    for (const embedded::File& file : embedded::templates()) {
        CAPTURE(std::string(file.name));
        const std::string text(file.bytes);
        CHECK_FALSE(std::regex_search(text, forbidden));
        CHECK_FALSE(std::regex_search(text, unquoted));
    }
}

TEST_CASE("templates: translated sentences hold no quote and only emphasis", "[server][template]") {
    static const std::regex sentence(R"re(\{\{#t\}\}(.*?)\{\{/t\}\})re"), markup(R"re(</?(strong|b)>)re");
    for (const embedded::File& file : embedded::templates()) {
        const std::string text(file.bytes);
        for (std::sregex_iterator it(text.begin(), text.end(), sentence), end; it != end; ++it)
            for (const Language language : {Language::kRomanian, Language::kEnglish}) {
                const std::string words = Catalogue::of(language).text((*it)[1].str());
                CAPTURE(words);
                const std::string plain = std::regex_replace(words, markup, "");
                CHECK(plain.find_first_of("\"<>&") == std::string::npos);
            }
    }
}
