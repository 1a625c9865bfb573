#include "search/query_syntax.h"

#include <algorithm>
#include <array>

#include "core/text/analysis.h"

namespace pravila::search {

namespace {

struct Lexeme {
    enum class Kind { kWord, kQuoted, kOpen, kClose, kAnd, kOr, kNot };
    Kind kind = Kind::kWord;
    bool negative = false;
    const Field* field = nullptr;
    std::string text;
};

struct WrongSyntax {};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Quotes of every kind as ", no-break spaces as spaces, control characters as spaces.
std::string plain_signs(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 8> kSigns = {{{"\u201E", '"'},
                                                                                 {"\u201D", '"'},
                                                                                 {"\u201C", '"'},
                                                                                 {"\u00AB", '"'},
                                                                                 {"\u00BB", '"'},
                                                                                 {"\u201F", '"'},
                                                                                 {"\u00A0", ' '},
                                                                                 {"\u202F", ' '}}};
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                       [&](const auto& row) { return text.substr(i).starts_with(row.first); });
        if (sign != kSigns.end()) {
            plain += sign->second;
            i += sign->first.size();
        } else {
            const auto c = static_cast<unsigned char>(text[i++]);
            plain += c < 0x20 || c == 0x7F ? ' ' : static_cast<char>(c);
        }
    }
    return plain;
}

/// At most kMostQueryBytes and kMostQueryWords, cut between characters.
std::string_view shortened(std::string_view text, bool& cut) {
    if (text.size() > kMostQueryBytes) {
        std::size_t size = kMostQueryBytes;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        text = text.substr(0, size);
        cut = true;
    }
    const std::vector<Token> tokens = analyse(text);
    if (tokens.size() > kMostQueryWords) {
        text = text.substr(0, tokens[kMostQueryWords - 1].end);
        cut = true;
    }
    return text;
}

class Lexer {
  public:
    explicit Lexer(const std::string& text) : text_(text), lower_(text != upper_copy(text)) {}

    std::vector<Lexeme> run() {
        std::vector<Lexeme> found;
        while (skip_space()) found.push_back(next());
        return found;
    }

  private:
    /// Romanian operators count only where capitals stand out.
    static std::string upper_copy(std::string text) {
        for (char& c : text)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return text;
    }

    bool skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
        return at_ < text_.size();
    }

    Lexeme next() {
        Lexeme lexeme;
        if (text_[at_] == '(' || text_[at_] == ')') {
            lexeme.kind = text_[at_++] == '(' ? Lexeme::Kind::kOpen : Lexeme::Kind::kClose;
            return lexeme;
        }
        const bool sign = text_[at_] == '-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1]) &&
                          !is_digit(text_[at_ + 1]) && text_[at_ + 1] != '-';
        if (sign) {
            lexeme.negative = true;
            ++at_;
            if (text_[at_] == '(') throw WrongSyntax{};
        }
        if (text_[at_] == '"') return quoted(std::move(lexeme));
        const std::size_t from = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '"' && text_[at_] != '(' &&
               text_[at_] != ')') {
            if (text_[at_] == ':' && !lexeme.field &&
                (lexeme.field = field_named(fold(text_.substr(from, at_ - from))))) {
                ++at_;
                return field_value(std::move(lexeme));
            }
            ++at_;
        }
        lexeme.text = text_.substr(from, at_ - from);
        if (!lexeme.negative) recognise_operator(lexeme);
        return lexeme;
    }

    void recognise_operator(Lexeme& lexeme) const {
        const std::string& word = lexeme.text;
        if (word == "AND" || (lower_ && (word == "ȘI" || word == "ŞI"))) lexeme.kind = Lexeme::Kind::kAnd;
        if (word == "OR" || (lower_ && word == "SAU")) lexeme.kind = Lexeme::Kind::kOr;
        if (word == "NOT" || (lower_ && word == "NU")) lexeme.kind = Lexeme::Kind::kNot;
    }

    Lexeme quoted(Lexeme lexeme) {
        const std::size_t end = text_.find('"', ++at_);
        if (end == std::string::npos) throw WrongSyntax{};
        lexeme.kind = Lexeme::Kind::kQuoted;
        lexeme.text = text_.substr(at_, end - at_);
        at_ = end + 1;
        return lexeme;
    }

    Lexeme field_value(Lexeme lexeme) {
        if (!skip_space()) throw WrongSyntax{};
        if (text_[at_] == '"') return quoted(std::move(lexeme));
        const std::size_t from = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '"' && text_[at_] != '(' &&
               text_[at_] != ')')
            ++at_;
        lexeme.text = text_.substr(from, at_ - from);
        if (lexeme.text.empty()) throw WrongSyntax{};
        return lexeme;
    }

    const std::string& text_;
    bool lower_;
    std::size_t at_ = 0;
};

class Parser {
  public:
    explicit Parser(std::vector<Lexeme> lexemes) : lexemes_(std::move(lexemes)) {}

    QueryNode run() {
        QueryNode node = any(0);
        if (at_ != lexemes_.size()) throw WrongSyntax{};
        if (node.kind == QueryNode::Kind::kAll && !node.negative) return node;
        QueryNode root;
        root.children.push_back(std::move(node));
        return root;
    }

  private:
    using Kind = Lexeme::Kind;

    bool is(Kind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }

    QueryNode any(int depth) {
        if (depth > kMostQueryDepth) throw WrongSyntax{};
        QueryNode first = all(depth);
        if (!is(Kind::kOr)) return first;
        QueryNode node;
        node.kind = QueryNode::Kind::kAny;
        node.children.push_back(std::move(first));
        while (is(Kind::kOr)) {
            ++at_;
            node.children.push_back(all(depth));
        }
        return node;
    }

    QueryNode all(int depth) {
        QueryNode node;
        bool wanted = false;  // an operator still waits for its right side
        while (at_ < lexemes_.size() && !is(Kind::kOr) && !is(Kind::kClose)) {
            if (is(Kind::kAnd)) {
                if (node.children.empty() || wanted) throw WrongSyntax{};
                wanted = true;
                ++at_;
                continue;
            }
            bool negative = false;
            if (is(Kind::kNot)) {
                negative = true;
                if (++at_ == lexemes_.size() || is(Kind::kOr) || is(Kind::kClose) || is(Kind::kAnd) || is(Kind::kNot))
                    throw WrongSyntax{};
            }
            add(node, item(depth), negative);
            wanted = false;
        }
        if (node.children.empty() || wanted) throw WrongSyntax{};
        return node;
    }

    QueryNode item(int depth) {
        if (is(Kind::kOpen)) {
            ++at_;
            QueryNode inner = any(depth + 1);
            if (!is(Kind::kClose)) throw WrongSyntax{};
            ++at_;
            return inner;
        }
        const Lexeme& lexeme = lexemes_[at_++];
        QueryNode node;
        node.negative = lexeme.negative;
        node.text = lexeme.text;
        node.field = lexeme.field;
        node.quoted = lexeme.kind == Kind::kQuoted;
        node.kind = lexeme.field  ? QueryNode::Kind::kField
                    : node.quoted ? QueryNode::Kind::kPhrase
                                  : QueryNode::Kind::kWords;
        const std::size_t star = node.text.find('*');
        if (node.kind == QueryNode::Kind::kWords && star != std::string::npos && star + 1 == node.text.size() &&
            star >= 2) {
            node.text.pop_back();
            const std::vector<Token> tokens = analyse(node.text);
            if (tokens.size() == 1) node.kind = QueryNode::Kind::kPrefix;
        }
        return node;
    }

    /// Plain words side by side become one node, so that codes and expressions of several words are seen whole.
    static void add(QueryNode& all, QueryNode node, bool negative) {
        node.negative = node.negative || negative;
        const bool words = node.kind == QueryNode::Kind::kWords && !node.negative;
        if (words && !all.children.empty()) {
            QueryNode& before = all.children.back();
            if (before.kind == QueryNode::Kind::kWords && !before.negative) {
                before.text += ' ' + node.text;
                return;
            }
        }
        all.children.push_back(std::move(node));
    }

    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
};

/// Everything as words: operators in capitals go, signs part words anyway.
QueryNode plain_words(const std::string& text) {
    QueryNode words;
    words.kind = QueryNode::Kind::kWords;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!word.empty() && word != "AND" && word != "OR" && word != "NOT")
            words.text += (words.text.empty() ? "" : " ") + word;
        at = end + 1;
    }
    QueryNode root;
    if (!words.text.empty()) root.children.push_back(std::move(words));
    return root;
}

}  // namespace

ParsedQuery parse_query(std::string_view text) {
    ParsedQuery parsed;
    const std::string plain = plain_signs(shortened(text, parsed.simplified));
    try {
        std::vector<Lexeme> lexemes = Lexer(plain).run();
        if (!lexemes.empty()) parsed.root = Parser(std::move(lexemes)).run();
    } catch (const WrongSyntax&) {
        parsed.root = plain_words(plain);
        parsed.simplified = true;
    }
    return parsed;
}

}  // namespace pravila::search
