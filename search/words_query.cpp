#include "search/words_query.h"

#include <xapian.h>

#include <algorithm>

#include "core/codification/code_key.h"
#include "core/text/analysis.h"
#include "core/text/vocabulary.h"
#include "search/fields.h"
#include "search/readable_terms.h"
#include "search/terms.h"

namespace pravila::search {

namespace {

using Xapian::Query;

constexpr std::size_t kMostCodeTokens = 8;
constexpr std::size_t kMostNearWords = 5;

Query scaled(const Query& query, double factor) {
    return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

Query both(const Query& core, const Query& bonus) {
    return bonus.empty() ? core : Query(Query::OP_AND_MAYBE, core, bonus);
}

Query all_stems(const std::vector<std::string>& stems) {
    std::vector<std::string> terms;
    terms.reserve(stems.size());
    for (const std::string& stem : stems) terms.push_back("Z" + stem);
    return Query(Query::OP_AND, terms.begin(), terms.end());
}

class WordsQuery {
  public:
    WordsQuery(const std::string& text, const ReadableTerms& index, const BuildOptions& options, QueryWords& words)
        : text_(text),
          index_(index),
          options_(options),
          words_(words),
          tokens_(analyse(text)),
          references_(references(text, tokens_)) {}

    Query run() {
        for (std::size_t at = 0; at < tokens_.size();) at = take(at);
        return combine();
    }

  private:
    struct Part {
        Query core, bonus;
        int need = 2;  ///< 2 required; 1 weak: required only when nothing of need 2 stands beside it; 0 stop word
    };

    std::string piece(std::size_t first, std::size_t last) const {
        return text_.substr(tokens_[first].begin, tokens_[last].end - tokens_[first].begin);
    }

    /// Makes a part of what begins at `at`, the most telling reading first. @return the token after it.
    std::size_t take(std::size_t at) {
        if (const std::size_t next = take_code(at)) return next;
        if (const std::size_t next = take_act(at)) return next;
        if (const std::size_t next = take_synonym(at)) return next;
        if (const std::size_t next = take_number_run(at)) return next;
        take_word(tokens_[at]);
        return at + 1;
    }

    std::size_t take_code(std::size_t at) {
        const std::size_t end = std::min(tokens_.size(), at + kMostCodeTokens);
        for (std::size_t last = end; last-- > at;) {
            const bool whole = at == 0 && last + 1 == tokens_.size();
            bool letter = false, digit = false;
            for (std::size_t i = at; i <= last; ++i) (tokens_[i].kind == Token::Kind::kNumber ? digit : letter) = true;
            if (!letter || !(digit || whole || tokens_[at].upper)) continue;
            const std::vector<std::string> known = known_code_terms(piece(at, last), index_, options_.confused_codes);
            if (known.empty()) continue;
            const Query code(Query::OP_OR, known.begin(), known.end());
            Part part;
            part.core = Query(Query::OP_OR, scaled(code, kWeights.code), mention(at, last));
            parts_.push_back(std::move(part));
            mark(at, last);
            return last + 1;
        }
        return 0;
    }

    /// The tokens beside one another, as in a text that mentions the code.
    Query mention(std::size_t first, std::size_t last) {
        std::vector<std::string> terms;
        for (std::size_t i = first; i <= last; ++i) terms.push_back(tokens_[i].exact);
        const Query cited(term("R", key_text(code_key(piece(first, last)))));
        const Query beside = terms.size() == 1 ? Query(terms[0]) : Query(Query::OP_PHRASE, terms.begin(), terms.end());
        return Query(Query::OP_OR, cited, beside);
    }

    void mark(std::size_t first, std::size_t last) {
        for (std::size_t i = first; i <= last; ++i) words_.exact.insert(tokens_[i].exact);
    }

    std::size_t take_act(std::size_t at) {
        for (const Reference& reference : references_) {
            if (reference.first != at || reference.kind == Reference::Kind::kCode) continue;
            if (reference.kind == Reference::Kind::kNumber && act_with(reference.last)) continue;
            const bool act = reference.kind == Reference::Kind::kAct;
            const Query cited(term(act ? "A" : "N", reference.key));
            // The same number without its kind, or written in another way, counts less.
            std::vector<std::string> terms;
            for (std::size_t i = at; i <= reference.last; ++i) terms.push_back(tokens_[i].exact);
            Part part;
            part.core = Query(Query::OP_OR, scaled(cited, 2), Query(Query::OP_PHRASE, terms.begin(), terms.end()));
            parts_.push_back(std::move(part));
            mark(at, reference.last);
            return reference.last + 1;
        }
        return 0;
    }

    /// Whether an act ends with this token, so that its number alone is not taken.
    bool act_with(std::size_t last) const {
        return std::any_of(references_.begin(), references_.end(), [&](const Reference& reference) {
            return reference.kind == Reference::Kind::kAct && reference.last == last;
        });
    }

    /// Last token of the wording when it is what begins at `at`; stop words between its words do not matter.
    std::size_t ends_at(const Expressions::Wording& wording, std::size_t at) const {
        std::size_t matched = 0;
        for (std::size_t i = at; i < tokens_.size(); ++i) {
            const Token& token = tokens_[i];
            if (!token.stem.empty() && token.stem == wording.stems[matched] && (!wording.capitals || token.upper)) {
                if (++matched == wording.stems.size()) return i;
            } else if (i == at || !Vocabulary::get().is_stop_word(token.exact)) {
                return std::string::npos;
            }
        }
        return std::string::npos;
    }

    std::size_t take_synonym(std::size_t at) {
        std::size_t longest = std::string::npos;
        bool capitals = false;
        std::vector<std::pair<const Expressions::Synonyms*, const Expressions::Wording*>> found;
        for (const Expressions::Synonyms& group : Expressions::get().synonyms())
            for (const Expressions::Wording& wording : group) {
                const std::size_t last = ends_at(wording, at);
                if (last == std::string::npos || (longest != std::string::npos && last < longest)) continue;
                if (longest == std::string::npos || last > longest) found.clear();
                longest = last;
                capitals = wording.capitals;
                found.emplace_back(&group, &wording);
            }
        if (found.empty()) return 0;
        std::vector<Query> others;
        for (const auto& [group, typed] : found)
            for (const Expressions::Wording& wording : *group) {
                if (&wording == typed || wording.capitals) continue;
                others.push_back(scaled(all_stems(wording.stems), kWeights.synonym));
                if (wording.stems.size() == 1) words_.stems.insert(wording.stems[0]);
            }
        // The words as typed, put together as always; the other wordings beside them.
        std::vector<Part> before;
        before.swap(parts_);
        if (!capitals)
            for (std::size_t i = at; i <= longest; ++i) take_word(tokens_[i]);
        else
            words_.exact.insert(tokens_[at].exact);
        Part part;
        const Query typed = parts_.empty() ? Query() : combine_parts(0);
        others.push_back(typed);
        part.core = Query(Query::OP_OR, others.begin(), others.end());
        parts_ = std::move(before);
        parts_.push_back(std::move(part));
        return longest + 1;
    }

    /// Numbers and letters without a blank between ("31.05.2024", "4.2", "D1-S03"): beside one another.
    std::size_t take_number_run(std::size_t at) {
        std::size_t last = at;
        bool digit = tokens_[at].kind == Token::Kind::kNumber;
        while (last + 1 < tokens_.size() && tokens_[last + 1].glued) {
            ++last;
            digit = digit || tokens_[last].kind == Token::Kind::kNumber;
        }
        if (last == at || !digit) return 0;
        std::vector<std::string> terms;
        for (std::size_t i = at; i <= last; ++i) terms.push_back(tokens_[i].exact);
        Part part;
        part.core = Query(Query::OP_PHRASE, terms.begin(), terms.end());
        parts_.push_back(std::move(part));
        mark(at, last);
        return last + 1;
    }

    void take_word(const Token& token) {
        const Vocabulary& vocabulary = Vocabulary::get();
        Part part;
        const bool number = token.stem.empty();
        part.core = Query(number ? token.exact : "Z" + token.stem);
        Query title(term("S", token.exact));
        part.bonus = scaled(title, kWeights.title);
        if (!number) {
            part.bonus |= scaled(Query(token.exact), kWeights.exact);
            part.bonus |= scaled(Query(term("ZS", token.stem)), kWeights.title_stem);
        }
        if (vocabulary.is_stop_word(token.exact))
            part.need = 0;
        else if (vocabulary.is_weak_word(token.exact))
            part.need = 1;
        if (part.need == 0)
            words_.optional.insert(token.exact);
        else
            plain_.push_back(token.exact);
        (number || part.need == 0 ? words_.exact : words_.stems)
            .insert(number || part.need == 0 ? token.exact : token.stem);
        parts_.push_back(std::move(part));
    }

    /// All required parts but `missing` of them, the others raising the rank.
    Query combine_parts(std::size_t missing) const {
        int need = 0;
        for (const Part& part : parts_) need = std::max(need, part.need);
        std::vector<Query> required;
        Query bonus;
        for (const Part& part : parts_) {
            if (part.need == need)
                required.push_back(part.core);
            else
                bonus |= scaled(part.core, part.need == 0 ? kWeights.stop_word : 1);
            bonus |= scaled(part.bonus, part.need == 0 ? kWeights.stop_word : 1);
        }
        return both(enough_of(required, missing), bonus);
    }

    static Query enough_of(const std::vector<Query>& required, std::size_t missing) {
        if (missing == 0 || required.size() <= missing) return Query(Query::OP_AND, required.begin(), required.end());
        std::vector<Query> choices;
        for (std::size_t a = 0; a < required.size(); ++a)
            for (std::size_t b = missing == 1 ? a : a + 1; b < (missing == 1 ? a + 1 : required.size()); ++b) {
                std::vector<Query> rest;
                for (std::size_t i = 0; i < required.size(); ++i)
                    if (i != a && i != b) rest.push_back(required[i]);
                choices.emplace_back(Query::OP_AND, rest.begin(), rest.end());
            }
        return Query(Query::OP_OR, choices.begin(), choices.end());
    }

    Query combine() {
        if (parts_.empty()) return {};
        return both(combine_parts(options_.missing_words), nearness() | title_cover());
    }

    /// Raises titles that consist of what is asked for: the shorter the title, the more.
    Query title_cover() const {
        std::vector<std::string> terms;
        for (const Token& token : tokens_)
            if (!token.stem.empty() && !Vocabulary::get().is_stop_word(token.exact))
                terms.push_back(term("ZS", token.stem));
        Query cover;
        if (terms.empty()) return cover;
        const Query in_title(Query::OP_AND, terms.begin(), terms.end());
        for (std::size_t length = terms.size(); length <= kLongestTitle; ++length) {
            const double share = static_cast<double>(terms.size()) / static_cast<double>(length);
            cover |= scaled(Query(Query::OP_FILTER, in_title, Query(term("V", std::to_string(length)))),
                            kWeights.title_cover * share);
        }
        return cover;
    }

    Query nearness() const {
        if (plain_.size() < 2 || tokens_.size() > 12) return {};
        std::vector<std::string> all, title;
        for (const Token& token : tokens_) {
            all.push_back(token.exact);
            title.push_back(term("S", token.exact));
        }
        Query query = scaled(Query(Query::OP_PHRASE, title.begin(), title.end()), kWeights.title_phrase);
        query |= scaled(Query(Query::OP_PHRASE, all.begin(), all.end()), kWeights.phrase);
        if (plain_.size() <= kMostNearWords)
            query |= scaled(
                Query(Query::OP_NEAR, plain_.begin(), plain_.end(), static_cast<Xapian::termcount>(plain_.size() + 6)),
                kWeights.near_by);
        return query;
    }

    const std::string& text_;
    const ReadableTerms& index_;
    const BuildOptions& options_;
    QueryWords& words_;
    std::vector<Token> tokens_;
    std::vector<Reference> references_;
    std::vector<Part> parts_;
    std::vector<std::string> plain_;  ///< exact forms of the words that are no stop words
};

}  // namespace

Query words_query(const std::string& text, const ReadableTerms& index, const BuildOptions& options, QueryWords& words) {
    return WordsQuery(text, index, options, words).run();
}

std::vector<std::string> known_code_terms(std::string_view text, const ReadableTerms& index, bool confused) {
    const CodeKey key = code_key(text);
    if (key.empty()) return {};
    std::vector<std::string> found;
    const auto look_up = [&](const CodeKey& candidate) {
        for (const std::string& known : {code_term(key_text(candidate)), compact_code_term(compact_key(candidate))})
            if (index.has(known)) {
                found.push_back(known);
                return;
            }
    };
    look_up(key);
    if (confused && found.empty())
        for (const CodeKey& candidate : confusable_keys(key)) look_up(candidate);
    return found;
}

}  // namespace pravila::search
