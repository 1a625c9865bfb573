#include "server/view/template.h"

#include <set>

#include "core/error.h"
#include "server/view/model.h"

namespace pravila::web {

namespace mustache = kainjow::mustache;

namespace {

using Sources = std::map<std::string, std::string, std::less<>>;

Error broken(std::string_view file, const std::string& why) {
    return Error(ErrorCode::kInternal, msg("Something went wrong inside the server."),
                 "template " + std::string(file) + ": " + why);
}

/// Calls `with` for every {{<open>…}} and puts its result there.
template <class With>
std::string replace_tags(std::string_view text, std::string_view open, std::string_view close, const With& with) {
    std::string result;
    while (true) {
        const std::size_t begin = text.find(open);
        result += text.substr(0, begin);
        if (begin == std::string_view::npos) return result;
        text.remove_prefix(begin + open.size());
        const std::size_t end = text.find(close);
        result += with(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
    }
}

/// Line ends and indentation say nothing in these pages, so they are not sent.
std::string without_indentation(std::string_view text) {
    std::string result;
    bool at_begin = true;
    for (const char c : text) {
        if (at_begin && (c == ' ' || c == '\n')) continue;
        result += c;
        at_begin = c == '\n';
    }
    return result;
}

std::string with_partials(const Sources& sources, std::string_view name, std::string_view content, int depth) {
    const auto found = sources.find(name);
    if (found == sources.end() || depth > 8) throw broken(name, "missing, or inside itself");
    return replace_tags(found->second, "{{> ", "}}", [&](std::string_view partial) {
        const bool is_content = partial == "content";
        return with_partials(sources, is_content ? std::string(content) : std::string(partial) + ".html", content,
                             depth + 1);
    });
}

/// "Applies from {date}." -> "Se aplică de la {{date}}."
std::string translated(std::string_view id, const Catalogue& words) {
    return replace_tags(words.text(id), "{", "}",
                        [](std::string_view name) { return "{{" + std::string(name) + "}}"; });
}

/// Looks names up as the library does, but does not let a missing one pass.
class StrictContext final : public mustache::context<std::string> {
  public:
    StrictContext(const mustache::data* data, bool strict) : strict_(strict) { push(data); }

    const mustache::data* get(const std::string& name) const override {
        const mustache::data* found = mustache::context<std::string>::get(name);
        if (!found && strict_) throw broken(name, "a name without a value");
        return found;
    }

  private:
    bool strict_;
};

}  // namespace

struct Templates::Page {
    mustache::mustache compiled;
};

Templates::Templates(std::span<const embedded::File> files, bool strict) : strict_(strict) {
    Sources sources;
    for (const embedded::File& file : files) sources.emplace(file.name, without_indentation(file.bytes));
    for (const Language language : {Language::kRomanian, Language::kEnglish}) {
        for (const auto& [name, unused] : sources) {
            if (name.substr(0, 6) != "pages/") continue;
            const std::string whole = with_partials(sources, "layout.html", name, 0);
            const std::string text = replace_tags(whole, "{{#t}}", "{{/t}}", [&](std::string_view id) {
                return translated(id, Catalogue::of(language));
            });
            auto page = std::make_unique<Page>(Page{mustache::mustache(text)});
            if (!page->compiled.is_valid()) throw broken(name, page->compiled.error_message());
            page->compiled.set_custom_escape([](const std::string& value) { return html_escape(value); });
            pages_.emplace(std::string(code_of(language)) + ":" + name, std::move(page));
        }
    }
}

Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;

std::string Templates::render(std::string_view page, const Model& model, Language language) const {
    const auto found = pages_.find(std::string(code_of(language)) + ":" + std::string(page));
    if (found == pages_.end()) throw broken(page, "no such page");
    StrictContext context(&model.data(), strict_);
    // Nothing in a compiled page changes while it is filled in: partials and translations were resolved before.
    return found->second->compiled.render(context);
}

std::string html_escape(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 8);
    for (const char c : text) switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += c;
        }
    return result;
}

}  // namespace pravila::web
