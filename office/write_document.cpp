#include "office/write_document.h"

#include "core/error.h"
#include "office/docx_writer.h"
#include "office/html_writer.h"
#include "office/markdown_writer.h"
#include "office/odt_writer.h"
#include "office/pdf_writer.h"
#include "office/text_writer.h"

namespace pravila::office {
namespace {

struct Writer {
    std::string_view extension;
    std::string (*write)(const Document& document);
};

constexpr Writer kWriters[] = {
    {"docx", write_docx}, {"odt", write_odt},     {"pdf", write_pdf},
    {"html", write_html}, {"md", write_markdown}, {"txt", write_text},
};

}  // namespace

std::string write_document(const Document& document, std::string_view extension) {
    for (const auto& writer : kWriters) {
        if (writer.extension == extension) return writer.write(document);
    }
    throw Error(ErrorCode::kInvalidInput,
                msg("There is no writer for .{extension} files. Use docx, odt, pdf, html, md or txt.",
                    {{"extension", std::string(extension)}}));
}

}  // namespace pravila::office
