#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/document.h"
#include "core/ports/paper_maker.h"

namespace pravila {

std::string_view to_text(PaperFormat format);  ///< docx, odt, pdf
std::optional<PaperFormat> paper_format_from(std::string_view text);

/// A paper, ready to be handed out.
struct PaperFile {
    std::string bytes;
    std::string file_name;  ///< as people keep it: "PO-URB-04 Ed.2 Rev.1 Eliberarea certificatelor.docx"
    PaperFormat format = PaperFormat::kDocx;
};

/// A paper of a revision, as it is asked for.
struct PaperRequest {
    std::string code;                         ///< any spelling
    std::optional<EditionRevision> number{};  ///< nothing: the one that people mean, see each paper
    PaperFormat format = PaperFormat::kDocx;
};

/// A file name of at most 150 bytes that every file system takes: code, edition, revision, title, and a word about what
/// it is, which may be empty. Letters of the title stay as they are written.
std::string paper_file_name(const std::string& code, EditionRevision number, const std::string& title,
                            std::string_view what, PaperFormat format);

}  // namespace pravila
