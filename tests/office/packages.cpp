#include "tests/office/packages.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <zip.h>

#include <catch2/catch.hpp>

namespace pravila::test {

Package open_package(const std::string& bytes) {
    Package package;
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    REQUIRE(source != nullptr);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    REQUIRE(archive != nullptr);
    const auto count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) == 0);
        if (i == 0) package.first_is_stored = stat.comp_method == ZIP_CM_STORE;
        std::string content(stat.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        REQUIRE(file != nullptr);
        CHECK(zip_fread(file, content.data(), content.size()) == static_cast<zip_int64_t>(content.size()));
        zip_fclose(file);
        package.names.emplace_back(stat.name);
        const bool is_new = package.members.emplace(stat.name, std::move(content)).second;
        CHECK(is_new);
    }
    zip_discard(archive);
    return package;
}

Xml parse_xml(const std::string& text) {
    return Xml(xmlReadMemory(text.data(), static_cast<int>(text.size()), "part.xml", nullptr,
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
}

std::vector<std::string> find_all(const Xml& document, const std::string& xpath) {
    struct ContextDeleter {
        void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
    };
    struct ObjectDeleter {
        void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
    };
    REQUIRE(document);
    const std::unique_ptr<xmlXPathContext, ContextDeleter> context(xmlXPathNewContext(document.get()));
    const std::pair<const char*, const char*> prefixes[] = {
        {"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
        {"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
        {"rel", "http://schemas.openxmlformats.org/package/2006/relationships"},
        {"ct", "http://schemas.openxmlformats.org/package/2006/content-types"},
        {"x", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
        {"office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
        {"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
        {"table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
        {"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
        {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
        {"manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
    };
    for (const auto& [prefix, uri] : prefixes) {
        xmlXPathRegisterNs(context.get(), reinterpret_cast<const xmlChar*>(prefix),
                           reinterpret_cast<const xmlChar*>(uri));
    }
    const std::unique_ptr<xmlXPathObject, ObjectDeleter> found(
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(xpath.c_str()), context.get()));
    REQUIRE(found);
    std::vector<std::string> out;
    const xmlNodeSet* nodes = found->nodesetval;
    for (int i = 0; nodes != nullptr && i < nodes->nodeNr; ++i) {
        xmlChar* content = xmlNodeGetContent(nodes->nodeTab[i]);
        out.emplace_back(reinterpret_cast<const char*>(content));
        xmlFree(content);
    }
    return out;
}

int count(const Xml& document, const std::string& xpath) { return static_cast<int>(find_all(document, xpath).size()); }

}  // namespace pravila::test
