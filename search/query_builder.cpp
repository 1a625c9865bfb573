#include "search/query_builder.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/codification/code_key.h"
#include "core/text/analysis.h"
#include "core/text/vocabulary.h"
#include "search/readable_terms.h"
#include "search/terms.h"
#include "search/words_query.h"

namespace pravila::search {

namespace {

using Xapian::Query;

constexpr Xapian::termcount kMostExpansion = 200;  ///< words that a prefix stands for, the most frequent ones

/// What `tip:` may be called, folded.
std::vector<DocumentType> types_named(const std::string& text) {
    static constexpr std::array<std::pair<std::string_view, DocumentType>, 8> kNames = {{
        {"instruct", DocumentType::kWorkInstruction},
        {"regulament", DocumentType::kRegulation},
        {"manual", DocumentType::kManual},
        {"formular", DocumentType::kForm},
        {"anex", DocumentType::kAnnex},
        {"ghid", DocumentType::kGuide},
        {"registr", DocumentType::kRegister},
        {"alt", DocumentType::kOther},
    }};
    const std::string folded = fold(text);
    std::string upper = folded;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (const auto type = document_type_from(upper)) return {*type};
    if (folded.starts_with("procedur")) {
        if (folded.find("sistem") != std::string::npos) return {DocumentType::kSystemProcedure};
        if (folded.find("operational") != std::string::npos) return {DocumentType::kOperationalProcedure};
        return {DocumentType::kSystemProcedure, DocumentType::kOperationalProcedure};
    }
    for (const auto& [name, type] : kNames)
        if (folded.starts_with(name)) return {type};
    return {};
}

Query all_of(const std::vector<std::string>& terms) { return Query(Query::OP_AND, terms.begin(), terms.end()); }

Query any_of(const std::vector<std::string>& terms) { return Query(Query::OP_OR, terms.begin(), terms.end()); }

class Builder {
  public:
    Builder(const ReadableTerms& index, const BuildOptions& options, QueryWords& words)
        : index_(index), options_(options), words_(words) {}

    Query node(const QueryNode& node) {
        switch (node.kind) {
            case QueryNode::Kind::kAll:
                return all(node);
            case QueryNode::Kind::kAny:
                return any(node);
            case QueryNode::Kind::kWords:
                return words_query(node.text, index_, options_, words_);
            case QueryNode::Kind::kPhrase:
                return phrase(node.text, "");
            case QueryNode::Kind::kPrefix:
                return prefix(node.text);
            case QueryNode::Kind::kField:
                return field(node);
        }
        return {};
    }

  private:
    Query all(const QueryNode& node) {
        std::vector<Query> wanted;
        Query unwanted;
        for (const QueryNode& child : node.children) {
            if (child.negative) {
                QueryWords not_marked;
                unwanted |= Builder(index_, {}, not_marked).positive(child);
            } else if (Query query = this->node(child); !query.empty()) {
                wanted.push_back(std::move(query));
            }
        }
        Query query = wanted.empty() ? Query() : Query(Query::OP_AND, wanted.begin(), wanted.end());
        if (unwanted.empty()) return query;
        return Query(Query::OP_AND_NOT, query.empty() ? Query(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0) : query,
                     unwanted);
    }

    Query positive(const QueryNode& node) {
        QueryNode copy = node;
        copy.negative = false;
        return this->node(copy);
    }

    Query any(const QueryNode& node) {
        std::vector<Query> choices;
        for (const QueryNode& child : node.children)
            if (Query query = this->node(child); !query.empty()) choices.push_back(std::move(query));
        return Query(Query::OP_OR, choices.begin(), choices.end());
    }

    /// The very forms, beside one another.
    Query phrase(const std::string& text, std::string_view field_prefix) {
        std::vector<std::string> terms;
        for (const Token& token : analyse(text)) {
            terms.push_back(term(field_prefix, token.exact));
            words_.exact.insert(token.exact);
        }
        if (terms.empty()) return {};
        return terms.size() == 1 ? Query(terms[0]) : Query(Query::OP_PHRASE, terms.begin(), terms.end());
    }

    Query prefix(const std::string& text) {
        // What is typed breaks off inside a word, where î is the old spelling of â.
        std::string typed = analyse(text + "a").at(0).exact;
        if (!typed.empty()) typed.pop_back();
        if (typed.size() < 2) return words_query(text, index_, options_, words_);
        words_.prefixes.insert(typed);
        return {Query::OP_WILDCARD, typed, kMostExpansion, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM};
    }

    Query field(const QueryNode& node) {
        const Query query = looked_up(node);
        // A value that means nothing in its field finds nothing; it must not turn into "everything".
        if (query.empty()) return Query(kNothingTerm);
        return node.field->weight == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, node.field->weight);
    }

    Query looked_up(const QueryNode& node) {
        switch (node.field->lookup) {
            case Lookup::kCode:
                return code(node);
            case Lookup::kTitle:
                return title(node);
            case Lookup::kType: {
                std::vector<std::string> terms;
                for (const DocumentType type : types_named(node.text)) terms.push_back(type_term(type));
                return any_of(terms);
            }
            case Lookup::kUnit:
                return unit(node);
            case Lookup::kProcedure: {
                const CodeKey key = code_key(node.text);
                if (key.empty()) return {};
                std::vector<std::string> terms{term("R", key_text(key))};
                if (options_.confused_codes)
                    for (const CodeKey& other : confusable_keys(key)) terms.push_back(term("R", key_text(other)));
                return any_of(terms);
            }
            case Lookup::kAct:
                return act(node);
        }
        return {};
    }

    Query code(const QueryNode& node) {
        std::vector<Query> choices;
        for (const std::string& known : known_code_terms(node.text, index_, options_.confused_codes))
            choices.emplace_back(known);
        if (const Query part = phrase(node.text, "C"); !part.empty()) choices.push_back(part);
        return Query(Query::OP_OR, choices.begin(), choices.end());
    }

    Query title(const QueryNode& node) {
        if (node.quoted) return phrase(node.text, "S");
        std::vector<std::string> required, forms;
        for (const Token& token : analyse(node.text)) {
            required.push_back(token.stem.empty() ? term("S", token.exact) : term("ZS", token.stem));
            forms.push_back(term("S", token.exact));
            words_.stems.insert(token.stem.empty() ? token.exact : token.stem);
        }
        if (required.empty()) return {};
        return Query(Query::OP_AND_MAYBE, all_of(required), any_of(forms));
    }

    Query unit(const QueryNode& node) {
        std::vector<std::string> terms;
        for (const Token& token : analyse(node.text))
            if (!Vocabulary::get().is_stop_word(token.exact))
                terms.push_back(token.stem.empty() ? term("B", token.exact) : term("ZB", token.stem));
        const Query whole(unit_term(node.text));
        return terms.empty() ? whole : Query(Query::OP_OR, whole, all_of(terms));
    }

    Query act(const QueryNode& node) {
        const std::vector<Token> tokens = analyse(node.text);
        std::vector<std::string> acts, numbers;
        for (const Reference& reference : references(node.text, tokens)) {
            if (reference.kind == Reference::Kind::kAct) acts.push_back(term("A", reference.key));
            if (reference.kind == Reference::Kind::kNumber) numbers.push_back(term("N", reference.key));
        }
        for (const Token& token : tokens) words_.exact.insert(token.exact);
        if (!acts.empty()) return any_of(acts);
        if (!numbers.empty()) return any_of(numbers);
        // Only the kind: every act of it.
        for (const Expressions::ActName& name : Expressions::get().acts())
            if (tokens.size() == 1 && name.stems.size() == 1 && name.stems[0] == tokens[0].stem)
                return {Query::OP_WILDCARD, term("A", name.kind + "/"), kMostExpansion,
                        Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM};
        return {};
    }

    const ReadableTerms& index_;
    const BuildOptions& options_;
    QueryWords& words_;
};

}  // namespace

Query build_query(const QueryNode& root, const ReadableTerms& index, const BuildOptions& options, QueryWords& words) {
    return Builder(index, options, words).node(root);
}

std::size_t required_words(const QueryNode& root) {
    std::size_t count = 0;
    for (const QueryNode& child : root.children) {
        if (child.kind != QueryNode::Kind::kWords || child.negative) continue;
        for (const Token& token : analyse(child.text))
            if (!Vocabulary::get().is_stop_word(token.exact) && !Vocabulary::get().is_weak_word(token.exact)) ++count;
    }
    return count;
}

}  // namespace pravila::search
