#include "server/revision_changes.h"

#include <charconv>

#include "core/service/access.h"
#include "core/service/codes/create_document.h"
#include "core/service/organisation/find_by_name.h"
#include "core/service/revisions/approve_revision.h"
#include "core/service/revisions/correct_revision.h"
#include "core/service/revisions/end_revision.h"
#include "core/service/revisions/submit_revision.h"
#include "core/service/view_work.h"
#include "server/http/bytes.h"
#include "server/pages/redirects.h"

namespace pravila::web {

namespace {

Message number_problem(const std::string& text) {
    return msg("“{text}” is not an edition and revision. Write them as 2.1.", {{"text", text}});
}

/// The file name that a request without a form gives.
std::string stated_name(const http::Request& request) {
    const std::string_view own = request.field("x-file-name");
    if (!own.empty()) return http::clean_file_name(http::percent_decode(own).value_or(std::string(own)));
    const std::string_view disposition = request.field("content-disposition");
    constexpr std::string_view kExtended = "filename*=UTF-8''", kPlain = "filename=\"";
    std::size_t at = disposition.find(kExtended);
    if (at != std::string_view::npos) {
        const std::string_view value = disposition.substr(at + kExtended.size());
        return http::clean_file_name(http::percent_decode(value.substr(0, value.find(';'))).value_or(""));
    }
    at = disposition.find(kPlain);
    if (at == std::string_view::npos) return {};
    const std::string_view value = disposition.substr(at + kPlain.size());
    return http::clean_file_name(value.substr(0, value.find('"')));
}

PaperAnswer paper_of(const Call& call, Fields& fields) {
    PaperAnswer paper;
    const auto signed_on = fields.date("paper.signed_on");
    if (signed_on)
        paper.signed_on = *signed_on;
    else
        fields.refuse("paper.signed_on", msg("Say on which day it was signed."));
    paper.act = fields.act("paper.act");
    fields.require_sound();
    const Context context = call.context();
    context.store.read(context.scope, [&](StoreReader& reader) {
        paper.signer = find_person(reader, fields.text("paper.signer")).id;
    });
    return paper;
}

WorkingRevision withdraw(const Call& call, const RevisionName& name, Fields& fields) {
    Withdrawal withdrawal{name, {}, fields.act("act"), fields.text("reason")};
    const auto last_day = fields.date("last_day");
    if (last_day)
        withdrawal.last_day = *last_day;
    else
        fields.refuse("last_day", msg("Say which day is the last one in force."));
    fields.require_sound();
    return withdraw_revision(call.context(), withdrawal);
}

WorkingRevision by_act(const Call& call, const RevisionName& name, Fields& fields) {
    ApprovalByAct approval{name, fields.text("content_sha256"), fields.act("act"), {}};
    const auto from = fields.date("effective_from");
    approval.effective_from = from.value_or(approval.act.date.value_or(call.today()));
    fields.require_sound();
    return approve_by_act(call.context(), approval);
}

/// The form says which state of the revision was seen; a program says so by If-Match.
WorkingRevision change_kind_of(const Call& call, const RevisionName& name, Fields& fields) {
    const auto kind = revision_kind_from(fields.text("kind"));
    if (!kind) fields.refuse("kind", msg("Say whether it is a revision or an edition."));
    fields.require_sound();
    const Context context = call.context();
    long long seen = 0;
    if (fields.has("row_version")) {
        const std::string text = fields.text("row_version");
        std::from_chars(text.data(), text.data() + text.size(), seen);
        return change_kind(context, name, *kind, fields.text("reason"), seen);
    }
    context.store.read(context.scope, [&](StoreReader& reader) {
        seen = require_working_revision(reader, context, name).revision.row_version;
    });
    return change_kind(context, name, *kind, fields.text("reason"), seen);
}

}  // namespace

RevisionName revision_of(const Call& call) {
    const auto number = edition_revision_from(call.values["number"]);
    if (!number) throw InputError({{"number", number_problem(call.values["number"])}});
    return require_readable_revision(call.context(), {call.values["code"], *number});
}

WorkingRevision create_document(const Call& call, Fields fields) {
    const Context context = call.context();
    NewDocument wanted;
    const auto type = document_type_from(fields.text("type"));
    if (type)
        wanted.type = *type;
    else
        fields.refuse("type", msg("Choose a type: PS, PO, IL, R, M, F, A, G, REG or D."));
    if (fields.has("audience")) {
        const auto audience = audience_from(fields.text("audience"));
        if (audience)
            wanted.audience = *audience;
        else
            fields.refuse("audience", msg("Say who may read it: public, internal or confidential."));
    }
    if (http::trim(fields.text("title")).empty()) fields.refuse("title", msg("Write the title."));
    fields.require_sound();
    wanted.title = fields.text("title");
    wanted.code = fields.text("code");
    context.store.read(context.scope, [&](StoreReader& reader) {
        wanted.participating.clear();
        if (fields.has("unit")) wanted.unit = find_unit(reader, fields.text("unit"), call.today()).id;
        for (const std::string& unit : fields.texts("participating"))
            wanted.participating.push_back(find_unit(reader, unit, call.today()).id);
        if (fields.has("parent"))
            wanted.parent =
                require_readable_document(reader, read_access(reader, context), fields.text("parent")).document.id;
    });
    return pravila::create_document(context, call.site.dependencies.codebook, wanted);
}

WorkingRevision start_revision(const Call& call, const std::string& code, Fields fields) {
    const Context context = call.context();
    NewRevision wanted;
    if (fields.has("kind")) {
        const auto kind = revision_kind_from(fields.text("kind"));
        if (kind)
            wanted.kind = *kind;
        else
            fields.refuse("kind", msg("Say whether it is a revision or an edition."));
    }
    fields.require_sound();
    context.store.read(context.scope, [&](StoreReader& reader) {
        wanted.code = require_readable_document(reader, read_access(reader, context), code).document.slug();
    });
    wanted.title = fields.text("title");
    wanted.change_summary = fields.text("change_summary");
    wanted.revised_component = fields.text("revised_component");
    wanted.number_reason = fields.text("reason");
    const bool is_form = call.request.field("content-type").substr(0, 19) == "multipart/form-data";
    const auto file = is_form ? chosen_file(call.form(), "file") : std::nullopt;
    Extractor& extractor = call.site.dependencies.extractor;
    if (file) {
        // A file that cannot be read must not leave a draft behind.
        const auto read = extractor.extract(file->bytes, file->file_name);
        if (const auto* failure = std::get_if<ExtractionFailure>(&read))
            throw Error(ErrorCode::kInvalidInput, failure->message, failure->rule);
    }
    WorkingRevision started = pravila::start_revision(context, wanted);
    if (!file) return started;
    return replace_source(context, extractor, {wanted.code, started.revision.number}, *file,
                          started.revision.row_version);
}

Answer answer_of(const Call& call, const RevisionName& name, std::string_view action, Fields& fields) {
    Answer answer;
    answer.revision = name;
    if (action == "return")
        answer.decision = Decision::kReturned;
    else
        answer.kind = *step_kind_from(action);
    if (action != "return" && fields.has("decision")) {
        const auto decision = decision_from(fields.text("decision"));
        if (decision && *decision != Decision::kReturned)
            answer.decision = *decision;
        else
            fields.refuse("decision", msg("Say favourable or unfavourable."));
    }
    answer.content_sha256 = fields.text("content_sha256");
    answer.remark = fields.text("comment");
    answer.effective_from = fields.date("effective_from");
    fields.require_sound();
    if (fields.has("paper.signer")) answer.paper = paper_of(call, fields);
    return answer;
}

WorkingRevision change_revision(const Call& call, const RevisionName& name, std::string_view action, Fields fields) {
    const Context context = call.context();
    if (action == "submit") return submit_revision(context, name);
    if (action == "return" || step_kind_from(action))
        return answer_step(context, answer_of(call, name, action, fields)).working;
    if (action == "cancel")
        return cancel_revision(context, name, fields.has("reason") ? fields.text("reason") : fields.text("comment"));
    if (action == "withdraw") return withdraw(call, name, fields);
    if (action == "correct") {
        Correction correction{name, fields.text("field"), fields.text("value"), fields.text("reason"),
                              fields.act("act")};
        fields.require_sound();
        return correct_revision(context, correction);
    }
    if (action == "change-kind") return change_kind_of(call, name, fields);
    if (action == "take-over") return take_over(context, name);
    if (action == "approve-by-act") return by_act(call, name, fields);
    if (action == "describe")
        return describe_change(context, name, fields.text("revised_component"), fields.text("change_summary"));
    throw Error(ErrorCode::kNotFound,
                msg("There is no such action. Actions: submit, verify, opine, endorse, approve, return, cancel, "
                    "withdraw, correct, take-over, approve-by-act, describe, change-kind, acknowledge."));
}

std::optional<IncomingFile> chosen_file(const http::Form& form, std::string_view field) {
    const http::UploadedFile* file = form.file(field);
    if (!file) return {};
    return IncomingFile{std::string(file->bytes), file->file_name};
}

IncomingFile incoming_file(const http::Request& request) {
    const bool is_form = request.field("content-type").substr(0, 19) == "multipart/form-data";
    std::optional<IncomingFile> file;
    if (is_form)
        file = chosen_file(http::read_form(request), "file");
    else if (!request.body.empty())
        file = IncomingFile{request.body, stated_name(request)};
    if (!file) throw InputError({{"file", msg("Choose a file.")}});
    return *std::move(file);
}

}  // namespace pravila::web
