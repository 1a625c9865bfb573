#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace pravila {

/// What the analyser knows of single words beyond its rules, from data/vocabulary: exceptions.tsv, spellings.tsv and
/// stop_words.tsv. Thread rule: immutable; get() returns the same object to every thread.
class Vocabulary {
  public:
    static const Vocabulary& get();

    /// The stem given to a folded word, or nullptr when the rules decide.
    const std::string* stem_exception(const std::string& word) const;
    /// Today's spelling of a folded word ("hotarire" -> "hotarare", "sint" -> "sunt"); the word itself when it has
    /// none.
    void modernise(std::string& word) const;
    /// Words that carry no meaning of their own ("de", "pentru"): never required, hardly weighed.
    bool is_stop_word(const std::string& exact) const { return stop_words_.count(exact) != 0; }
    /// Words true of nearly every document here ("procedura", "vigoare"): not required beside others.
    bool is_weak_word(const std::string& exact) const { return weak_words_.count(exact) != 0; }

    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;

  private:
    Vocabulary();

    std::unordered_map<std::string, std::string> exceptions_, spellings_;
    std::vector<std::pair<std::string, std::string>> spelling_beginnings_;
    std::unordered_set<std::string> stop_words_, weak_words_;
};

/// What the analyser knows of expressions, from data/vocabulary: synonyms.tsv and acts.tsv.
/// Thread rule: immutable; get() returns the same object to every thread.
class Expressions {
  public:
    /// One way to say something: stems in order, without stop words.
    struct Wording {
        std::vector<std::string> stems;
        bool capitals = false;  ///< an abbreviation that is also a common word ("CU"): only when written in capitals
    };
    using Synonyms = std::vector<Wording>;

    /// What a kind of act is called: "hotărâre de consiliu local" is hcl.
    struct ActName {
        std::vector<std::string> stems;
        std::string kind;
    };

    static const Expressions& get();

    const std::vector<Synonyms>& synonyms() const { return synonyms_; }
    /// Names of acts, those with most words first.
    const std::vector<ActName>& acts() const { return acts_; }

    Expressions(const Expressions&) = delete;
    Expressions& operator=(const Expressions&) = delete;

  private:
    Expressions();

    std::vector<Synonyms> synonyms_;
    std::vector<ActName> acts_;
};

}  // namespace pravila
