#include "core/service/revisions/comments.h"
#include "server/pages/pages.h"
#include "server/pages/redirects.h"
#include "server/reading_changes.h"
#include "server/revision_changes.h"
#include "server/url.h"

namespace pravila::web::pages {

namespace {

http::Response to_document(const WorkingRevision& working, std::string_view done) {
    return http::Response::redirect(
        document_url(working.document.slug()).with("rev", to_text(working.revision.number)).with("done", done).str(),
        303);
}

http::Response to_document(const RevisionName& name, std::string_view done) {
    return http::Response::redirect(document_url(name.code).with("rev", to_text(name.number)).with("done", done).str(),
                                    303);
}

WorkingRevision upload(const Call& call, const RevisionName& name) {
    const http::Form form = call.form();
    const std::string version(form.text("row_version"));
    constexpr std::size_t kMostDigits = 18;
    if (version.empty() || version.size() > kMostDigits || version.find_first_not_of("0123456789") != std::string::npos)
        throw InputError({{"row_version", msg("Open the page again and send the file from there.")}});
    return replace_source(call.context(), call.site.dependencies.extractor, name, incoming_file(call.request),
                          std::stoll(version));
}

WorkingRevision attach(const Call& call, const RevisionName& name) {
    const auto role = part_role_from(call.form().text("role"));
    if (!role || *role == PartRole::kText)
        throw InputError({{"role", msg("Say what the file is: signed_copy, annex, form or original.")}});
    return attach_part(call.context(), call.site.dependencies.extractor, name, *role, incoming_file(call.request));
}

WorkingRevision record_paper(const Call& call, const RevisionName& name) {
    const http::Form form = call.form();
    Fields fields(form);
    const std::string step = fields.text("step");
    if (!step_kind_from(step)) fields.refuse("step", msg("Say verify, opine, endorse, approve or return."));
    if (!fields.has("paper.signer")) fields.refuse("paper.signer", msg("Say who signed on paper."));
    fields.require_sound();
    Answer answer = answer_of(call, name, step, fields);
    if (auto scan = chosen_file(form, "scan")) {
        answer.paper->scan = std::move(scan->bytes);
        answer.paper->scan_name = std::move(scan->file_name);
    }
    return answer_step(call.context(), answer).working;
}

}  // namespace

http::Response start_work(const Call& call) {
    return to_document(start_revision(call, call.values["code"], fields_of(call.request)), "started");
}

http::Response act(const Call& call) {
    const RevisionName name = revision_of(call);
    const std::string& action = call.values["action"];
    if (action == "comment" || action == "resolve") {
        const http::Form form = call.form();
        if (action == "resolve")
            resolve_comment(call.context(), CommentId(std::string(form.text("comment_id"))));
        else
            add_comment(call.context(), name, std::string(form.text("anchor")), std::string(form.text("text")));
        return to_document(name, action);
    }
    if (action == "acknowledge") {
        acknowledge_text(call, name, fields_of(call.request));
        return to_document(name, action);
    }
    if (action == "upload") return to_document(upload(call, name), action);
    if (action == "attach") return to_document(attach(call, name), action);
    if (action == "paper") return to_document(record_paper(call, name), action);
    const WorkingRevision working = change_revision(call, name, action, fields_of(call.request));
    // Who has answered may have no more reason to read it, so the way goes on to what else waits.
    if (action == "return" || step_kind_from(action))
        return http::Response::redirect(Url("/tasks").with("done", action).str(), 303);
    return to_document(working, action);
}

}  // namespace pravila::web::pages
