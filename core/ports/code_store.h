#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/reserved_code.h"

namespace pravila {

/// A code that some document bears or bore.
struct GivenCode {
    DocumentId document;
    CodeAssignment code;
};

/// Codes apart from their documents. Limited to the scope's institution.
class CodeReader {
  public:
    virtual ~CodeReader() = default;

    /// Codes of documents, current and former, whose key begins with these tokens and has more; by key. Reads nothing
    /// else. An empty prefix means all.
    virtual std::vector<GivenCode> given_codes(const CodeKey& prefix) = 0;
    /// The same of codes without a document, in every state.
    virtual std::vector<ReservedCode> reserved_codes(const CodeKey& prefix) = 0;
    virtual std::optional<ReservedCode> reserved_code(const std::string& system, const CodeKey& key) = 0;
    /// Still reserved, with a last day before `day`.
    virtual std::vector<ReservedCode> expired_codes(Date day) = 0;
    /// Keys that several documents bear at once, told apart by a suffix only; by key.
    virtual std::vector<GivenCode> double_codes() = 0;
    /// Codes of documents that bear several at once; by document.
    virtual std::vector<GivenCode> parallel_codes() = 0;
};

class CodeWriter : public CodeReader {
  public:
    virtual void add_reserved_code(const ReservedCode& code) = 0;  ///< @throws Error kConflict: the key is taken
    virtual void update_reserved_code(const ReservedCode& code) = 0;
};

}  // namespace pravila
