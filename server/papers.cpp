#include "server/papers.h"

#include "core/service/access.h"
#include "core/service/organisation/find_by_name.h"
#include "core/service/papers/acknowledgement_sheet.h"
#include "core/service/papers/official_copy.h"
#include "core/service/papers/starting_file.h"
#include "server/pages/downloads.h"
#include "server/pages/redirects.h"
#include "server/url.h"

namespace pravila::web {

namespace {

PaperFormat format_of(Parameters& parameters, PaperFormat fallback) {
    const std::string given = parameters.text("format");
    if (given.empty()) return fallback;
    if (const auto format = paper_format_from(given)) return *format;
    parameters.refuse("format", msg("there is no format “{format}”. Formats: docx, odt, pdf.", {{"format", given}}));
    return fallback;
}

http::Response handed_out(PaperFile file) {
    const std::string_view type = media_type_of(to_text(file.format));
    auto response = http::Response::attachment(std::move(file.bytes), file.file_name, type);
    response.set("Cache-Control", "private, no-cache");
    return response;
}

/// Where the revision can be seen by whoever holds a printed copy; nothing while the server has no public address.
std::string check_address(const Call& call, const PaperRequest& request) {
    std::string base = call.site.dependencies.public_url;
    if (base.empty()) return {};
    while (base.back() == '/') base.pop_back();
    const Context context = call.context();
    std::string slug;
    context.store.read(context.scope, [&](StoreReader& reader) {
        slug = require_readable_document(reader, read_access(reader, context), request.code).document.slug();
    });
    return base + document_url(slug).with("rev", to_text(*request.number)).str();
}

}  // namespace

PaperRequest paper_request(const Call& call, PaperFormat fallback) {
    Parameters parameters(call.request);
    PaperRequest request;
    request.code = call.values["code"];
    request.number = edition_revision_from(call.values["number"]);
    request.format = format_of(parameters, fallback);
    std::vector<Problem> problems = parameters.problems();
    if (!request.number)
        problems.push_back({"number", msg("“{text}” is not an edition and revision. Write them as 2.1.",
                                          {{"text", call.values["number"]}})});
    if (!problems.empty()) throw InputError(std::move(problems));
    return request;
}

http::Response starting_file_answer(const Call& call) {
    return handed_out(
        starting_file(call.context(), call.site.dependencies.papers, paper_request(call, PaperFormat::kDocx)));
}

http::Response official_copy_answer(const Call& call) {
    const PaperRequest request = paper_request(call, PaperFormat::kPdf);
    return handed_out(
        official_copy(call.context(), call.site.dependencies.papers, request, check_address(call, request)));
}

http::Response acknowledgement_sheet_answer(const Call& call) {
    return handed_out(
        acknowledgement_sheet(call.context(), call.site.dependencies.papers, paper_request(call, PaperFormat::kPdf)));
}

http::Response own_sheet_answer(const Call& call) {
    Parameters parameters(call.request);
    const PaperFormat format = format_of(parameters, PaperFormat::kPdf);
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    const Context context = call.context();
    PersonId person = context.scope.person;
    const std::string named = parameters.text("person");
    if (!named.empty())
        context.store.read(context.scope, [&](StoreReader& reader) { person = find_person(reader, named).id; });
    return handed_out(acknowledgement_sheet_of(context, call.site.dependencies.papers, person, format));
}

}  // namespace pravila::web
