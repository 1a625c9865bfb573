#include <libxml/HTMLparser.h>

#include <algorithm>
#include <climits>

#include "indexer/formats/charset.h"
#include "indexer/formats/html_tree.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"
#include "indexer/xml/handles.h"

namespace pravila::formats {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// The first 4 KiB in lower case, the zero bytes of UTF-16 left out.
std::string beginning(std::string_view bytes) {
    std::string head(bytes.substr(0, 4096));
    head.erase(std::remove(head.begin(), head.end(), '\0'), head.end());
    return lower(head);
}

/// What <meta charset=…>, its older form or an XML declaration says.
std::string declared_charset(std::string_view bytes) {
    const std::string head = beginning(bytes);
    for (const std::string_view key : {"charset=", "encoding="}) {
        std::size_t at = head.find(key);
        if (at == head.npos) continue;
        at += key.size();
        while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
        const std::size_t end = head.find_first_of("\"' ;>/?", at);
        return head.substr(at, end == head.npos ? 0 : end - at);
    }
    return {};
}

std::string text_below(const xmlNode* node) {
    const xml::CharHandle text(xmlNodeGetContent(node));
    return text ? without_extra_space(reinterpret_cast<const char*>(text.get())) : std::string();
}

void add_head(ExtractedDocument& document, const xmlNode* root) {
    document.language = lower(html_attribute(root, "lang")).substr(0, 2);
    for (const xmlNode* part = root->children; part; part = part->next) {
        if (part->type != XML_ELEMENT_NODE || lower(reinterpret_cast<const char*>(part->name)) != "head") continue;
        for (const xmlNode* node = part->children; node; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) continue;
            const std::string name = lower(reinterpret_cast<const char*>(node->name));
            if (name == "title" && !document.metadata.contains("title")) {
                std::string title = text_below(node);
                std::replace(title.begin(), title.end(), '\n', ' ');
                if (!title.empty() && title.size() <= 2000) document.metadata["title"] = std::move(title);
            }
            const std::string key = name == "meta" ? lower(html_attribute(node, "name")) : std::string();
            if (key == "author" || key == "description" || key == "keywords") {
                std::string value = html_attribute(node, "content");
                if (!value.empty() && value.size() <= 2000) document.metadata[key] = std::move(value);
            }
        }
    }
}

struct Context {
    htmlParserCtxtPtr context = htmlNewParserCtxt();
    ~Context() {
        if (context) htmlFreeParserCtxt(context);
    }
};

xml::DocumentHandle parse(const std::string& text) {
    if (text.size() > INT_MAX) refuse_damaged();
    const Context parser;
    if (!parser.context) throw std::bad_alloc();
    xml::DocumentHandle tree(htmlCtxtReadMemory(
        parser.context, text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC));
    if (parser.context->lastError.code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
    return tree;
}

}  // namespace

bool recognises_html(std::string_view bytes, std::string_view file_name) {
    std::string head = beginning(bytes);
    const std::size_t start = head.find('<');
    if (start == head.npos) return false;
    const std::string_view before = std::string_view(head).substr(0, start);
    const bool begins =
        before.size() <= 64 && before.find_first_of("abcdefghijklmnopqrstuvwxyz0123456789") == before.npos;
    if (begins && (head.find("<!doctype html") != head.npos || head.find("<html") != head.npos)) return true;
    const std::string name = lower(file_name);
    return (name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml")) &&
           decode_text(bytes, declared_charset(bytes)).has_value();
}

Reading read_html(std::string_view bytes, std::string_view) {
    return guarded([&]() -> ExtractedDocument {
        const auto decoded = decode_text(bytes, declared_charset(bytes));
        if (!decoded) refuse_not_text();
        ExtractedDocument document;
        document.extractor = "html/1";
        document.format = "html";
        document.metadata["charset"] = decoded->charset;
        if (decoded->guessed) document.warnings.push_back("text.charset_guessed");
        const xml::DocumentHandle tree = parse(decoded->text);
        const xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
        if (!root) return document;
        add_head(document, root);
        document.blocks = blocks_of_tree(root);
        return document;
    });
}

}  // namespace pravila::formats
