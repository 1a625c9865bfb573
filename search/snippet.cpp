#include "search/snippet.h"

#include <algorithm>
#include <map>

#include "core/text/analysis.h"

namespace pravila::search {

namespace {

constexpr std::size_t kWindowBytes = 260;
constexpr std::size_t kLeadBytes = 60;  ///< shown before the first marked word
constexpr std::size_t kMostSearchedChunks = 60;

void append_escaped(std::string& html, std::string_view text) {
    bool space = false;
    for (const char c : text) {
        // Line ends and tabs of tables read as blanks; other control characters have no place in HTML.
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) {
            space = true;
            continue;
        }
        if (space && !html.empty()) html += ' ';
        space = false;
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += c;
        }
    }
    if (space) html += ' ';
}

/// Words that begin with a prefix are not in Chunk::stems; a section is chosen by the other words then.
double value_of(const Chunk& chunk, const QueryWords& words) {
    double value = 0;
    const auto count = [&](const std::string& term) {
        if (std::binary_search(chunk.stems.begin(), chunk.stems.end(), short_hash(term)))
            value += words.optional.count(term) ? 0.05 : 1;
    };
    for (const std::string& stem : words.stems) count(stem);
    for (const std::string& exact : words.exact) {
        const std::vector<Token> tokens = analyse(exact);
        if (tokens.size() == 1) count(tokens[0].stem.empty() ? exact : tokens[0].stem);
    }
    return value;
}

/// The word of the query that a token is, or nothing.
const std::string* matched(const Token& token, const QueryWords& words) {
    if (const auto found = words.exact.find(token.exact); found != words.exact.end()) return &*found;
    if (!token.stem.empty())
        if (const auto found = words.stems.find(token.stem); found != words.stems.end()) return &*found;
    for (const std::string& prefix : words.prefixes)
        if (token.exact.starts_with(prefix)) return &prefix;
    return nullptr;
}

struct Hit {
    std::size_t begin = 0, end = 0;
    const std::string* word = nullptr;
};

std::vector<Hit> hits_in(const std::string& text, const QueryWords& words) {
    std::vector<Hit> hits;
    for (const Token& token : analyse(text))
        if (const std::string* word = matched(token, words)) hits.push_back({token.begin, token.end, word});
    return hits;
}

/// Index of the hit where the first window begins that covers most of the query.
std::size_t best_window(const std::vector<Hit>& hits, const QueryWords& words) {
    std::size_t best = 0;
    double best_value = -1;
    for (std::size_t first = 0; first < hits.size(); ++first) {
        if (words.optional.count(*hits[first].word) && hits.size() > 1 && best_value >= 0) continue;
        double value = 0;
        std::map<const std::string*, bool> seen;
        for (std::size_t i = first; i < hits.size() && hits[i].end <= hits[first].begin + kWindowBytes - kLeadBytes;
             ++i)
            if (!seen[hits[i].word]) {
                seen[hits[i].word] = true;
                value += words.optional.count(*hits[i].word) ? 0.05 : 1;
            }
        if (value > best_value + 1e-9) {
            best_value = value;
            best = first;
        }
    }
    return best;
}

bool is_boundary(const std::string& text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// A window of the text as HTML, cut at blanks where there are some near.
std::string window(const std::string& text, const std::vector<Hit>& hits, std::size_t first) {
    std::size_t from = 0, to = text.size();
    if (!hits.empty() && hits[first].begin > kLeadBytes) {
        from = hits[first].begin - kLeadBytes;
        const std::size_t blank = text.find_first_of(" \n\t", from);
        if (blank < hits[first].begin) from = blank + 1;
        while (!is_boundary(text, from)) ++from;
    }
    if (text.size() - from > kWindowBytes) {
        to = from + kWindowBytes;
        const std::size_t blank = text.find_last_of(" \n\t", to);
        if (blank != std::string::npos && blank > from + kWindowBytes / 2) to = blank;
        while (!is_boundary(text, to)) --to;
    }
    std::string html = from > 0 ? "… " : "";
    std::size_t at = from;
    for (std::size_t i = first; i < hits.size() && hits[i].end <= to; ++i) {
        if (hits[i].begin < at) continue;
        append_escaped(html, std::string_view(text).substr(at, hits[i].begin - at));
        html += "<mark>";
        append_escaped(html, std::string_view(text).substr(hits[i].begin, hits[i].end - hits[i].begin));
        html += "</mark>";
        at = hits[i].end;
    }
    append_escaped(html, std::string_view(text).substr(at, to - at));
    if (to < text.size()) html += " …";
    return html;
}

constexpr double kCoverWorth = 0.6;

}  // namespace

Excerpt excerpt(const Record& record, const QueryWords& words) {
    const Chunk* best = nullptr;
    double best_value = 0;
    for (const Chunk& chunk : record.chunks) {
        // The cover repeats the title and names officials; what the procedure says about it helps more.
        const double worth = record.sections[chunk.section].heading.empty() ? kCoverWorth : 1;
        const double value = worth * value_of(chunk, words);
        if (value > best_value + 1e-9) {
            best_value = value;
            best = &chunk;
        }
    }
    const bool found = best_value > 0.9;  // more than stop words
    std::string text;
    std::vector<Hit> hits;
    if (found) {
        text = decompress(best->compressed);
        hits = hits_in(text, words);
    } else {
        // Words that begin with a prefix are looked for in the text itself, not too far.
        const std::size_t most = words.prefixes.empty() ? 1 : kMostSearchedChunks;
        for (std::size_t i = 0; i < record.chunks.size() && i < most && hits.empty(); ++i) {
            best = &record.chunks[i];
            text = decompress(best->compressed);
            if (!words.prefixes.empty()) hits = hits_in(text, words);
        }
        if (hits.empty() && !record.chunks.empty()) text = decompress((best = &record.chunks[0])->compressed);
    }
    Excerpt result;
    if (found || !hits.empty()) {
        result.anchor = record.sections[best->section].anchor;
        result.heading = record.sections[best->section].heading;
    }
    result.html = window(text, hits, hits.empty() ? 0 : best_window(hits, words));
    return result;
}

}  // namespace pravila::search
