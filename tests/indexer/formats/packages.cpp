#include "tests/indexer/formats/packages.h"

#include <zip.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "indexer/formats/format.h"

namespace pravila::test {

namespace {

constexpr const char* kWordNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

constexpr const char* kOdfNamespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

std::string relationship(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
}

std::string relationships(const std::string& inside) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
           "</Relationships>";
}

/// "word/header2.xml" -> "header2"
std::string stem(const std::string& name) {
    const std::size_t slash = name.rfind('/') + 1;
    return name.substr(slash, name.rfind('.') - slash);
}

std::string visible(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "⏎";
        else if (c == '\t')
            out += "⇥";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::string zip(const Members& members, const std::string& password) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* archive = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* out = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
    zip_source_keep(archive);
    for (const auto& [name, content] : members) {
        zip_source_t* source = zip_source_buffer(out, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(out, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) throw std::runtime_error("member " + name + " cannot be added");
        if (!password.empty())
            zip_file_set_encryption(out, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password.c_str());
    }
    if (zip_close(out) != 0) throw std::runtime_error(zip_strerror(out));
    zip_stat_t stat;
    zip_source_stat(archive, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(archive);
    zip_source_read(archive, bytes.data(), bytes.size());
    zip_source_close(archive);
    zip_source_free(archive);
    return bytes;
}

std::string word_part(const std::string& root, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + root + kWordNamespaces + ">" + inside +
           "</" + root + ">";
}

std::string docx(const std::string& body, const Members& parts) {
    Members members = {
        {"[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
         "PartName=\"/word/document.xml\" ContentType=\"application/"
         "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
    };
    std::string of_document;
    std::string of_package = relationship("rId1", kOffice + "officeDocument", "word/document.xml");
    for (const auto& [name, content] : parts) {
        if (name == "docProps/core.xml") {
            of_package += relationship(
                "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", name);
            continue;
        }
        if (!name.starts_with("word/")) continue;
        std::string type = stem(name);
        while (type.back() >= '0' && type.back() <= '9') type.pop_back();
        of_document += relationship(stem(name), kOffice + type, stem(name) + ".xml");
    }
    members.emplace_back("_rels/.rels", relationships(of_package));
    members.emplace_back("word/_rels/document.xml.rels", relationships(of_document));
    members.emplace_back("word/document.xml", word_part("w:document", "<w:body>" + body + "</w:body>"));
    members.insert(members.end(), parts.begin(), parts.end());
    return zip(members);
}

std::string r(const std::string& text, const std::string& properties) {
    return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t xml:space=\"preserve\">" +
           escaped(text) + "</w:t></w:r>";
}

std::string p(const std::string& text, const std::string& properties) {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + r(text) + "</w:p>";
}

std::string styles(const std::string& inside) { return word_part("w:styles", inside); }

std::string odf_part(const std::string& root, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + kOdfNamespaces + " office:version=\"1.2\">" +
           inside + "</" + root + ">";
}

std::string odt(const std::string& text, const std::string& automatic_styles, const Members& parts) {
    Members members = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml", odf_part("office:document-content", "<office:automatic-styles>" + automatic_styles +
                                                                "</office:automatic-styles><office:body><office:text>" +
                                                                text + "</office:text></office:body>")},
    };
    members.insert(members.end(), parts.begin(), parts.end());
    return zip(members);
}

ExtractedDocument document(const std::string& bytes, const std::string& name) {
    auto reading = formats::read_document(bytes, name);
    if (const auto* failure = std::get_if<ExtractionFailure>(&reading))
        throw std::runtime_error("not read: " + failure->rule);
    return std::get<ExtractedDocument>(std::move(reading));
}

std::string failure_rule(const std::string& bytes, const std::string& name) {
    const auto reading = formats::read_document(bytes, name);
    const auto* failure = std::get_if<ExtractionFailure>(&reading);
    return failure ? failure->rule : std::string();
}

std::vector<std::string> listing(const ExtractedDocument& document) {
    std::vector<std::string> lines;
    for (const Block& block : document.blocks) {
        std::string line;
        switch (block.kind) {
            case Block::Kind::kHeading:
                line = "h" + std::to_string(block.level);
                break;
            case Block::Kind::kListItem:
                line = "li" + std::to_string(block.level);
                break;
            case Block::Kind::kParagraph:
                line = "p";
                break;
            default:
                line = to_text(block.kind);
        }
        if (!block.label.empty()) line += "[" + block.label + "]";
        if (!block.text.empty()) line += " " + visible(block.text);
        for (std::size_t row = 0; row < block.rows.size(); ++row) {
            line += row ? " / " : " ";
            for (std::size_t cell = 0; cell < block.rows[row].size(); ++cell)
                line += (cell ? "|" : "") + visible(block.rows[row][cell]);
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace pravila::test
