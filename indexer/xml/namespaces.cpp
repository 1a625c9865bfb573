#include "indexer/xml/namespaces.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pravila::xml {

namespace {

using Row = std::pair<std::string_view, Ns>;

constexpr auto kNamespaces = std::to_array<Row>({
    {"http://www.w3.org/XML/1998/namespace", Ns::kXml},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::kWord},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::kWord},
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", Ns::kSheet},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", Ns::kSheet},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::kMath},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Ns::kMath},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::kCompatibility},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::kOfficeRelation},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::kOfficeRelation},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Ns::kPackageRelation},
    {"http://schemas.openxmlformats.org/package/2006/content-types", Ns::kContentTypes},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Ns::kCoreProperties},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", Ns::kExtendedProperties},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", Ns::kExtendedProperties},
    {"http://purl.org/dc/elements/1.1/", Ns::kDublinCore},
    {"http://purl.org/dc/terms/", Ns::kDublinCoreTerms},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", Ns::kOdfOffice},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", Ns::kOdfText},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", Ns::kOdfTable},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", Ns::kOdfDraw},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", Ns::kOdfStyle},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", Ns::kOdfFormat},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", Ns::kOdfMeta},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", Ns::kOdfManifest},
    {"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0", Ns::kOdfPresentation},
    {"http://www.w3.org/1999/xhtml", Ns::kXhtml},
});

}  // namespace

Ns namespace_of(std::string_view address) {
    const auto found =
        std::find_if(kNamespaces.begin(), kNamespaces.end(), [&](const Row& row) { return row.first == address; });
    if (found != kNamespaces.end()) return found->second;
    if (address.starts_with("http://docs.oasis-open.org/legaldocml/ns/akn/") ||
        address.starts_with("http://www.akomantoso.org/"))
        return Ns::kAkomaNtoso;
    return address.empty() ? Ns::kNone : Ns::kOther;
}

}  // namespace pravila::xml
