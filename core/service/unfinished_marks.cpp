#include "core/service/unfinished_marks.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "core/text/analysis.h"
#include "core/text/letters.h"

namespace pravila {
namespace {

constexpr std::size_t kMostMarks = 200, kMostPrinted = 80, kLongestField = 60;

long count_of(const ExtractedDocument& document, const char* key) {
    const auto found = document.metadata.find(key);
    if (found == document.metadata.end()) return 0;
    return std::max(0L, std::strtol(found->second.c_str(), nullptr, 10));
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::string printed_part(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (characters++ == kMostPrinted) return std::string(text.substr(0, at)) + "…";
    }
    return std::string(text);
}

/// Bytes of a filler character at `at` and how much of a blank it is worth: dots 1, "…" and "_" more. 0: none.
struct Filler {
    std::size_t bytes = 0;
    int worth = 0;
};
Filler filler_at(std::string_view text, std::size_t at) {
    if (text[at] == '.') return {1, 2};
    if (text[at] == '_') return {1, 3};
    if (text.substr(at, 3) == "…") return {3, 4};
    return {};
}

/// The next run of dots or underscores that leaves room to write: "....", "___", "……". Spaces may stand inside.
struct Run {
    std::size_t begin = std::string_view::npos;
    std::size_t end = 0;
};
Run blank_run(std::string_view text, std::size_t from) {
    constexpr int kEnough = 8;
    for (std::size_t at = from; at < text.size();) {
        int worth = 0;
        std::size_t next = at, end = at;
        while (next < text.size()) {
            const Filler filler = filler_at(text, next);
            if (filler.bytes == 0 && (worth == 0 || text[next] != ' ')) break;
            worth += filler.worth;
            next += filler.bytes == 0 ? 1 : filler.bytes;
            if (filler.bytes != 0) end = next;
        }
        if (worth >= kEnough) return {at, end};
        at = std::max(next, at + 1);
    }
    return {};
}

/// What a submission must state on its cover, folded. Approval, registration and signatures come later.
bool is_cover_label(std::string_view label) {
    static constexpr std::array<std::string_view, 28> kLabels = {"cod",
                                                                 "codul",
                                                                 "cod procedura",
                                                                 "codul procedurii",
                                                                 "cod document",
                                                                 "codul documentului",
                                                                 "indicativ",
                                                                 "titlu",
                                                                 "titlul",
                                                                 "titlul procedurii",
                                                                 "denumire",
                                                                 "denumirea",
                                                                 "denumirea procedurii",
                                                                 "denumirea documentului",
                                                                 "privind",
                                                                 "procedura operationala privind",
                                                                 "procedura de sistem privind",
                                                                 "compartiment",
                                                                 "compartimentul",
                                                                 "editia",
                                                                 "editie",
                                                                 "revizia",
                                                                 "revizie",
                                                                 "data editiei",
                                                                 "data reviziei",
                                                                 "se aplica de la",
                                                                 "se aplica de la data de",
                                                                 "data intrarii in vigoare"};
    return label.size() < 64 && std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
}

/// "Cod: " -> "cod"; a line is never folded when it is too long for a label.
std::string folded_label(std::string_view text) {
    std::string_view label = trimmed(text);
    while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.remove_suffix(1);
    if (label.size() > 80) return "";
    return std::string(trimmed(fold(label)));
}

class Search {
  public:
    Search(const ExtractedDocument& document, DocumentType type) : document_(document), type_(type) {}

    UnfinishedMarks run() {
        found_.insertions = count_of(document_, "tracked_insertions");
        found_.deletions = count_of(document_, "tracked_deletions");
        found_.comments = count_of(document_, "comments");
        bool cover = type_ != DocumentType::kForm && type_ != DocumentType::kAnnex && type_ != DocumentType::kRegister;
        for (const Block& block : document_.blocks) {
            if (block.kind == Block::Kind::kHeading && !block.label.empty()) cover = false;
            const bool states = cover || block.kind == Block::Kind::kHeader;
            look_at_text(block, block.text);
            if (states) look_for_blanks(block, block.text);
            for (const auto& row : block.rows)
                for (const auto& cell : row) look_at_text(block, cell);
            if (states && block.kind != Block::Kind::kFooter) look_at_table(block);
        }
        return std::move(found_);
    }

  private:
    void add(UnfinishedMark::Kind kind, const Block& block, std::string_view printed, Message message) {
        if (found_.marks.size() < kMostMarks)
            found_.marks.push_back({kind, block.anchor, printed_part(printed), std::move(message)});
    }

    void look_at_text(const Block& block, std::string_view text) {
        look_for_fields(block, text);
        look_for_guidance(block, text);
    }

    /// "#FUNCȚIE#": capitals, digits, spaces and underscores between two signs.
    void look_for_fields(const Block& block, std::string_view text) {
        for (std::size_t at = text.find('#'); at != std::string_view::npos;) {
            const std::size_t end = text.find('#', at + 1);
            if (end == std::string_view::npos) return;
            const std::string_view name = text.substr(at + 1, end - at - 1);
            if (!is_field_name(name)) {
                at = end;
                continue;
            }
            const std::string_view printed = text.substr(at, end - at + 1);
            add(UnfinishedMark::Kind::kField, block, printed,
                msg("{mark} was left in the text; write the value in its place.", {{"mark", std::string(printed)}}));
            at = text.find('#', end + 1);
        }
    }

    static bool is_field_name(std::string_view name) {
        if (name.size() < 2 || name.size() > kLongestField || name.front() == ' ' || name.back() == ' ') return false;
        int capitals = 0;
        for (std::size_t at = 0; at < name.size();) {
            const letters::Letter letter = letters::read(name, at);
            if (letter.kind == letters::Kind::kLetter) {
                if (!letter.upper) return false;
                ++capitals;
            } else if (letter.kind != letters::Kind::kDigit && name[at] != ' ' && name[at] != '_' && name[at] != '-' &&
                       name[at] != '.' && name[at] != '/') {
                return false;
            }
            at = letter.end;
        }
        return capitals >= 2;
    }

    /// "[…completați: …]", also with three dots and in other letters. "[…]" alone marks what a quotation leaves out.
    void look_for_guidance(const Block& block, std::string_view text) {
        for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
            std::size_t word = at + 1;
            while (word < text.size()) {
                const Filler filler = filler_at(text, word);
                if (filler.bytes == 0 && text[word] != ' ') break;
                word += filler.bytes == 0 ? 1 : filler.bytes;
            }
            if (found_.marks.size() >= kMostMarks) return;
            const std::string start = fold(text.substr(word, 12));
            if (!start.starts_with("completat")) continue;
            const std::size_t end = text.find(']', word);
            const std::string_view printed = text.substr(at, end == std::string_view::npos ? end : end - at + 1);
            add(UnfinishedMark::Kind::kGuidance, block, printed,
                msg("Guidance was left in the text: {text}", {{"text", printed_part(printed)}}));
        }
    }

    void blank(const Block& block, std::string_view label, std::string_view printed) {
        while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.remove_suffix(1);
        add(UnfinishedMark::Kind::kBlank, block, printed,
            msg("The cover leaves a field blank: {field}. Fill it in.", {{"field", std::string(label)}}));
    }

    /// "Cod: ........   Ediția ....": a label, with or without a value begun, before each blank.
    void look_for_blanks(const Block& block, std::string_view text) {
        std::size_t from = 0;
        for (Run run = blank_run(text, 0); run.begin != std::string_view::npos; run = blank_run(text, run.end)) {
            std::string_view before = text.substr(from, run.begin - from);
            from = run.end;
            const std::size_t parted = before.find_last_of(",;\t\n|");
            if (parted != std::string_view::npos) before.remove_prefix(parted + 1);
            const std::string_view label = trimmed(before.substr(0, before.find(':')));
            if (is_cover_label(folded_label(label))) blank(block, label, trimmed(before));
        }
    }

    static bool is_list_of_signatures(const Block& block) {
        static constexpr std::array<std::string_view, 5> kColumns = {
            "semnatura", "numele si prenumele", "data primirii", "componenta revizuita", "nume si prenume"};
        for (std::size_t row = 0; row < block.rows.size() && row < 2; ++row)
            for (const auto& cell : block.rows[row]) {
                const std::string label = folded_label(cell);
                if (std::find(kColumns.begin(), kColumns.end(), label) != kColumns.end()) return true;
            }
        return false;
    }

    void look_at_table(const Block& block) {
        if (is_list_of_signatures(block)) return;
        for (const auto& row : block.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                look_for_blanks(block, row[i]);
                if (i + 1 == row.size() || !is_cover_label(folded_label(row[i]))) continue;
                const std::string_view value = trimmed(row[i + 1]);
                // Nothing after "Revizia" is revision 0, as covers print it.
                const bool nothing = value.empty() && row.size() == 2 && !folded_label(row[i]).starts_with("revizi");
                if (nothing || blank_run(value, 0).begin != std::string_view::npos)
                    blank(block, trimmed(row[i]), trimmed(row[i]));
            }
        }
    }

    const ExtractedDocument& document_;
    DocumentType type_;
    UnfinishedMarks found_;
};

}  // namespace

UnfinishedMarks unfinished_marks(const ExtractedDocument& document, DocumentType type) {
    return Search(document, type).run();
}

std::string unresolved_sentence(const UnfinishedMarks& marks, const Catalogue& words) {
    std::vector<std::string> parts;
    if (marks.insertions > 0) parts.push_back(words.plural("{n} insertion", "{n} insertions", marks.insertions));
    if (marks.deletions > 0) parts.push_back(words.plural("{n} deletion", "{n} deletions", marks.deletions));
    if (marks.comments > 0) parts.push_back(words.plural("{n} comment", "{n} comments", marks.comments));
    if (parts.empty()) return "";
    if (parts.size() == 3)
        return words.text(msg("The document has {first}, {second} and {third} nobody has resolved.",
                              {{"first", parts[0]}, {"second", parts[1]}, {"third", parts[2]}}));
    if (parts.size() == 2)
        return words.text(msg("The document has {first} and {second} nobody has resolved.",
                              {{"first", parts[0]}, {"second", parts[1]}}));
    if (marks.insertions + marks.deletions + marks.comments > 1)
        return words.text(msg("The document has {what} nobody has resolved.", {{"what", parts[0]}}));
    return marks.comments == 1
               ? words.text(msg("The document has {what} nobody has resolved. (a comment)", {{"what", parts[0]}}))
               : words.text(msg("The document has {what} nobody has resolved. (a change)", {{"what", parts[0]}}));
}

}  // namespace pravila
