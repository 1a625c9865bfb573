#include "server/view/parts.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/i18n/words.h"
#include "core/service/commission/session_rights.h"

namespace pravila::web {

namespace {

constexpr long long kMegabyte = 1'048'576;

struct MenuEntry {
    std::string_view href;
    Message label;
};

const std::vector<MenuEntry>& menu() {
    static const std::vector<MenuEntry> entries = {
        {"/", msg("Search")}, {"/register", msg("Register")}, {"/formulare", msg("Forms")}};
    return entries;
}

/// Neither a number beside a menu entry nor the entry is worth a page that fails.
long waiting(const Call& call) {
    try {
        return call.site.task_counts.of(call.context());
    } catch (const Error&) {
        return 0;
    }
}

bool reads_sessions(const Call& call) {
    try {
        return may_read_sessions(call.context());
    } catch (const Error&) {
        return false;
    }
}

std::vector<Model> menu_models(const Frame& frame, const Call& call) {
    std::vector<Model> items;
    const auto add = [&](const MenuEntry& entry, long count) {
        Model item;
        item.text("href", std::string(entry.href))
            .text("label", call.words.text(entry.label))
            .text_if("count", count > 0 ? std::to_string(count) : "")
            .flag("current", entry.href == frame.current);
        items.push_back(std::move(item));
    };
    for (const MenuEntry& entry : menu()) add(entry, 0);
    if (call.caller) {
        add({"/tasks", msg("To do")}, waiting(call));
        add({"/readings", msg("To read")}, 0);
        add({"/reviews", msg("To review")}, 0);
        if (reads_sessions(call)) add({"/sessions", msg("Sessions")}, 0);
    }
    return items;
}

/// Back to the same page after signing in, where that makes sense.
std::string sign_in_href(const Call& call) {
    const bool comes_back = call.request.method == http::Method::kGet && call.request.path() != "/" &&
                            call.request.path() != "/sign-in" && call.request.path().substr(0, 8) != "/invite/";
    return Url("/sign-in").with("next", comes_back ? call.request.target : "").str();
}

}  // namespace

http::Response render_page(const Call& call, std::string_view page, const Frame& frame, Model model) {
    const bool romanian = call.words.language() == Language::kRomanian;
    model.text("lang", std::string(code_of(call.words.language())))
        .text_if("window_title", frame.title)
        .text("institution", call.site.dependencies.institution)
        .text("tokens_css", call.site.statics.address("tokens.css"))
        .text("pravila_css", call.site.statics.address("pravila.css"))
        .text("icon_svg", call.site.statics.address("icon.svg"))
        .text("body_class", std::string(frame.then ? "then" : "") + (frame.wide ? " land" : ""))
        .text("width_class", frame.wide ? "w wide" : "w")
        .list("menu", menu_models(frame, call))
        .flag("header_search", frame.header_search)
        .text_if("signed_in_as", call.caller ? call.caller->name : "")
        .text("form_token", call.form_token)
        .text("sign_in_href", sign_in_href(call))
        .text("other_lang", romanian ? "en" : "ro")
        .text("other_lang_name", romanian ? "English" : "Română")
        .text("other_lang_href", Url::of(call.request).with("lang", romanian ? "en" : "ro").str());
    return http::Response::html(call.site.templates.render(page, model, call.words.language()), frame.status);
}

Model time_bar(const Call& call, const Url& url, Date as_of, const std::vector<Problem>& problems) {
    const std::string error = problem_text(problems, "as_of", call.words);
    const Date today = call.today();
    Model bar;
    bar.flag("is_today", as_of == today)
        .text("today", date_words(today, call.words))
        .text("day", date_words(as_of, call.words))
        .text("back_href", url.without("as_of").without("undated").str())
        .text("action", std::string(call.request.path()))
        .list("hidden", hidden_fields(url, {"as_of", "page", "undated"}))
        .text("value", error.empty() ? (as_of == today ? "" : date_words(as_of, call.words))
                                     : std::string(call.request.parameter("as_of")))
        .text_if("error", error);
    return bar;
}

std::vector<Model> form_models(const Call& call, const std::vector<FormLink>& forms) {
    std::vector<Model> items;
    for (const FormLink& form : forms) {
        Model item;
        item.text("form_code", form.code)
            .text("form_title", form.title)
            .text("form_href", document_url(form.slug).str())
            .text("source_href", document_url(form.slug, "/source").with("rev", to_text(form.number)).str())
            .flag("has_file", !form.format.empty())
            .text("form_kind", form.format.empty() ? "" : format_name(form.format, call.words))
            .text("form_size", size_words(form.bytes, call.words));
        items.push_back(std::move(item));
    }
    return items;
}

std::string format_name(const std::string& format, const Catalogue& words) {
    if (format == "docx" || format == "doc") return "Word";
    if (format == "xlsx" || format == "xls") return "Excel";
    if (format == "odt") return "OpenDocument";
    if (format == "pdf") return "PDF";
    if (format == "html") return "HTML";
    if (format == "markdown") return "Markdown";
    if (format == "xml") return "XML";
    if (format == "plain_text") return words.text(msg("plain text"));
    return format;
}

std::string size_words(long long bytes, const Catalogue& words) {
    if (bytes < 1024) return words.plural("{n} byte", "{n} bytes", bytes);
    if (bytes < kMegabyte) return std::to_string((bytes + 512) / 1024) + " KB";
    const long long tenths = std::llround(static_cast<double>(bytes) * 10 / kMegabyte);
    const char* point = words.language() == Language::kRomanian ? "," : ".";
    return std::to_string(tenths / 10) + point + std::to_string(tenths % 10) + " MB";
}

std::string applies_words(const StatedDate& effective, const std::optional<Date>& until, const Catalogue& words) {
    if (!effective.day) return date_words(effective, words);
    const auto last = last_day(until);
    if (!last) return words.text(msg("applies from {date}", {{"date", date_words(effective, words)}}));
    return words.text(msg("from {from} until {until} inclusive",
                          {{"from", date_words(effective, words)}, {"until", date_words(*last, words)}}));
}

std::string range_words(const StatedDate& effective, const std::optional<Date>& until, const Catalogue& words) {
    const auto last = last_day(until);
    if (!effective.day) return date_words(effective, words);
    const std::string from = date_words(effective, words);
    return last ? from + "–" + date_words(*last, words) : words.text(msg("from {date}", {{"date", from}}));
}

std::string problem_text(const std::vector<Problem>& problems, std::string_view field, const Catalogue& words) {
    for (const Problem& problem : problems)
        if (problem.field == field) return words.text(problem.message);
    return {};
}

std::vector<Model> hidden_fields(const Url& url, const std::vector<std::string_view>& but) {
    std::vector<Model> items;
    for (const auto& [name, value] : url.parameters()) {
        if (std::find(but.begin(), but.end(), name) != but.end()) continue;
        Model item;
        item.text("hidden_name", name).text("hidden_value", value);
        items.push_back(std::move(item));
    }
    return items;
}

Model pages_model(const Url& url, long page, long last) {
    const auto address = [&](long number) { return url.with("page", number == 1 ? "" : std::to_string(number)).str(); };
    std::vector<Model> items;
    long previous = 0;
    for (long number = 1; number <= last; ++number) {
        const bool near = number == 1 || number == last || (number >= page - 2 && number <= page + 2);
        if (!near) continue;
        Model item;
        item.number("page_number", number)
            .text("page_href", address(number))
            .flag("page_current", number == page)
            .flag("gap", number != previous + 1);
        items.push_back(std::move(item));
        previous = number;
    }
    Model model;
    model.list("items", std::move(items)).text_if("next_href", page < last ? address(page + 1) : "");
    return model;
}

}  // namespace pravila::web
