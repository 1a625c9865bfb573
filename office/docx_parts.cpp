#include "office/docx_parts.h"

#include "office/list_places.h"
#include "office/xml_text.h"

namespace pravila::office {
namespace {

const std::string kFonts =
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New "
    "Roman\"/>";

std::string heading_style(int level, int half_points, int before, int after) {
    const std::string number = std::to_string(level);
    return "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + number + "\"><w:name w:val=\"heading " + number +
           "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority "
           "w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"" +
           std::to_string(before) + "\" w:after=\"" + std::to_string(after) + "\"/><w:outlineLvl w:val=\"" +
           std::to_string(level - 1) + "\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"" + std::to_string(half_points) +
           "\"/><w:szCs w:val=\"" + std::to_string(half_points) + "\"/></w:rPr></w:style>";
}

std::string contents_style(int level, const std::string& tab) {
    const std::string number = std::to_string(level);
    return "<w:style w:type=\"paragraph\" w:styleId=\"TOC" + number + "\"><w:name w:val=\"toc " + number +
           "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority "
           "w:val=\"39\"/><w:pPr><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"" +
           tab + "\"/></w:tabs><w:spacing w:after=\"60\"/><w:ind w:left=\"" + std::to_string((level - 1) * 284) +
           "\"/></w:pPr></w:style>";
}

struct LevelLook {
    const char* format;
    const char* text;  // %N is replaced by the number of the level
};

LevelLook look_of(ListKind kind) {
    switch (kind) {
        case ListKind::kDash:
            return {"bullet", "-"};
        case ListKind::kBullet:
            return {"bullet", "•"};
        case ListKind::kDecimalBracket:
            return {"decimal", "%N)"};
        case ListKind::kLetterBracket:
            return {"lowerLetter", "%N)"};
        case ListKind::kLetterDot:
            return {"lowerLetter", "%N."};
        case ListKind::kDecimalDot:
        case ListKind::kTyped:
            break;
    }
    return {"decimal", "%N."};
}

std::string abstract_list(ListKind kind) {
    std::string out = "<w:abstractNum w:abstractNumId=\"" + std::to_string(static_cast<int>(kind)) +
                      "\"><w:multiLevelType w:val=\"hybridMultilevel\"/>";
    const LevelLook look = look_of(kind);
    for (int level = 0; level < 2; ++level) {
        std::string text = look.text;
        if (const auto at = text.find('N'); at != std::string::npos) text.replace(at, 1, std::to_string(level + 1));
        out += "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
               look.format + "\"/><w:lvlText w:val=\"" + text + "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" +
               std::to_string(twips_of_mm(12.0 + 8.0 * level)) + "\" w:hanging=\"" + std::to_string(twips_of_mm(7)) +
               "\"/></w:pPr><w:rPr>" + kFonts + "</w:rPr></w:lvl>";
    }
    return out + "</w:abstractNum>";
}

// The headings' list takes the abstract number that kTyped leaves free.
std::string heading_list() {
    std::string out = "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>";
    std::string text;
    for (int level = 0; level < 3; ++level) {
        text += "%" + std::to_string(level + 1) + ".";
        const std::string number = std::to_string(level + 1);
        out += "<w:lvl w:ilvl=\"" + std::to_string(level) +
               "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Heading" + number +
               "\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"" + text +
               "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>";
    }
    return out + "</w:abstractNum>";
}

}  // namespace

std::string docx_styles_xml(const Metadata& metadata) {
    const std::string language = escaped(metadata.language);
    std::string out =
        std::string(kXmlHead) + "<w:styles" + kWordNamespaces + "><w:docDefaults><w:rPrDefault><w:rPr>" + kFonts +
        "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"" + language + "\" w:eastAsia=\"" + language +
        "\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"259\" "
        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
        "w:val=\"Normal\"/><w:qFormat/></w:style>"
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default "
        "Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
        "Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" "
        "w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom "
        "w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
    out += heading_style(1, 26, 280, 120) + heading_style(2, 24, 200, 100) + heading_style(3, 24, 160, 80);
    for (int level = 4; level <= 6; ++level) out += heading_style(level, 24, 120, 60);
    out +=
        "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn "
        "w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"10\"/><w:qFormat/><w:pPr><w:jc "
        "w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"ListParagraph\"><w:name w:val=\"List Paragraph\"/><w:basedOn "
        "w:val=\"Normal\"/><w:uiPriority w:val=\"34\"/><w:qFormat/><w:pPr><w:spacing w:after=\"60\"/><w:jc "
        "w:val=\"both\"/></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"TOCHeading\"><w:name w:val=\"TOC Heading\"/><w:basedOn "
        "w:val=\"Normal\"/><w:uiPriority w:val=\"39\"/><w:rPr><w:b/><w:sz w:val=\"28\"/><w:szCs "
        "w:val=\"28\"/></w:rPr></w:style>";
    const std::string tab = std::to_string(twips_of_mm(Page{}.text_width_mm()));
    for (int level = 1; level <= 3; ++level) out += contents_style(level, tab);
    out +=
        "<w:style w:type=\"paragraph\" w:styleId=\"FootnoteText\"><w:name w:val=\"footnote text\"/><w:basedOn "
        "w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz "
        "w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote "
        "reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"CommentText\"><w:name w:val=\"annotation text\"/><w:basedOn "
        "w:val=\"Normal\"/><w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>";
    return out + "</w:styles>";
}

std::string docx_numbering_xml(const std::string& instances, bool numbers_headings) {
    std::string out = std::string(kXmlHead) + "<w:numbering" + kWordNamespaces + ">" + heading_list();
    for (const ListKind kind : kAllListKinds) {
        if (kind != ListKind::kTyped) out += abstract_list(kind);
    }
    if (numbers_headings) out += "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    return out + instances + "</w:numbering>";
}

std::string docx_settings_xml(bool has_footnotes) {
    std::string out = std::string(kXmlHead) + "<w:settings" + kWordNamespaces +
                      "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>";
    if (has_footnotes) out += "<w:footnotePr><w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/></w:footnotePr>";
    return out +
           "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
           "w:val=\"15\"/></w:compat>"
           "<w:themeFontLang w:val=\"ro-RO\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator "
           "w:val=\";\"/></w:settings>";
}

std::string docx_core_properties_xml(const Metadata& metadata) {
    return std::string(kXmlHead) +
           "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
           escaped(metadata.title) + "</dc:title><dc:subject>" + escaped(metadata.subject) +
           "</dc:subject><dc:creator>" + escaped(metadata.author) + "</dc:creator><cp:lastModifiedBy>" +
           escaped(metadata.author) + "</cp:lastModifiedBy><dcterms:created xsi:type=\"dcterms:W3CDTF\">" +
           escaped(metadata.created) + "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" +
           escaped(metadata.created) + "</dcterms:modified><dc:language>" + escaped(metadata.language) +
           "</dc:language></cp:coreProperties>";
}

std::string docx_app_properties_xml(const Metadata& metadata) {
    std::string out =
        std::string(kXmlHead) +
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">";
    if (metadata.pages > 0) out += "<Pages>" + std::to_string(metadata.pages) + "</Pages>";
    return out + "<Application>Pravila</Application><Company>" + escaped(metadata.institution) +
           "</Company></Properties>";
}

}  // namespace pravila::office
