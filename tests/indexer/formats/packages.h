#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/model/extracted_document.h"
#include "core/ports/extractor.h"

namespace pravila::test {

using Members = std::vector<std::pair<std::string, std::string>>;

/// A zip in memory. @param password  encrypts every member (AES-256) when not empty
std::string zip(const Members& members, const std::string& password = {});

/// A Word file with this inside <w:body>, and further parts; the names of known parts ("word/styles.xml",
/// "word/header1.xml", …) get their relationships: rId of a header is its file name without ".xml".
std::string docx(const std::string& body, const Members& parts = {});
/// A part of a Word file: the root element with all namespaces around this. @param root  "w:styles"
std::string word_part(const std::string& root, const std::string& inside);
std::string p(const std::string& text, const std::string& properties = {});  ///< <w:p> with one run
std::string r(const std::string& text, const std::string& properties = {});  ///< <w:r>
std::string styles(const std::string& inside);                               ///< word/styles.xml

/// An OpenDocument text with this inside <office:text>; `styles` inside office:automatic-styles of content.xml.
std::string odt(const std::string& text, const std::string& automatic_styles = {}, const Members& parts = {});
std::string odf_part(const std::string& root, const std::string& inside);

/// Reads as the program does; fails the test when there is a failure instead.
ExtractedDocument document(const std::string& bytes, const std::string& name = "a.docx");
/// The rule of the failure; "" when there is a document.
std::string failure_rule(const std::string& bytes, const std::string& name = "a.docx");

/// One line a block: "h1[5.2] Depunerea", "p text", "li0[a)] text", "note[1] text", "header text", "table a|b / c|d".
/// Line breaks inside are shown as ⏎, tabs as ⇥.
std::vector<std::string> listing(const ExtractedDocument& document);

}  // namespace pravila::test
