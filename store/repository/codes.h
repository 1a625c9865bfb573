#pragma once

#include <string>

#include "core/ports/code_store.h"
#include "store/db/session.h"

namespace pravila {

/// Codes inside someone else's transaction. Thread rule: one thread at a time.
class CodeTables final : public CodeWriter {
  public:
    /// @param institution  outlives this object.
    CodeTables(db::Session& session, const std::string& institution) : db_(session), institution_(institution) {}

    std::vector<GivenCode> given_codes(const CodeKey& prefix) override;
    std::vector<ReservedCode> reserved_codes(const CodeKey& prefix) override;
    std::optional<ReservedCode> reserved_code(const std::string& system, const CodeKey& key) override;
    std::vector<ReservedCode> expired_codes(Date day) override;
    std::vector<GivenCode> double_codes() override;
    std::vector<GivenCode> parallel_codes() override;

    void add_reserved_code(const ReservedCode& code) override;
    void update_reserved_code(const ReservedCode& code) override;

  private:
    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
