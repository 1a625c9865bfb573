#include <nlohmann/json.hpp>

#include "core/service/distribution/distribution_json.h"
#include "core/service/revisions/comments.h"
#include "core/service/work_json.h"
#include "server/api/api.h"
#include "server/api/problem.h"
#include "server/http/precondition.h"
#include "server/pages/downloads.h"
#include "server/pages/redirects.h"
#include "server/reading_changes.h"
#include "server/revision_changes.h"

namespace pravila::web::api {

namespace {

http::Response answer(const WorkingRevision& working, int status = 200) {
    auto response = http::Response::json(working_json(working), status);
    response.set("ETag", http::version_tag(working.revision.row_version));
    return response;
}

http::Response created(const Call& call, const WorkingRevision& working) {
    auto body = nlohmann::ordered_json::parse(working_json(working));
    body["holder"] = call.caller->name;
    auto response = http::Response::json(body.dump(), 201);
    response
        .set("Location",
             "/api/v1/documents/" + working.document.slug() + "/revisions/" + to_text(working.revision.number))
        .set("ETag", http::version_tag(working.revision.row_version));
    return response;
}

/// Both texts are named: the one that is there and the one that was kept beside it.
http::Response stale(const Call& call, const RevisionName& name, const Error& error) {
    const WorkView work = view_work(call.context(), name);
    auto response = problem_response(412, call.words.text(error.message()), call.request.path(), {}, call.words);
    auto body = nlohmann::ordered_json::parse(response.body());
    const DocumentRequest request{name.code, name.number, {}, false};
    const auto whole = nlohmann::ordered_json::parse(revision_work_json(view_document(call.context(), request), work));
    body["row_version"] = whole["row_version"];
    body["content_sha256"] = whole["content_sha256"];
    body["set_aside"] = whole["set_aside"];
    response.set_body(body.dump());
    response.set("ETag", http::version_tag(work.working.revision.row_version));
    return response;
}

}  // namespace

http::Response create_document(const Call& call) {
    return created(call, web::create_document(call, Fields(call.json())));
}

http::Response start_revision(const Call& call) {
    return created(call, web::start_revision(call, call.values["code"], fields_of(call.request)));
}

http::Response put_source(const Call& call) {
    const RevisionName name = revision_of(call);
    const long long version = http::required_version(call.request);
    try {
        return answer(replace_source(call.context(), call.site.dependencies.extractor, name,
                                     incoming_file(call.request), version));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::kConflict || error.detail() != "stale") throw;
        return stale(call, name, error);
    }
}

http::Response add_part(const Call& call) {
    const RevisionName name = revision_of(call);
    const http::Form form = call.form();
    const auto role = part_role_from(form.text("role"));
    if (!role || *role == PartRole::kText)
        throw InputError({{"role", msg("Say what the file is: signed_copy, annex, form or original.")}});
    return answer(
        attach_part(call.context(), call.site.dependencies.extractor, name, *role, incoming_file(call.request)), 201);
}

http::Response set_aside_file(const Call& call) {
    SourceFile file;
    file.part.sha256 = call.values["sha256"];
    file.bytes = set_aside_bytes(call.context(), revision_of(call), file.part.sha256);
    file.part.file_name = "text-" + file.part.sha256.substr(0, 8);
    return download(call.request, std::move(file));
}

http::Response signature_scan_file(const Call& call) {
    SourceFile file;
    file.part.sha256 = call.values["sha256"];
    file.bytes = signature_scan(call.context(), revision_of(call), file.part.sha256);
    if (file.bytes.starts_with("%PDF-")) file.part.format = "pdf";
    file.part.file_name =
        "semnatura-" + file.part.sha256.substr(0, 8) + (file.part.format.empty() ? "" : "." + file.part.format);
    return download(call.request, std::move(file));
}

http::Response comments(const Call& call) {
    return http::Response::json(comments_json(view_work(call.context(), revision_of(call))));
}

http::Response add_comment(const Call& call) {
    const RevisionName name = revision_of(call);
    const Fields fields(call.json());
    fields.require_sound();
    return http::Response::json(
        comment_json(pravila::add_comment(call.context(), name, fields.text("anchor"), fields.text("text"))), 201);
}

http::Response resolve_comment(const Call& call) {
    return http::Response::json(comment_json(pravila::resolve_comment(call.context(), CommentId(call.values["id"]))));
}

http::Response act(const Call& call) {
    const RevisionName name = revision_of(call);
    if (!call.request.field("if-match").empty())
        http::require_version(call.request, view_work(call.context(), name).working.revision.row_version);
    if (call.values["action"] == "acknowledge") {
        const ReadingDuty duty = acknowledge_text(call, name, fields_of(call.request));
        const WorkingRevision working = working_revision_of(call, name);
        return http::Response::json(reading_json(duty, working.document, working.revision));
    }
    return answer(change_revision(call, name, call.values["action"], fields_of(call.request)));
}

http::Response tasks(const Call& call) { return http::Response::json(tasks_json(tasks_of(call.context()))); }

http::Response paper(const Call& call) {
    const auto body = call.json();
    const auto list = body.find("answers");
    if (list == body.end() || !list->is_array() || list->empty())
        throw InputError({{"answers", msg("Give a list of at least one answer.")}});
    std::vector<Answer> answers;
    for (const auto& item : *list) {
        if (!item.is_object()) throw InputError({{"answers", msg("Every answer of the list is an object.")}});
        // What holds for the whole list need not be repeated in each answer.
        nlohmann::json whole = item;
        if (!whole.contains("paper")) whole["paper"] = nlohmann::json::object();
        if (whole["paper"].is_object())
            for (const char* member : {"signed_on", "act", "signer"})
                if (body.contains(member) && !whole["paper"].contains(member)) whole["paper"][member] = body[member];
        Fields fields(whole);
        const auto number = edition_revision_from(fields.text("revision"));
        if (!number) fields.refuse("revision", msg("Write edition and revision as 2.1."));
        const std::string action = fields.text("action");
        if (action != "return" && !step_kind_from(action))
            fields.refuse("action", msg("Say verify, opine, endorse, approve or return."));
        if (!fields.has("paper.signer")) fields.refuse("paper.signer", msg("Say who signed on paper."));
        fields.require_sound();
        const RevisionName name = require_readable_revision(call.context(), {fields.text("code"), *number});
        answers.push_back(answer_of(call, name, action, fields));
    }
    nlohmann::ordered_json recorded = nlohmann::ordered_json::array();
    for (const Answered& answered : answer_steps(call.context(), answers))
        recorded.push_back(nlohmann::ordered_json::parse(working_json(answered.working)));
    return http::Response::json(nlohmann::ordered_json{{"recorded", std::move(recorded)}}.dump());
}

}  // namespace pravila::web::api
