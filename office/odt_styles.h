#pragma once

#include <map>
#include <string>

#include "office/document.h"

namespace pravila::office {

inline constexpr const char* kOdfNamespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"";

/// Automatic styles, made on demand: the same properties are one style. Names are given in the order of asking, so that
/// same document, same bytes. Body and page headers have automatic styles of their own, hence the prefix.
class OdtStyles {
  public:
    explicit OdtStyles(std::string prefix) : prefix_(std::move(prefix)) {}

    /// @param family      "paragraph", "text", "table", "table-column", "table-row", "table-cell"
    /// @param attributes  further attributes of style:style, with a space before each
    /// @param content     the property elements
    std::string name_of(const std::string& family, const std::string& attributes, const std::string& content);
    std::string xml() const { return xml_; }

  private:
    std::string prefix_;
    std::map<std::string, std::string> names_;
    std::string xml_;
};

/// office:styles: the named styles (Standard, Heading_20_1 …, lists, notes).
std::string odt_named_styles_xml(const Metadata& metadata);
/// Page layout and master pages; the headers and footers are given as finished XML.
struct OdtRunning {
    std::string header;
    std::string footer;
};
std::string odt_page_layout_xml(const Page& page);
std::string odt_master_pages_xml(const OdtRunning& running, const OdtRunning* first_page);

}  // namespace pravila::office
