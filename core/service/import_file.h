#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/i18n/message.h"
#include "core/service/context.h"

namespace pravila {

/// Something worth telling about an imported file: a stable rule id and the sentence for people.
struct Warning {
    std::string rule;
    Message message;
};

/// A file as recognised, ready to become a revision. Empty members were not found; nothing here is a guess.
struct ImportCandidate {
    std::string path;  ///< as given on the command line or relative to the folder
    std::string file_name;
    std::string bytes;
    std::string sha256;
    std::string format;  ///< registry name of the format
    std::string extractor;
    std::string extraction;  ///< JSON of the extracted document
    std::string language;
    PartRole role = PartRole::kText;

    std::string code;  ///< canonical spelling; empty: unfiled
    CodeKey key;
    std::vector<CodeAssignment> further_codes;
    std::string title;
    DocumentType type = DocumentType::kOther;
    std::string unit;
    std::vector<std::string> participating;
    std::optional<EditionRevision> number;
    std::string number_printed;
    StatedDate approved, effective;
    std::string registry_number;
    std::optional<Date> registry_date;
    std::string template_code;
    std::string parent_code;  ///< of a form or annex
    std::string review_by, responsible, place, remarks;
    std::vector<Warning> warnings;
};

enum class ImportStatus { kAdded, kRevised, kUnchanged, kConflict };
std::string_view to_text(ImportStatus status);

struct ImportOutcome {
    ImportStatus status = ImportStatus::kUnchanged;
    DocumentId document;
    RevisionId revision;
    std::string code;  ///< with suffix, as it stands in the store
    std::string code_suffix;
    EditionRevision number;
    std::vector<Warning> warnings;
    std::optional<Message> conflict;  ///< why it was not stored
};

/// Stores one recognised file inside a transaction that is already open: document, code, unit, revision, part, content,
/// extracted text, validity of its neighbours, log entries and feed rows.
///
/// Same bytes as something imported before: kUnchanged, nothing written. Same document, edition and revision with other
/// bytes: kConflict, nothing written. A code that another unit's or another title's document holds: both are kept, the
/// new one with a visible suffix.
ImportOutcome import_file(StoreWriter& writer, const Context& context, const ImportCandidate& candidate,
                          const BatchId& batch);

/// Gives forms that came before their procedure the link to it. @return how many were linked; writes nothing when none.
int link_forms(const Context& context);

/// Writes the entry that ends a batch which changed something.
struct BatchSummary {
    long long files = 0, added = 0, revised = 0, unchanged = 0, conflict = 0, failed = 0, skipped = 0, bytes = 0;
};
void finish_batch(const Context& context, const BatchId& batch, const BatchSummary& summary);

}  // namespace pravila
