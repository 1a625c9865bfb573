#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "core/i18n/catalogue.h"

using namespace pravila;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// Joins adjacent string literals and resolves the escapes that messages use.
std::string literal(const std::string& quoted) {
    std::string text;
    bool inside = false;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (quoted[i] == '"')
            inside = !inside;
        else if (inside && quoted[i] == '\\')
            text += quoted[++i] == 'n' ? '\n' : quoted[i];
        else if (inside)
            text += quoted[i];
    }
    return text;
}

/// Every sentence for people in the source: msg("…"), plural("…", "…"), rows of tables marked by their type, and
/// {{#t}}…{{/t}} in templates.
std::set<std::string> messages_in_source() {
    static const std::string kLiteral = R"re(((?:"(?:[^"\\]|\\.)*"\s*)+))re";
    const std::regex message(R"re(\bmsg\(\s*)re" + kLiteral), plural(R"re(\bplural\(\s*)re" + kLiteral),
        command(R"re(Command\{"[^"]*",\s*)re" + kLiteral),
        translated(R"re(\{\{#t\}\}([^{]*(?:\{[a-z_]+\}[^{]*)*)\{\{/t\}\})re");
    std::set<std::string> found;
    for (const char* folder :
         {"core", "store", "search", "indexer", "office", "papers", "server", "cli", "templates"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(PRAVILA_SOURCE_DIR) / folder)) {
            const std::string extension = entry.path().extension();
            const std::string text = entry.is_regular_file() ? read(entry.path()) : std::string();
            const auto collect = [&](const std::regex& pattern, bool quoted) {
                for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
                    found.insert(quoted ? literal((*it)[1].str()) : (*it)[1].str());
            };
            // Documentation shows the form msg("…") and is no message.
            if (extension == ".cpp" || (extension == ".h" && entry.path().filename() != "message.h")) {
                collect(message, true);
                collect(plural, true);
                collect(command, true);
            }
            if (extension == ".html") collect(translated, false);
        }
    }
    return found;
}

std::set<std::string> names_in(const std::string& text) {
    static const std::regex name(R"re(\{([a-z_]+)\})re");
    std::set<std::string> names;
    for (std::sregex_iterator it(text.begin(), text.end(), name), end; it != end; ++it) names.insert((*it)[1].str());
    return names;
}

}  // namespace

TEST_CASE("messages: every sentence of the program is in the Romanian catalogue", "[i18n]") {
    const Catalogue& romanian = Catalogue::of(Language::kRomanian);
    const auto found = messages_in_source();
    REQUIRE(found.size() > 100);
    for (const std::string& id : found) {
        CAPTURE(id);
        CHECK(romanian.has(id));
    }
}

TEST_CASE("messages: a translation has the arguments of its sentence and no cedilla letters", "[i18n]") {
    const Catalogue& romanian = Catalogue::of(Language::kRomanian);
    for (const std::string& id : messages_in_source()) {
        if (!romanian.has(id)) continue;
        const std::string translation = romanian.text(id);
        CAPTURE(id, translation);
        CHECK_FALSE(translation.empty());
        if (!names_in(id).contains("n")) CHECK(names_in(translation) == names_in(id));
        for (const char* cedilla : {"ş", "ţ", "Ş", "Ţ"}) CHECK(translation.find(cedilla) == std::string::npos);
    }
}
