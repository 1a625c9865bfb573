#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/papers.h"

namespace pravila::web::pages {

namespace {

/// What follows the slug in the address that was asked.
std::string below(const Call& call, std::string_view paper) {
    return "/revisions/" + call.values["number"] + "/" + std::string(paper);
}

}  // namespace

http::Response revision_template(const Call& call) {
    if (auto elsewhere = redirect_to_slug(call, below(call, "template"))) return std::move(*elsewhere);
    return starting_file_answer(call);
}

http::Response revision_copy(const Call& call) {
    if (auto elsewhere = redirect_to_slug(call, below(call, "copy"))) return std::move(*elsewhere);
    return official_copy_answer(call);
}

http::Response acknowledgement_sheet(const Call& call) {
    if (auto elsewhere = redirect_to_slug(call, below(call, "acknowledgement-sheet"))) return std::move(*elsewhere);
    return acknowledgement_sheet_answer(call);
}

http::Response own_sheet(const Call& call) { return own_sheet_answer(call); }

}  // namespace pravila::web::pages
