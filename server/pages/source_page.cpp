#include "core/service/organisation/act_files.h"
#include "core/service/view_document.h"
#include "server/pages/downloads.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"

namespace pravila::web {

std::string_view media_type_of(std::string_view format) {
    if (format == "docx") return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (format == "xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (format == "odt") return "application/vnd.oasis.opendocument.text";
    if (format == "pdf") return "application/pdf";
    if (format == "markdown") return "text/markdown; charset=utf-8";
    // HTML and XML too: no browser shall take a stored file for a page of this site.
    return "application/octet-stream";
}

http::Response download(const http::Request& request, std::string bytes, const std::string& sha256,
                        const std::string& name, std::string_view format) {
    const std::string tag = "\"" + sha256 + "\"";
    if (request.field("if-none-match").find(tag) != std::string_view::npos) {
        http::Response unchanged(304);
        unchanged.set("ETag", tag);
        return unchanged;
    }
    auto response = http::Response::attachment(std::move(bytes), name, media_type_of(format));
    response.set("ETag", tag).set("Cache-Control", "private, no-cache");
    return response;
}

http::Response download(const http::Request& request, SourceFile file) {
    return download(request, std::move(file.bytes), file.part.sha256, file.part.file_name, file.part.format);
}

namespace pages {

http::Response source(const Call& call) {
    if (auto elsewhere = redirect_to_slug(call, "/source")) return std::move(*elsewhere);
    Parameters parameters(call.request);
    DocumentRequest request;
    request.code = call.values["code"];
    request.number = parameters.revision("rev");
    request.as_of = parameters.date("as_of");
    const std::string part = parameters.text("part");
    const auto role = part.empty() ? PartRole::kText : part_role_from(part);
    if (!role)
        parameters.refuse("part", msg("there is no such part. Parts: text, signed_copy, annex, form, original."));
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    const std::string sha256 = parameters.text("sha256");
    return download(call.request, sha256.empty() ? source_of(call.context(), request, *role)
                                                 : part_of(call.context(), request, sha256));
}

http::Response act_file(const Call& call) {
    ActFileBytes found = pravila::act_file(call.context(), ActFileId(call.values["id"]));
    const bool pdf = found.file.name.ends_with(".pdf") && found.bytes.starts_with("%PDF-");
    return download(call.request, std::move(found.bytes), found.file.sha256, found.file.name, pdf ? "pdf" : "");
}

http::Response static_file(const Call& call) {
    const std::string& name = call.values["name"];
    const embedded::File* file = call.site.statics.find(call.values["hash"], name);
    if (!file) throw Error(ErrorCode::kNotFound, msg("There is no such file here. Load the page again."));
    http::Response response;
    response.set("Content-Type", StaticFiles::media_type(name))
        .set("Cache-Control", "public, max-age=31536000, immutable");
    response.set_body(std::string(file->bytes));
    return response;
}

}  // namespace pages
}  // namespace pravila::web
