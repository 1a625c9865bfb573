#pragma once

#include "indexer/formats/assembler.h"
#include "indexer/xml/parse.h"

namespace pravila::formats {

/// Reads a document in Akoma Ntoso (OASIS LegalDocML 1.0): parts, chapters and articles become headings with their
/// numbers as labels, numbered paragraphs and points list items, authorial notes notes. Deleted text is left out.
void read_akoma_ntoso(const xml::Node& root, Assembler& into);

}  // namespace pravila::formats
