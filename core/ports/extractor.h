#pragma once

#include <string>
#include <variant>

#include "core/i18n/message.h"
#include "core/model/extracted_document.h"

namespace pravila {

/// Why a file gave no text.
struct ExtractionFailure {
    std::string rule;  ///< stable id: format.unknown, file.empty, file.encrypted, file.damaged, zip.bomb, xml.dtd,
                       ///< worker.died, worker.timeout, limit.memory…
    Message message;   ///< what is wrong and what to do
    bool not_a_document = false;  ///< the file is of no kind we read (image, program): reported as skipped, not failed
};

/// Turns bytes into text. The implementation parses in a separate, limited process; a hostile file costs itself only.
/// Thread rule: callable from several threads, which then share the pool of workers.
class Extractor {
  public:
    virtual ~Extractor() = default;
    virtual std::variant<ExtractedDocument, ExtractionFailure> extract(const std::string& bytes,
                                                                       const std::string& file_name) = 0;
};

}  // namespace pravila
