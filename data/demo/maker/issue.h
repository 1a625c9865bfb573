#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/demo/maker/source.h"
#include "office/document.h"

namespace pravila::demo {

/// Whether a file is made of pages (DOCX, ODT, PDF) or one long text (Markdown, HTML, plain text).
enum class Medium { kPaged, kFlat };

/// One issue of one document on its way to paper: what every part of a layout needs to know.
struct Issue {
    const Source& source;
    const Revision& revision;
    std::vector<const Revision*> history;  ///< all issues up to this one, oldest first, this one last
    std::vector<office::Block> text;

    /// A number below `choices` that depends on the document and on what it is for: institutions print the same thing
    /// in many ways, and one document keeps its way through all its issues.
    unsigned choice(const char* purpose, unsigned choices) const;

    std::string type_name() const;                     ///< "PROCEDURĂ OPERAȚIONALĂ"
    std::string edition_line() const;                  ///< "Ediția a II-a", "Ediția: II", "Ediția/Revizia: 2/0"
    std::optional<std::string> revision_line() const;  ///< "Revizia 1", "Revizia: -"; none when nothing is printed
    std::string edition_and_revision() const;          ///< both, joined by a comma
    std::string header_code() const;
    std::optional<std::string> header_revision_line() const;
    std::string registry_line() const;  ///< "Nr. înreg. 436 / 08.03.2024", "Aprobat prin HCL 57/2025" or ""
};

inline constexpr const char* kInstitution = "Primăria Municipiului Teiușani";
inline constexpr const char* kCounty = "Județul Lunca";
inline constexpr const char* kTown = "Municipiul Teiușani";

/// The complete document of one issue, in the letters of that issue.
office::Document lay_out(const Source& source, const Revision& revision, Medium medium);

}  // namespace pravila::demo
