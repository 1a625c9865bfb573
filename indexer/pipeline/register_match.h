#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/ports/extractor.h"
#include "core/service/import_file.h"
#include "indexer/pipeline/ingest.h"
#include "indexer/recognise/register.h"

namespace pravila {

/// Reads the institution's register from a file. @throws Error kInvalidInput when it is no table, kNotFound when there
/// is no file.
DocumentList read_register(Extractor& extractor, const Codebook& codebook, const std::string& file);

/// Which row of the register is about which file, and what the row says better than the file.
///
/// A row belongs to the file it names; else to the file with its code, edition and revision (two rows or files with one
/// code are told apart by title). A row contradicts files of its code with a higher edition or revision, and the newest
/// file when none has its own: a person decides. Use: add_file for every file, match once, then apply for each.
class RegisterMatch {
  public:
    explicit RegisterMatch(DocumentList list);

    void add_file(std::size_t index, const ImportCandidate& candidate);
    void match();
    /// Fills in what the row knows; code, title, type, unit and the rest win over what was recognised, with a warning
    /// where they differ.
    /// @return why the file must not be stored: the row has another edition or revision than the cover.
    std::optional<Message> apply(std::size_t index, ImportCandidate& candidate) const;
    const RegisterReport& report() const { return report_; }

  private:
    struct File {
        std::size_t index;
        std::string path, code, key, title;
        std::optional<EditionRevision> number;
    };
    const File* file_for(const ListedDocument& row, bool& other_number) const;
    void contradict_newer(const File& matched, std::size_t row);
    void note_double_codes();

    DocumentList list_;
    std::vector<File> files_;
    std::map<std::size_t, std::size_t> row_of_file_;    ///< file index -> row
    std::map<std::size_t, std::size_t> contradicting_;  ///< file index -> row with another number
    RegisterReport report_;
};

}  // namespace pravila
