#include "core/service/distribution/lists.h"
#include "core/service/distribution/recalls.h"
#include "core/service/distribution/view_reviews.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/reading_changes.h"
#include "server/revision_changes.h"
#include "server/url.h"

namespace pravila::web::pages {

namespace {

http::Response to_document(const std::string& slug, const std::string& number, std::string_view done) {
    return http::Response::redirect(document_url(slug).with("rev", number).with("done", done).str(), 303);
}

/// The revision that a form of a document's page is about, in its field "revision".
RevisionName named_revision(const Call& call, const Fields& fields) {
    const auto number = edition_revision_from(fields.text("revision"));
    if (!number) throw InputError({{"revision", msg("Write edition and revision as 2.1.")}});
    return {call.values["code"], *number};
}

void bring_back(const Call& call, const RevisionName& name, Fields& fields) {
    const Date day = fields.date("on").value_or(call.today());
    fields.require_sound();
    return_copy(call.context(), working_revision_of(call, name).revision.id, RecallId(fields.text("copy")), day);
}

}  // namespace

http::Response change_distribution(const Call& call) {
    const http::Form form = call.form();
    Fields fields(form);
    const std::string& code = call.values["code"];
    const std::string& action = call.values["action"];
    const Context context = call.context();
    if (action == "add") {
        add_line(call, code, fields);
    } else if (action == "remove") {
        remove_distribution_line(context, code, LineId(fields.text("line")));
    } else if (action == "start") {
        start_distribution(context, code);
    } else if (action == "paper") {
        enter_paper_readings(call, named_revision(call, fields), fields, chosen_file(form, "scan"));
    } else if (action == "recall") {
        recall_copies(context, working_revision_of(call, named_revision(call, fields)).revision.id);
    } else if (action == "returned") {
        bring_back(call, named_revision(call, fields), fields);
    } else {
        throw Error(ErrorCode::kNotFound,
                    msg("There is no such action. Actions: add, remove, start, paper, recall, returned."));
    }
    return to_document(code, fields.text("revision"), "list-" + action);
}

http::Response decide_review(const Call& call) {
    // What may not be read is not there, whatever was sent about it.
    const std::string slug = view_reviews(call.context(), call.values["code"]).document.slug();
    Fields fields(call.form());
    const ReviewResult result = review_of(fields);
    const DecidedReview decided = pravila::decide_review(call.context(), slug, result);
    const std::string number =
        decided.draft ? to_text(decided.draft->revision.number) : std::string(fields.text("revision"));
    const std::string done = decided.draft                    ? "started"
                             : asks_for_text(result.decision) ? "review-asks-text"
                                                              : "reviewed";
    return to_document(slug, number, done);
}

}  // namespace pravila::web::pages
