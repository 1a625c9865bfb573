#pragma once

#include <exception>
#include <functional>
#include <string>

#include "indexer/formats/readers.h"

namespace pravila::formats {

/// How a reader gives up from deep inside: caught at the reader's edge by guarded(), never seen outside formats.
class Refusal : public std::exception {
  public:
    explicit Refusal(ExtractionFailure failure) : failure_(std::move(failure)) {}
    const ExtractionFailure& failure() const { return failure_; }
    const char* what() const noexcept override { return failure_.rule.c_str(); }

  private:
    ExtractionFailure failure_;
};

ExtractionFailure damaged_file();    ///< file.damaged
ExtractionFailure encrypted_file();  ///< file.encrypted

/// @throws Refusal with this rule and message.
[[noreturn]] void refuse(std::string rule, Message message);
[[noreturn]] void refuse_damaged();        ///< file.damaged
[[noreturn]] void refuse_encrypted();      ///< file.encrypted
[[noreturn]] void refuse_bomb();           ///< zip.bomb
[[noreturn]] void refuse_too_much_text();  ///< limit.text

/// Runs a reader and turns Refusal and exhausted memory into a failure.
Reading guarded(const std::function<ExtractedDocument()>& read);

}  // namespace pravila::formats
