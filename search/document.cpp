#include "search/document.h"

#include <xapian.h>

#include <algorithm>
#include <unordered_map>

#include "core/codification/code_key.h"
#include "core/text/analysis.h"
#include "core/text/vocabulary.h"
#include "search/access_filter.h"
#include "search/fields.h"
#include "search/record.h"
#include "search/terms.h"

namespace pravila::search {

namespace {

constexpr std::size_t kMostIndexedBytes = std::size_t{16} * 1024 * 1024;  ///< of text of one revision
constexpr std::size_t kMostChunks = 60000, kMostSections = 60000;
constexpr std::size_t kMostHeadingBytes = 300;  ///< of a heading, as kept for hits
constexpr Xapian::termpos kGap = 20;            ///< between parts, so that no phrase reaches across

/// A paragraph taken for a heading would be as long as it likes.
std::string shown_heading(const std::string& heading) {
    if (heading.size() <= kMostHeadingBytes) return heading;
    std::size_t size = kMostHeadingBytes;
    while (size > 0 && (static_cast<unsigned char>(heading[size]) & 0xC0) == 0x80) --size;
    return heading.substr(0, size) + "…";
}

class Builder {
  public:
    explicit Builder(const IndexedRevision& revision) : revision_(revision) {}

    Xapian::Document run() {
        facts();
        codes();
        title();
        units();
        words(revision_.registry_number, 1);
        cite(revision_.registry_number, analyse(revision_.registry_number));
        for (const IndexedSection& section : revision_.sections) add_section(section);
        for (const auto& [stem, frequency] : stems_) document_.add_term("Z" + stem, frequency);
        document_.set_data(to_bytes(record_));
        return std::move(document_);
    }

  private:
    void facts() {
        const Validity validity = validity_of(revision_);
        record_ = {revision_.revision,
                   revision_.document,
                   revision_.code,
                   revision_.slug,
                   revision_.title,
                   revision_.unit_name,
                   revision_.type,
                   revision_.number,
                   validity,
                   {},
                   {}};
        document_.add_boolean_term(unique_term(revision_.revision));
        document_.add_boolean_term(institution_term(revision_.institution));
        document_.add_boolean_term(type_term(revision_.type));
        document_.add_boolean_term(lifecycle_term(revision_.lifecycle));
        document_.add_boolean_term(access_term(stage_of(validity.lifecycle, validity.unfiled), revision_.audience));
        if (revision_.owner_id) document_.add_boolean_term(term(kOwner, revision_.owner_id->str()));
        for (const UnitId& unit : revision_.participating_ids) document_.add_boolean_term(term(kTakesPart, unit.str()));
        if (validity.unfiled) document_.add_boolean_term(kUnfiledTerm);
        if (validity.open_undated() && !validity.unfiled) document_.add_boolean_term(kUndatedTerm);
        if (validity.effective.day) {
            document_.add_value(kBegins, day_value(*validity.effective.day));
            if (validity.has_days() && !validity.unfiled) days(validity);
        }
        document_.add_value(kValidity, validity.packed());
    }

    void days(const Validity& validity) {
        const int from = day_number(*validity.effective.day);
        const int until = validity.effective_until ? day_number(*validity.effective_until) : 1 << 15;
        const std::string_view prefix = validity.superseded_undated ? kPastDays : kDays;
        for (const std::string& block : interval_terms(prefix, from, until)) document_.add_boolean_term(block);
    }

    void codes() {
        std::vector<CodeKey> keys = revision_.keys;
        if (keys.empty() && !revision_.unfiled) keys.push_back(code_key(revision_.code));
        document_.add_value(kOrder, sort_key(keys.empty() ? CodeKey() : keys.front(), revision_.number));
        Xapian::termpos place = 1;
        for (const CodeKey& key : keys) {
            if (key.empty()) continue;
            document_.add_term(code_term(key_text(key)));
            document_.add_term(compact_code_term(compact_key(key)));
            document_.add_boolean_term(term("R", key_text(key)));
            for (const Token& token : analyse(key_text(key))) document_.add_posting(term("C", token.exact), place++);
            place += kGap;
            words(key_text(key), kTitleWdf);
        }
        if (const CodeKey parent = code_key(revision_.parent_code); !parent.empty())
            document_.add_boolean_term(term("R", key_text(parent)));
    }

    void title() {
        const std::vector<Token> tokens = words(revision_.title, kTitleWdf);
        Xapian::termpos place = 1;
        std::size_t telling = 0;
        for (const Token& token : tokens) {
            document_.add_posting(term("S", token.exact), place++);
            if (!token.stem.empty()) document_.add_term(term("ZS", token.stem));
            if (!Vocabulary::get().is_stop_word(token.exact)) ++telling;
        }
        document_.add_boolean_term(term("V", std::to_string(std::min(telling, kLongestTitle))));
        cite(revision_.title, tokens);
    }

    void units() {
        std::string value(to_text(revision_.type));
        std::vector<std::string> names = revision_.participating;
        names.insert(names.begin(), revision_.unit_name);
        std::vector<std::string> seen;
        for (const std::string& name : names) {
            const std::string folded = fold(name);
            if (folded.empty() || std::find(seen.begin(), seen.end(), folded) != seen.end()) continue;
            seen.push_back(folded);
            value += '\x1F' + name;
            document_.add_boolean_term(unit_term(name));
            for (const Token& token : analyse(name)) {
                document_.add_boolean_term(term("B", token.exact));
                if (!token.stem.empty()) document_.add_boolean_term(term("ZB", token.stem));
            }
        }
        document_.add_value(kTypeAndUnits, value);
    }

    std::vector<Token> words(std::string_view text, unsigned wdf) {
        std::vector<Token> tokens = analyse(text);
        add(tokens, wdf);
        return tokens;
    }

    void add(const std::vector<Token>& tokens, unsigned wdf) {
        for (const Token& token : tokens) {
            document_.add_posting(token.exact, ++place_, wdf);
            if (!token.stem.empty()) stems_[token.stem] += wdf;
        }
        place_ += kGap;
    }

    void cite(std::string_view text, const std::vector<Token>& tokens) {
        for (const Reference& reference : references(text, tokens)) {
            const std::string_view prefix = reference.kind == Reference::Kind::kAct      ? "A"
                                            : reference.kind == Reference::Kind::kNumber ? "N"
                                                                                         : "R";
            document_.add_term(term(prefix, reference.key));
        }
    }

    void add_section(const IndexedSection& section) {
        const std::vector<Token> heading = words(section.heading, kHeadingWdf);
        cite(section.heading, heading);
        std::vector<std::string_view> parts = pieces(section.text);
        if (parts.empty()) parts.emplace_back();
        if (record_.sections.size() < kMostSections)
            record_.sections.push_back({section.anchor, shown_heading(section.heading)});
        for (const std::string_view part : parts) {
            if (indexed_ + part.size() > kMostIndexedBytes) return;
            indexed_ += part.size();
            const std::vector<Token> tokens = analyse(part);
            add(tokens, 1);
            place_ -= kGap;  // pieces of one section follow one another
            cite(part, tokens);
            if (indexed_ <= kMostStoredBytes && record_.chunks.size() < kMostChunks) keep(part, heading, tokens);
        }
        place_ += kGap;
    }

    void keep(std::string_view part, const std::vector<Token>& heading, const std::vector<Token>& tokens) {
        Chunk& chunk = record_.chunks.emplace_back();
        chunk.section = record_.sections.size() - 1;
        for (const std::vector<Token>* list : {&heading, &tokens})
            for (const Token& token : *list)
                chunk.stems.push_back(short_hash(token.stem.empty() ? token.exact : token.stem));
        std::sort(chunk.stems.begin(), chunk.stems.end());
        chunk.stems.erase(std::unique(chunk.stems.begin(), chunk.stems.end()), chunk.stems.end());
        chunk.compressed = compress(part);
    }

    const IndexedRevision& revision_;
    Xapian::Document document_;
    Record record_;
    std::unordered_map<std::string, unsigned> stems_;  ///< with how often each stands there
    Xapian::termpos place_ = 0;
    std::size_t indexed_ = 0;
};

}  // namespace

Xapian::Document make_document(const IndexedRevision& revision) { return Builder(revision).run(); }

}  // namespace pravila::search
