#include "server/pages/redirects.h"

#include "core/service/read_access.h"
#include "server/url.h"

namespace pravila::web {

InputError::InputError(std::vector<Problem> problems)
    : Error(ErrorCode::kInvalidInput, msg("Some of what was asked cannot be used. Correct it and ask again.")),
      problems_(std::move(problems)) {}

std::optional<http::Response> redirect_to_slug(const Call& call, std::string_view below) {
    const std::string& asked = call.values["code"];
    std::string slug;
    const Context context = call.context();
    context.store.read(context.scope,
                       [&](StoreReader& reader) { slug = require_readable(reader, context, asked).document.slug(); });
    if (slug == asked) return {};
    return http::Response::redirect(Url::of(call.request).on(document_url(slug, below).str()).str(), 301);
}

}  // namespace pravila::web
