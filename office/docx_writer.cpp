#include "office/docx_writer.h"

#include <vector>

#include "office/docx_body.h"
#include "office/docx_parts.h"
#include "office/xml_text.h"
#include "office/zip_writer.h"

namespace pravila::office {
namespace {

constexpr const char* kRelationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* kContentTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A part under word/ with its relationship from the main document.
struct Part {
    std::string file;
    std::string relationship;  // last word of the relationship type
    std::string content_type;  // last words of the content type, before +xml
    std::string xml;
};

std::string id_of(std::size_t index) { return "rId" + std::to_string(index + 1); }

std::string wrapped(const char* element, const std::string& content) {
    return std::string(kXmlHead) + "<w:" + element + kWordNamespaces + ">" + content + "</w:" + element + ">";
}

std::string relationships_head() {
    return std::string(kXmlHead) +
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
}

std::string package_relationships() {
    return relationships_head() + "<Relationship Id=\"rId1\" Type=\"" + kRelationshipTypes +
           "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" "
           "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
           "Target=\"docProps/core.xml\"/>"
           "<Relationship Id=\"rId3\" Type=\"" +
           kRelationshipTypes + "extended-properties\" Target=\"docProps/app.xml\"/></Relationships>";
}

std::string document_relationships(const std::vector<Part>& parts) {
    std::string out = relationships_head();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += "<Relationship Id=\"" + id_of(i) + "\" Type=\"" + kRelationshipTypes + parts[i].relationship +
               "\" Target=\"" + parts[i].file + "\"/>";
    }
    return out + "</Relationships>";
}

std::string content_types(const std::vector<Part>& parts) {
    std::string out =
        std::string(kXmlHead) +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
        "ContentType=\"application/xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"" +
        kContentTypes + "document.main+xml\"/>";
    for (const auto& part : parts) {
        out += "<Override PartName=\"/word/" + part.file + "\" ContentType=\"" + kContentTypes + part.content_type +
               "+xml\"/>";
    }
    return out +
           "<Override PartName=\"/docProps/core.xml\" "
           "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
           "<Override PartName=\"/docProps/app.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>";
}

/// Adds header and footer parts and gives their references for w:sectPr.
std::string add_running(DocxBody& body, const Running& running, const char* page_type, const char* suffix,
                        std::vector<Part>& parts) {
    parts.push_back({std::string("header") + suffix + ".xml", "header", "header",
                     wrapped("hdr", body.running_xml(running.header))});
    std::string references =
        std::string("<w:headerReference w:type=\"") + page_type + "\" r:id=\"" + id_of(parts.size() - 1) + "\"/>";
    parts.push_back({std::string("footer") + suffix + ".xml", "footer", "footer",
                     wrapped("ftr", body.running_xml(running.footer))});
    return references + "<w:footerReference w:type=\"" + page_type + "\" r:id=\"" + id_of(parts.size() - 1) + "\"/>";
}

std::string section_xml(const Document& document, const std::string& references) {
    const Page& page = document.page;
    const auto twips = [](double mm) { return std::to_string(twips_of_mm(mm)); };
    std::string out = "<w:sectPr>" + references + "<w:pgSz w:w=\"" + twips(page.width_mm) + "\" w:h=\"" +
                      twips(page.height_mm) + "\"" + (page.width_mm > page.height_mm ? " w:orient=\"landscape\"" : "") +
                      "/><w:pgMar w:top=\"" + twips(page.top_mm + 5) + "\" w:right=\"" + twips(page.right_mm) +
                      "\" w:bottom=\"" + twips(page.bottom_mm + 5) + "\" w:left=\"" + twips(page.left_mm) +
                      "\" w:header=\"" + twips(page.top_mm * 0.7) + "\" w:footer=\"" + twips(page.bottom_mm * 0.7) +
                      "\" w:gutter=\"0\"/>";
    if (document.first_page) out += "<w:titlePg/>";
    return out + "</w:sectPr>";
}

std::string footnotes_part(const std::string& notes) {
    return wrapped(
        "footnotes",
        "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
        "w:lineRule=\"auto\"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
        "<w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
        "w:lineRule=\"auto\"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>" +
            notes);
}

}  // namespace

std::string write_docx(const Document& document) {
    DocxBody body(document);
    std::vector<Part> parts;
    std::string references = add_running(body, document.running, "default", "1", parts);
    if (document.first_page) references += add_running(body, *document.first_page, "first", "2", parts);
    const std::string main =
        wrapped("document", "<w:body>" + body.body_xml() + section_xml(document, references) + "</w:body>");
    const std::string notes = body.footnotes_xml();
    const std::string comments = body.comments_xml();
    parts.push_back({"styles.xml", "styles", "styles", docx_styles_xml(document.metadata)});
    parts.push_back({"numbering.xml", "numbering", "numbering",
                     docx_numbering_xml(body.list_instances_xml(), body.numbers_headings())});
    parts.push_back({"settings.xml", "settings", "settings", docx_settings_xml(!notes.empty())});
    if (!notes.empty()) parts.push_back({"footnotes.xml", "footnotes", "footnotes", footnotes_part(notes)});
    if (!comments.empty()) parts.push_back({"comments.xml", "comments", "comments", wrapped("comments", comments)});

    ZipWriter zip;
    zip.add("[Content_Types].xml", content_types(parts));
    zip.add("_rels/.rels", package_relationships());
    zip.add("docProps/core.xml", docx_core_properties_xml(document.metadata));
    zip.add("docProps/app.xml", docx_app_properties_xml(document.metadata));
    zip.add("word/document.xml", main);
    zip.add("word/_rels/document.xml.rels", document_relationships(parts));
    for (auto& part : parts) zip.add("word/" + part.file, std::move(part.xml));
    return zip.finish();
}

}  // namespace pravila::office
