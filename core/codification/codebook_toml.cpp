#include <toml++/toml.h>
#include <algorithm>

#include "cmake/embedded.h"
#include "core/codification/code_key.h"
#include "core/codification/codebook.h"
#include "core/error.h"
#include "core/toml/table_reader.h"

namespace pravila {

namespace {

constexpr std::size_t kMostTomlBytes = 262'144, kMostSchemes = 200, kMostEntries = 5000, kMostGrammarBytes = 1000;

Scheme read_scheme(const toml::table& table, std::vector<SchemeProblem>& problems) {
    TableReader reader(table, problems);
    Scheme scheme;
    scheme.line = line_of(table);
    scheme.name = reader.text("name");
    scheme.title = reader.text("title");
    if (table.contains("system")) scheme.system = reader.text("system");
    scheme.grammar = reader.text("grammar", kMostGrammarBytes);
    scheme.types = reader.texts("types");
    scheme.document_type = reader.text("document_type");
    scheme.examples = reader.texts("examples");
    scheme.order = reader.number("order", 100);
    const std::vector<std::string> counter = reader.texts("counter");
    reader.expect_no_more({"system"});
    if (scheme.name.empty() ||
        scheme.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
        reader.complain(scheme.line, msg("A scheme needs a “name” of small letters, digits and hyphens."));
    if (!scheme.document_type.empty() && !document_type_from(scheme.document_type))
        reader.complain(scheme.line, msg("“{type}” is no type of document. Use PS, PO, IL, R, M, F, A, G, REG or D.",
                                         {{"type", scheme.document_type}}));
    auto grammar = parse_grammar(scheme.grammar);
    if (const auto* problem = std::get_if<SchemeProblem>(&grammar)) {
        const toml::node* node = table.get("grammar");
        reader.complain(node ? line_of(*node) : scheme.line, problem->reason);
    } else {
        scheme.segments = std::get<std::vector<Segment>>(std::move(grammar));
    }
    for (const std::string& name : counter) {
        const auto kind = segment_kind_from(name);
        if (kind && scheme.has(*kind))
            scheme.counter.push_back(*kind);
        else if (!scheme.segments.empty())
            reader.complain(scheme.line,
                            msg("The counter names “{name}”, which is no segment of this scheme.", {{"name", name}}));
    }
    return scheme;
}

CodeList read_list(const toml::table& table, std::vector<SchemeProblem>& problems) {
    TableReader reader(table, problems);
    CodeList list;
    list.name = reader.text("name");
    reader.expect_no_more({"entry"});
    if (list.name.empty()) reader.complain(line_of(table), msg("A code list needs a “name”."));
    const toml::array* entries = table.get("entry") ? table.get("entry")->as_array() : nullptr;
    if (!entries || entries->empty() || entries->size() > kMostEntries) {
        reader.complain(line_of(table), msg("A code list needs entries: [[list.entry]] with “code” and “title”."));
        return list;
    }
    for (const toml::node& node : *entries) {
        const toml::table* row = node.as_table();
        if (!row) continue;
        TableReader cells(*row, problems);
        CodeList::Entry entry;
        entry.code = cells.text("code");
        entry.title = cells.text("title");
        entry.from = cells.date("from");
        entry.until = cells.date("until");
        entry.successor = cells.text("successor");
        cells.expect_no_more();
        entry.key = code_key(entry.code);
        if (entry.key.empty()) cells.complain(line_of(*row), msg("An entry of a code list needs a “code”."));
        if (entry.from && entry.until && *entry.until <= *entry.from)
            cells.complain(line_of(*row), msg("“until” must be later than “from”."));
        list.entries.push_back(std::move(entry));
    }
    return list;
}

template <class Use>
void each_table(const toml::table& root, std::string_view key, std::vector<SchemeProblem>& problems, Use use) {
    const toml::node* node = root.get(key);
    if (!node) return;
    const toml::array* array = node->as_array();
    if (!array || array->size() > kMostSchemes) {
        problems.push_back({line_of(*node), msg("Write [[{key}]] for each one.", {{"key", std::string(key)}})});
        return;
    }
    for (const toml::node& item : *array) {
        if (const toml::table* table = item.as_table())
            use(*table);
        else
            problems.push_back({line_of(item), msg("Write [[{key}]] for each one.", {{"key", std::string(key)}})});
    }
}

}  // namespace

void Codebook::add_toml(std::string_view text, std::vector<SchemeProblem>& problems) {
    if (text.size() > kMostTomlBytes) {
        problems.push_back({1, msg("The scheme file is larger than 256 KiB.")});
        return;
    }
    try {
        const toml::table root = toml::parse(text);
        each_table(root, "type", problems, [&](const toml::table& table) {
            TableReader reader(table, problems);
            TypeWord type;
            type.word = reader.text("word");
            type.title = reader.text("title");
            const std::string stands_for = reader.text("stands_for");
            reader.expect_no_more();
            if (const auto known = document_type_from(stands_for))
                type.type = *known;
            else
                reader.complain(line_of(table),
                                msg("“{type}” is no type of document. Use PS, PO, IL, R, M, F, A, G, REG or D.",
                                    {{"type", stands_for}}));
            const CodeKey key = code_key(type.word);
            if (key.size() != 1 || (key[0][0] >= '0' && key[0][0] <= '9'))
                reader.complain(line_of(table), msg("A type needs a “word” of letters only, such as PO."));
            if (!key.empty()) type.key = key[0];
            for (const std::string& part : code_key(type.title))
                type.folded_title += (type.folded_title.empty() ? "" : " ") + part;
            types_.push_back(std::move(type));
        });
        each_table(root, "list", problems,
                   [&](const toml::table& table) { lists_.push_back(read_list(table, problems)); });
        each_table(root, "scheme", problems,
                   [&](const toml::table& table) { schemes_.push_back(read_scheme(table, problems)); });
        for (const auto& [key, node] : root)
            if (key.str() != "type" && key.str() != "list" && key.str() != "scheme")
                problems.push_back(
                    {line_of(node), msg("“{key}” is not known here.", {{"key", std::string(key.str())}})});
    } catch (const toml::parse_error& problem) {
        problems.push_back(
            {static_cast<int>(problem.source().begin.line),
             msg("The file is not valid TOML: {reason}", {{"reason", std::string(problem.description())}})});
    }
}

/// What can only be seen with everything read: lists that exist, names used once, examples that read back.
void Codebook::finish(std::vector<SchemeProblem>& problems) {
    std::stable_sort(schemes_.begin(), schemes_.end(),
                     [](const Scheme& a, const Scheme& b) { return a.order < b.order; });
    for (const Scheme& scheme : schemes_) {
        if (this->scheme(scheme.name) != &scheme)
            problems.push_back({scheme.line, msg("Two schemes have the name “{name}”.", {{"name", scheme.name}})});
        for (const Segment& segment : scheme.segments)
            if (!segment.list.empty() && !list(segment.list))
                problems.push_back({scheme.line, msg("There is no code list “{name}”. Add [[list]] with this name.",
                                                     {{"name", segment.list}})});
        for (const std::string& word : scheme.types)
            if (code_key(word).size() != 1)
                problems.push_back({scheme.line, msg("A type needs a “word” of letters only, such as PO.")});
    }
    for (Scheme& scheme : schemes_) {
        for (const std::string& word : scheme.types) scheme.type_keys.emplace_back(key_text(code_key(word)), word);
        if (!scheme.types.empty()) continue;
        for (const TypeWord& type : types_)
            if (type.type != DocumentType::kForm && type.type != DocumentType::kAnnex)
                scheme.type_keys.emplace_back(type.key, type.word);
    }
    if (!problems.empty()) return;
    for (const Scheme& scheme : schemes_)
        for (const std::string& example : scheme.examples) {
            const ParsedCode read = parse_code(example);
            if (read.ok && read.canonical == example) continue;
            problems.push_back(
                {scheme.line,
                 msg("The example “{example}” of the scheme {name} reads back as “{canonical}”.",
                     {{"example", example}, {"name", scheme.name}, {"canonical", read.ok ? read.canonical : ""}})});
        }
}

Codebook Codebook::read_built_in() {
    Codebook codebook;
    std::vector<SchemeProblem> problems;
    for (const embedded::File& file : embedded::schemes()) codebook.add_toml(file.bytes, problems);
    codebook.finish(problems);
    if (!problems.empty())
        throw Error(ErrorCode::kInternal,
                    msg("The coding schemes inside the program are damaged. Install the program again."),
                    "line " + std::to_string(problems[0].line) + ": " + problems[0].reason.id);
    return codebook;
}

const Codebook& Codebook::built_in() {
    static const Codebook codebook = read_built_in();
    return codebook;
}

Codebook Codebook::read_own(std::string_view text, std::vector<SchemeProblem>& problems) {
    Codebook codebook;
    codebook.add_toml(text, problems);
    if (codebook.types_.empty()) codebook.types_ = built_in().types_;
    if (problems.empty() && codebook.schemes_.empty())
        problems.push_back({1, msg("The file has no [[scheme]]. An example is in docs/codification.md.")});
    if (problems.empty()) codebook.finish(problems);
    return codebook;
}

std::vector<SchemeProblem> Codebook::check(std::string_view text) {
    std::vector<SchemeProblem> problems;
    read_own(text, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const SchemeProblem& a, const SchemeProblem& b) { return a.line < b.line; });
    return problems;
}

Codebook Codebook::from_toml(std::string_view text) {
    std::vector<SchemeProblem> problems;
    Codebook codebook = read_own(text, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const SchemeProblem& a, const SchemeProblem& b) { return a.line < b.line; });
    if (!problems.empty())
        throw Error(ErrorCode::kInvalidInput,
                    msg("The scheme file cannot be used; line {line} is the first to mend. Run “pravila code scheme "
                        "check FILE” for the reason.",
                        {{"line", std::to_string(problems[0].line)}}),
                    problems[0].reason.id);
    return codebook;
}

}  // namespace pravila
