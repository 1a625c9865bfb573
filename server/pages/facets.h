#pragma once

#include <vector>

#include "core/service/find_procedures.h"
#include "server/call.h"
#include "server/url.h"
#include "server/view/model.h"

namespace pravila::web::pages {

/// The filters beside the results: by unit, type and state, each value with its count and a link that sets or removes
/// it. The counts of a filter that is set are those without it, so that another value can be chosen in one click.
std::vector<Model> facet_models(const Call& call, const SearchAnswer& answer, const Url& url);

/// The filters that are set, each with a link that removes it.
std::vector<Model> chip_models(const Call& call, const SearchRequest& request, const Url& url);

}  // namespace pravila::web::pages
