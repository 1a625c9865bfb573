#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/assembler.h"
#include "indexer/formats/zip_package.h"
#include "indexer/xml/parse.h"

namespace pravila::formats {

/// What kind of office file a zip holds, by its own statement.
enum class OfficeKind {
    kNone,          ///< no zip that opens, or none of these
    kWord,          ///< docx, docm, dotx, dotm
    kSheet,         ///< xlsx, xlsm, xltx, xltm
    kPresentation,  ///< pptx and its kin
    kOdfText,       ///< odt, ott
    kOdfOther,      ///< ods, odp, odg …
};

/// By [Content_Types].xml and the member `mimetype`; never by the name of the file.
OfficeKind office_kind(std::string_view bytes);

/// An Office Open XML package (ISO/IEC 29500-2): parts and the relationships between them.
class OfficePackage {
  public:
    struct Relationship {
        std::string id;
        std::string type;    ///< last part of the type's address: "styles", "header", "officeDocument"
        std::string target;  ///< name of the member, without leading slash; never an external one
    };
    using Relationships = std::vector<Relationship>;

    /// @throws Refusal file.damaged, zip.bomb
    explicit OfficePackage(std::string_view bytes) : zip_(bytes) {}

    ZipPackage& zip() { return zip_; }
    /// Relationships of a part ("" for those of the package). A missing .rels is none.
    Relationships relationships(const std::string& part);
    /// The part of the document itself. @param usual  where it is when nothing says so. @throws Refusal file.damaged
    std::string main_part(const std::string& usual);
    /// Title, author, dates and the like from docProps.
    void read_properties(Assembler& into);

  private:
    ZipPackage zip_;
};

/// First relationship of a type; nullptr when there is none.
const OfficePackage::Relationship* find_type(const OfficePackage::Relationships& all, std::string_view type);
const OfficePackage::Relationship* find_id(const OfficePackage::Relationships& all, std::string_view id);

}  // namespace pravila::formats
