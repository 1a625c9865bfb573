#include "data/demo/maker/source.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>

#include "data/demo/maker/fences.h"

namespace pravila::demo {
namespace {

using Path = std::filesystem::path;

/// Reads keys of one TOML table; every key must be asked for, the rest is reported as unknown.
class Keys {
  public:
    Keys(const toml::table& table, const Path& file) : table_(table), file_(file) {}

    [[noreturn]] void fail(const toml::node* node, const std::string& reason) const {
        // The TOML block begins on the second line of the file.
        const auto line = (node != nullptr ? *node : static_cast<const toml::node&>(table_)).source().begin.line;
        throw SourceError(file_, static_cast<int>(line) + 1, reason);
    }

    std::string text(const char* key, bool required = true) { return text_or(key, "", required); }

    std::string text_or(const char* key, const std::string& otherwise, bool required = false) {
        const toml::node* node = find(key, required);
        if (node == nullptr) return otherwise;
        const auto value = node->value<std::string>();
        if (!value) fail(node, std::string("\"") + key + "\" must be a string");
        return *value;
    }

    int number(const char* key, int otherwise, bool required = true) {
        const toml::node* node = find(key, required);
        if (node == nullptr) return otherwise;
        const auto value = node->value<std::int64_t>();
        if (!value || *value < 0 || *value > 99)
            fail(node, std::string("\"") + key + "\" must be a number from 0 to 99");
        return static_cast<int>(*value);
    }

    std::vector<std::string> texts(const char* key, bool required = true) {
        std::vector<std::string> out;
        const toml::array* list = array(key, required);
        if (list == nullptr) return out;
        for (const auto& item : *list) out.push_back(string_of(item, key));
        return out;
    }

    /// Rows of `N` strings each.
    template <std::size_t N>
    std::vector<std::array<std::string, N>> rows(const char* key, bool required) {
        std::vector<std::array<std::string, N>> out;
        const toml::array* list = array(key, required);
        if (list == nullptr) return out;
        for (const auto& item : *list) {
            const toml::array* row = item.as_array();
            if (row == nullptr || row->size() != N)
                fail(&item, std::string("every row of \"") + key + "\" must have " + std::to_string(N) + " strings");
            std::array<std::string, N> values;
            for (std::size_t i = 0; i < N; ++i) values[i] = string_of((*row)[i], key);
            out.push_back(std::move(values));
        }
        return out;
    }

    const toml::array* array(const char* key, bool required) {
        const toml::node* node = find(key, required);
        if (node == nullptr) return nullptr;
        if (!node->is_array()) fail(node, std::string("\"") + key + "\" must be a list");
        return node->as_array();
    }

    void done() const {
        for (const auto& [key, node] : table_) {
            if (std::find(known_.begin(), known_.end(), key.str()) == known_.end())
                fail(&node, "unknown key \"" + std::string(key.str()) + "\"");
        }
    }

  private:
    const toml::node* find(const char* key, bool required) {
        known_.emplace_back(key);
        const toml::node* node = table_.get(key);
        if (node == nullptr && required) fail(nullptr, std::string("the key \"") + key + "\" is missing");
        return node;
    }

    std::string string_of(const toml::node& node, const char* key) const {
        const auto value = node.value<std::string>();
        if (!value) fail(&node, std::string("\"") + key + "\" must hold strings");
        return *value;
    }

    const toml::table& table_;
    const Path& file_;
    std::vector<std::string> known_;
};

std::vector<Signer> signers(Keys& keys, const char* key) {
    std::vector<Signer> out;
    for (const auto& row : keys.rows<3>(key, true)) out.push_back({row[0], row[1], row[2]});
    return out;
}

Letters letters_of(Keys& keys) {
    const std::string value = keys.text("letters");
    if (value == "comma") return Letters::kComma;
    if (value == "cedilla") return Letters::kCedilla;
    if (value == "none") return Letters::kNone;
    keys.fail(nullptr, "\"letters\" must be comma, cedilla or none, not \"" + value + "\"");
}

Layout layout_of(Keys& keys) {
    const std::string value = keys.text("layout");
    if (value == "A") return Layout::kA;
    if (value == "B") return Layout::kB;
    if (value == "simple") return Layout::kSimple;
    if (value == "form") return Layout::kForm;
    keys.fail(nullptr, "\"layout\" must be A, B, simple or form, not \"" + value + "\"");
}

/// A file name may lead into a folder of the output, never out of it.
void check_file(const Keys& keys, const std::string& name) {
    const Path path(name);
    const std::string extension = path.extension().string();
    constexpr std::array known = {".docx", ".odt", ".pdf", ".md", ".html", ".txt"};
    if (std::find(known.begin(), known.end(), extension) == known.end())
        keys.fail(nullptr, "no format for the file \"" + name + "\"");
    const bool climbs = std::any_of(path.begin(), path.end(), [](const Path& part) { return part == ".."; });
    if (path.is_absolute() || climbs) keys.fail(nullptr, "the file \"" + name + "\" lies outside the output folder");
}

/// @param header_code  the one given for the whole document; a revision may have its own
Revision read_revision(const toml::node& node, const Path& file, const std::string& header_code) {
    if (!node.is_table())
        throw SourceError(file, static_cast<int>(node.source().begin.line) + 1,
                          "a revision must be a [[revision]] table");
    Keys keys(*node.as_table(), file);
    Revision made;
    made.edition = keys.number("edition", 0);
    made.revision = keys.number("revision", 0);
    made.edition_text = keys.text("edition_text");
    made.revision_text = keys.text("revision_text");
    made.approved = keys.text("approved");
    made.effective = keys.text("effective");
    made.registry = keys.text("registry");
    made.drafted = signers(keys, "drafted");
    made.verified = signers(keys, "verified");
    made.endorsed = signers(keys, "endorsed");
    made.approved_by = signers(keys, "approved_by");
    made.component = keys.text("component");
    made.manner = keys.text("manner");
    made.files = keys.texts("files");
    for (const auto& name : made.files) check_file(keys, name);
    made.letters = letters_of(keys);
    made.header_revision = keys.text("header_revision", false);
    made.header_code = keys.text_or("header_code", header_code);
    made.blank_rows = keys.number("blank_rows", 0, false);
    made.template_code = keys.text("template_code", false);
    for (const auto& row : keys.rows<6>("distribution", false))
        made.distribution.push_back({row[0], row[1], row[2], row[3], row[4], row[5]});
    keys.done();
    return made;
}

void read_front(const std::string& toml_text, Source& source) {
    toml::table table;
    try {
        table = toml::parse(toml_text);
    } catch (const toml::parse_error& error) {
        throw SourceError(source.path, static_cast<int>(error.source().begin.line) + 1,
                          std::string(error.description()));
    }
    Keys keys(table, source.path);
    source.code = keys.text("code");
    source.title = keys.text("title");
    source.type = keys.text("type");
    source.unit = keys.text("unit");
    source.participating = keys.texts("participating");
    source.layout = layout_of(keys);
    source.parent = keys.text("parent");
    keys.text("scheme_note", false);
    const std::string header_code = keys.text("header_code", false);
    constexpr std::array types = {"PS", "PO", "IL", "R", "M", "F", "G"};
    if (std::find(types.begin(), types.end(), source.type) == types.end())
        keys.fail(nullptr, "unknown type \"" + source.type + "\"");
    if (source.title.empty()) keys.fail(nullptr, "the title is empty");
    for (const auto& node : *keys.array("revision", true)) {
        Revision revision = read_revision(node, source.path, header_code);
        if (!source.revisions.empty()) {
            const Revision& before = source.revisions.back();
            const bool later =
                std::pair(before.edition, before.revision) < std::pair(revision.edition, revision.revision);
            if (!later) keys.fail(&node, "revisions must stand in ascending order of edition and revision");
        }
        source.revisions.push_back(std::move(revision));
    }
    if (source.revisions.empty()) keys.fail(nullptr, "there is no [[revision]]");
    keys.done();
}

}  // namespace

Source read_source(const Path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw SourceError(path, 0, "the file cannot be read");
    Source source;
    source.path = path;
    std::string toml_text;
    int number = 0;
    int fences_seen = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line == "+++" && fences_seen < 2) {
            if (fences_seen == 0 && number != 1) throw SourceError(path, 1, "the file must begin with +++");
            ++fences_seen;
        } else if (fences_seen == 0) {
            throw SourceError(path, 1, "the file must begin with +++");
        } else if (fences_seen == 1) {
            toml_text += line + "\n";
        } else {
            source.body.push_back({number, line});
        }
    }
    if (fences_seen < 2) throw SourceError(path, number, "the closing +++ is missing");
    read_front(toml_text, source);
    check_fences(source);
    return source;
}

}  // namespace pravila::demo
