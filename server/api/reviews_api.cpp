#include "core/service/distribution/distribution_json.h"
#include "core/service/organisation/find_by_name.h"
#include "server/api/api.h"
#include "server/pages/redirects.h"
#include "server/reading_changes.h"

namespace pravila::web::api {

http::Response reviews_of_document(const Call& call) {
    return http::Response::json(reviews_json(view_reviews(call.context(), call.values["code"])));
}

http::Response decide_review(const Call& call) {
    // What may not be read is not there, whatever was sent about it.
    const Document document = view_reviews(call.context(), call.values["code"]).document;
    Fields fields = fields_of(call.request);
    const DecidedReview decided = pravila::decide_review(call.context(), document.slug(), review_of(fields));
    return http::Response::json(decided_review_json(decided, document), 201);
}

http::Response reviews(const Call& call) {
    Parameters parameters(call.request);
    const Date until = parameters.date("until").value_or(call.today());
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    const Context context = call.context();
    std::optional<UnitId> unit;
    if (const std::string text = parameters.text("unit"); !text.empty())
        context.store.read(context.scope,
                           [&](StoreReader& reader) { unit = find_unit(reader, text, call.today()).id; });
    return http::Response::json(review_list_json(review_list(context, until, unit)));
}

http::Response review_campaign(const Call& call) {
    Fields fields = fields_of(call.request);
    const ReviewResult result = review_of(fields);
    const bool dry_run = fields.yes("dry_run");
    const Context context = call.context();
    const auto documents = review_unit(context, required_unit(call, fields), result, dry_run);
    return http::Response::json(campaign_json(result.decision, dry_run, documents), dry_run ? 200 : 201);
}

}  // namespace pravila::web::api
