#pragma once

#include <libxml/parser.h>

#include <memory>

namespace pravila::xml {

struct ParserContextDeleter {
    void operator()(xmlParserCtxt* context) const noexcept { xmlFreeParserCtxt(context); }
};
struct DocumentDeleter {
    void operator()(xmlDoc* document) const noexcept { xmlFreeDoc(document); }
};
struct CharDeleter {
    void operator()(xmlChar* text) const noexcept { xmlFree(text); }
};

using ParserContextHandle = std::unique_ptr<xmlParserCtxt, ParserContextDeleter>;
using DocumentHandle = std::unique_ptr<xmlDoc, DocumentDeleter>;
using CharHandle = std::unique_ptr<xmlChar, CharDeleter>;

}  // namespace pravila::xml
