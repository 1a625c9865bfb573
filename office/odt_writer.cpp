#include "office/odt_writer.h"

#include "office/docx_parts.h"
#include "office/odt_body.h"
#include "office/odt_styles.h"
#include "office/xml_text.h"
#include "office/zip_writer.h"

namespace pravila::office {
namespace {

constexpr const char* kMime = "application/vnd.oasis.opendocument.text";
constexpr const char* kOdfHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr const char* kFonts =
    "<office:font-face-decls><style:font-face style:name=\"Serif\" svg:font-family=\"&apos;Times New Roman&apos;\" "
    "style:font-family-generic=\"roman\" style:font-pitch=\"variable\"/></office:font-face-decls>";

std::string content_xml(const Document& document) {
    OdtStyles styles("P");
    OdtBody body(document, styles);
    const std::string text = body.body_xml();
    return std::string(kOdfHead) + "<office:document-content" + kOdfNamespaces + " office:version=\"1.2\">" + kFonts +
           "<office:automatic-styles>" + styles.xml() + "</office:automatic-styles><office:body><office:text>" + text +
           "</office:text></office:body></office:document-content>";
}

std::string styles_xml(const Document& document) {
    OdtStyles styles("M");
    OdtBody body(document, styles);
    const OdtRunning running{body.running_xml(document.running.header), body.running_xml(document.running.footer)};
    OdtRunning first;
    if (document.first_page)
        first = {body.running_xml(document.first_page->header), body.running_xml(document.first_page->footer)};
    return std::string(kOdfHead) + "<office:document-styles" + kOdfNamespaces + " office:version=\"1.2\">" + kFonts +
           odt_named_styles_xml(document.metadata) + "<office:automatic-styles>" + styles.xml() +
           odt_page_layout_xml(document.page) + "</office:automatic-styles>" +
           odt_master_pages_xml(running, document.first_page ? &first : nullptr) + "</office:document-styles>";
}

std::string meta_xml(const Metadata& metadata) {
    std::string out = std::string(kOdfHead) + "<office:document-meta" + kOdfNamespaces +
                      " office:version=\"1.2\"><office:meta><meta:generator>Pravila</meta:generator><dc:title>" +
                      escaped(metadata.title) + "</dc:title><dc:subject>" + escaped(metadata.subject) +
                      "</dc:subject><meta:initial-creator>" + escaped(metadata.author) +
                      "</meta:initial-creator><dc:creator>" + escaped(metadata.author) +
                      "</dc:creator><meta:creation-date>" + escaped(metadata.created) +
                      "</meta:creation-date><dc:date>" + escaped(metadata.created) + "</dc:date><dc:language>" +
                      escaped(metadata.language) + "</dc:language>";
    if (metadata.pages > 0)
        out += "<meta:document-statistic meta:page-count=\"" + std::to_string(metadata.pages) + "\"/>";
    return out + "</office:meta></office:document-meta>";
}

std::string manifest_xml() {
    std::string out = std::string(kOdfHead) +
                      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                      "manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
                      "manifest:media-type=\"" +
                      kMime + "\"/>";
    for (const char* part : {"content.xml", "styles.xml", "meta.xml"})
        out +=
            std::string("<manifest:file-entry manifest:full-path=\"") + part + "\" manifest:media-type=\"text/xml\"/>";
    return out + "</manifest:manifest>";
}

}  // namespace

std::string write_odt(const Document& document) {
    ZipWriter zip;
    zip.add("mimetype", kMime, false);
    zip.add("content.xml", content_xml(document));
    zip.add("styles.xml", styles_xml(document));
    zip.add("meta.xml", meta_xml(document.metadata));
    zip.add("META-INF/manifest.xml", manifest_xml());
    return zip.finish();
}

}  // namespace pravila::office
