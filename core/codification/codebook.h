#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/codification/scheme.h"
#include "core/model/date.h"
#include "core/model/document.h"

namespace pravila {

/// A word that stands for a type in codes. What PS means belongs to the institution, not to the program.
struct TypeWord {
    std::string word;  ///< "PO", "PSp", "ROF"
    DocumentType type = DocumentType::kOther;
    std::string title;              ///< "procedură operațională"
    std::string key, folded_title;  ///< "PO", "PROCEDURA OPERATIONALA"
};

/// A list of allowed values with their times, since departments are renamed, merged and split.
struct CodeList {
    struct Entry {
        std::string code, title;
        std::optional<Date> from, until;  ///< in use from that day, no longer from that day on
        std::string successor;            ///< code that followed it; empty when none
        CodeKey key;
    };
    std::string name;
    std::vector<Entry> entries;
};

/// What a printed text is, read as a code.
struct ParsedCode {
    bool ok = false;        ///< one of the codebook's schemes reads it
    std::string canonical;  ///< canonical spelling when ok, else as printed (NFC, trimmed)
    CodeKey key;            ///< canonical key; also when not ok. Empty when the text can be no code at all
    std::string slug;       ///< "po-urb-4"; empty when the key is
    std::optional<DocumentType> type;
    std::string type_word;  ///< "PO"
    std::string entity, system, directorate, department, standard, clause, activity, year, number,
        subnumber;             ///< as canonical
    std::string scheme;        ///< name of the scheme that reads it
    std::string codification;  ///< SCIM, ISO…: the system the scheme belongs to
    bool is_form = false;      ///< a form or annex; mostly it belongs to the document `parent`
    std::string parent;        ///< canonical spelling of the parent's code; empty when the scheme names none
    CodeKey parent_key;
    std::string form;                      ///< number of the form or annex inside its parent
    std::optional<int> edition, revision;  ///< when the scheme prints them; never part of the key
    std::vector<SegmentValue> values;
    std::optional<Message> reason;  ///< why not ok: where the text leaves the nearest scheme
    std::string suggestion;  ///< when not ok: the code it may be a misprint of (0 for O, 1 for I); empty when none
};

/// A code standing in running text.
struct FoundCode {
    std::size_t begin = 0, end = 0;  ///< bytes, end exclusive
    ParsedCode code;                 ///< always ok
};

/// The schemes, type words and code lists of an institution. Values only; copies are independent.
/// Thread rule: const members may be called from several threads.
class Codebook {
  public:
    /// What the program carries: every pattern seen in practice, for institutions that gave no scheme of their own.
    static const Codebook& built_in();
    /// Reads a scheme file (format: docs/codification.md). Type words default to the built-in ones.
    /// @throws Error kInvalidInput naming the line of the first problem.
    static Codebook from_toml(std::string_view text);
    /// All problems of a scheme file, in order of line; empty when it can be used. Examples must read back to
    /// themselves.
    static std::vector<SchemeProblem> check(std::string_view text);

    /// Reads a text as one code, whatever its spelling. Where several schemes can, one that prints exactly this text
    /// wins, then the lowest `order`. At most 64 characters; never throws.
    ParsedCode parse_code(std::string_view text) const;

    /// The codes standing in a text, left to right, longest first, not overlapping. Stricter than parse_code: letters
    /// and numbers must hang together as printed codes do, so that "PO 5 minute" is none. At most 1,000 are returned.
    std::vector<FoundCode> find_codes(std::string_view text) const;

    const std::vector<Scheme>& schemes() const { return schemes_; }
    const Scheme* scheme(std::string_view name) const;
    const std::vector<TypeWord>& types() const { return types_; }
    const std::vector<CodeList>& lists() const { return lists_; }
    /// "PO", "PS"…: what looks_confused() wants.
    std::vector<std::string> type_words() const;
    /// By word as in codes ("PO", "po") or by title ("Procedură operațională", any diacritics, also "Procedura …").
    std::optional<DocumentType> type_of(std::string_view word_or_title) const;
    const CodeList* list(std::string_view name) const;

    /// Abbreviations of the units ("URB", "API"), so that "poapi01" can be taken apart too.
    void set_departments(std::vector<std::string> abbreviations);
    const std::vector<std::string>& departments() const { return departments_; }

  private:
    static Codebook read_built_in();
    static Codebook read_own(std::string_view text, std::vector<SchemeProblem>& problems);
    void add_toml(std::string_view text, std::vector<SchemeProblem>& problems);
    void finish(std::vector<SchemeProblem>& problems);

    std::vector<Scheme> schemes_;
    std::vector<TypeWord> types_;
    std::vector<CodeList> lists_;
    std::vector<std::string> departments_;
};

}  // namespace pravila
