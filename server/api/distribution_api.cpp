#include <nlohmann/json.hpp>

#include "core/service/distribution/distribution_json.h"
#include "core/service/distribution/lists.h"
#include "core/service/distribution/recalls.h"
#include "server/api/api.h"
#include "server/pages/redirects.h"
#include "server/reading_changes.h"
#include "server/revision_changes.h"

namespace pravila::web::api {

namespace {

DistributionView view(const Call& call, const std::optional<EditionRevision>& number = {},
                      const std::optional<Date>& day = {}) {
    return view_distribution(call.context(), call.values["code"], number, day);
}

/// The revision that is named, else the one in force. @throws InputError when nothing is in force.
RevisionName revision_or_in_force(const Call& call, const std::optional<EditionRevision>& number) {
    const DistributionView found = view(call, number);
    if (!found.revision) throw InputError({{"revision", msg("Nothing is in force today: say which revision.")}});
    return {found.document.slug(), found.revision->number};
}

}  // namespace

http::Response distribution(const Call& call) {
    Parameters parameters(call.request);
    const auto day = parameters.date("as_of");
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    return http::Response::json(distribution_json(view(call, {}, day)));
}

http::Response add_distribution(const Call& call) {
    return http::Response::json(line_json(add_line(call, call.values["code"], fields_of(call.request))), 201);
}

http::Response remove_distribution(const Call& call) {
    remove_distribution_line(call.context(), call.values["code"], LineId(call.values["id"]));
    return http::Response::json(distribution_json(view(call)));
}

http::Response start_distribution(const Call& call) {
    pravila::start_distribution(call.context(), call.values["code"]);
    return http::Response::json(distribution_json(view(call)));
}

http::Response acknowledgements(const Call& call) {
    Parameters parameters(call.request);
    const auto number = parameters.revision("revision");
    if (!parameters.problems().empty()) throw InputError(parameters.problems());
    return http::Response::json(acknowledgements_json(view(call, number)));
}

http::Response add_acknowledgements(const Call& call) {
    const http::Form form = call.form();
    const Fields fields(form);
    std::optional<EditionRevision> number;
    if (fields.has("revision") && !(number = edition_revision_from(fields.text("revision"))))
        throw InputError({{"revision", msg("Write edition and revision as 2.1.")}});
    const RevisionName name = revision_or_in_force(call, number);
    const int fresh = enter_paper_readings(call, name, fields, chosen_file(form, "scan"));
    auto answer = nlohmann::ordered_json::parse(acknowledgements_json(view(call, name.number)));
    answer["entered"] = fresh;
    return http::Response::json(answer.dump(), 201);
}

http::Response recalls(const Call& call) {
    return http::Response::json(recalls_json(view(call, revision_of(call).number)));
}

http::Response recall(const Call& call) {
    const RevisionName name = revision_of(call);
    recall_copies(call.context(), working_revision_of(call, name).revision.id);
    return http::Response::json(recalls_json(view(call, name.number)), 201);
}

http::Response copy_came_back(const Call& call) {
    const RevisionName name = revision_of(call);
    Fields fields = call.request.body.empty() ? Fields(nlohmann::json::object()) : fields_of(call.request);
    const Date day = fields.date("on").value_or(call.today());
    fields.require_sound();
    return_copy(call.context(), working_revision_of(call, name).revision.id, RecallId(call.values["id"]), day);
    return http::Response::json(recalls_json(view(call, name.number)));
}

}  // namespace pravila::web::api
