#include "server/pages/work_model.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/i18n/words.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/revisions/correct_revision.h"
#include "core/service/revisions/start_revision.h"
#include "core/service/view_work.h"
#include "server/url.h"
#include "server/view/document_body.h"
#include "server/view/work_words.h"

namespace pravila::web {

namespace {

/// Every action with the flag of the template that shows it.
constexpr std::array<std::pair<WorkAction, std::string_view>, 12> kFlags = {{
    {WorkAction::kUpload, "can_upload"},
    {WorkAction::kDescribe, "can_describe"},
    {WorkAction::kSubmit, "can_submit"},
    {WorkAction::kReturn, "can_return"},
    {WorkAction::kCancel, "can_cancel"},
    {WorkAction::kWithdraw, "can_withdraw"},
    {WorkAction::kCorrect, "can_correct"},
    {WorkAction::kTakeOver, "can_take_over"},
    {WorkAction::kRecordPaper, "can_record_paper"},
    {WorkAction::kAttach, "can_attach"},
    {WorkAction::kComment, "can_comment"},
    {WorkAction::kStartRevision, "can_start_revision"},
}};

constexpr std::array<std::pair<WorkAction, StepKind>, 4> kAnswers = {{{WorkAction::kVerify, StepKind::kVerify},
                                                                      {WorkAction::kOpine, StepKind::kOpine},
                                                                      {WorkAction::kEndorse, StepKind::kEndorse},
                                                                      {WorkAction::kApprove, StepKind::kApprove}}};

std::string day_words(const Call& call, Instant at) {
    return date_words(call.site.dependencies.clock.day_of(at), call.words);
}

std::string signed_line(const Call& call, const SignatureLine& line) {
    const Signature& signature = line.signature;
    std::string text = line.person;
    if (!signature.function.empty()) text += ", " + signature.function;
    text +=
        ", " + (signature.paper ? date_words(signature.paper->signed_on, call.words) : day_words(call, signature.at));
    if (signature.paper) text += ", " + call.words.text(msg("on paper"));
    return text;
}

std::string asked_line(const Call& call, const AskedLine& asked) {
    std::string text = asked.person;
    if (asked.role) text = call.words.text(role_name(*asked.role));
    if (!asked.unit.empty()) text += ", " + asked.unit;
    if (asked.state == SlotState::kOpen && asked.due_on) {
        const std::string day = date_words(*asked.due_on, call.words);
        text += ", " + (asked.late ? call.words.text(msg("late since {date}", {{"date", day}}))
                                   : call.words.text(msg("until {date}", {{"date", day}})));
    }
    if (asked.in_session && asked.state == SlotState::kOpen)
        text += ", " + call.words.text(msg("decided in a session of the commission"));
    if (asked.state == SlotState::kTacit) text += ", " + call.words.text(msg("no answer: counts as favourable"));
    return text;
}

/// One step of the way with all that is asked at it.
Model step_model(const Call& call, const WorkView& work, const std::vector<const AskedLine*>& asked) {
    bool open = false, waiting = false;
    std::vector<Model> lines;
    const auto add_line = [&](const std::string& text) {
        Model item;
        item.text("step_line", text);
        lines.push_back(std::move(item));
    };
    for (const AskedLine* line : asked) {
        open = open || line->state == SlotState::kOpen;
        waiting = waiting || line->state == SlotState::kWaiting;
        if (line->signatures.empty() && line->state != SlotState::kVoid) add_line(asked_line(call, *line));
        for (const std::string& id : line->signatures)
            for (const SignatureLine& given : work.signatures)
                if (given.signature.id.str() == id) add_line(signed_line(call, given));
    }
    Model step;
    step.text("step_name", step_words(asked.front()->kind, call.words))
        .text("step_class", open      ? "now"
                            : waiting ? "next"
                                      : "done")
        .flag("step_now", open)
        .text("step_word", open      ? "▸ " + call.words.text(msg("now (step)"))
                           : waiting ? call.words.text(msg("to come (step)"))
                                     : "✓ " + call.words.text(msg("done (step)")))
        .list("step_lines", std::move(lines));
    return step;
}

std::vector<Model> step_models(const Call& call, const WorkView& work) {
    std::vector<Model> steps;
    if (!work.working.circuit || work.working.revision.lifecycle != Lifecycle::kInReview) return steps;
    std::map<int, std::vector<const AskedLine*>> by_step;
    for (const AskedLine& line : work.asked) by_step[line.place].push_back(&line);
    for (const auto& [place, asked] : by_step) steps.push_back(step_model(call, work, asked));
    return steps;
}

std::vector<Model> answer_models(const Call& call, const WorkView& work) {
    std::vector<Model> answers;
    for (const auto& [action, kind] : kAnswers) {
        if (!work.may(action)) continue;
        Model item;
        item.text("answer_action", std::string(to_text(kind)))
            .text("answer_title", call.words.text(msg("Your answer")))
            .text("answer_yes", verb_words(kind, call.words))
            .text_if("answer_no", refusal_words(kind, call.words))
            .flag("wants_day", kind == StepKind::kApprove);
        answers.push_back(std::move(item));
    }
    return answers;
}

std::vector<Model> signature_models(const Call& call, const WorkView& work) {
    std::vector<Model> items;
    for (const SignatureLine& line : work.signatures) {
        const Signature& signature = line.signature;
        const auto kind = step_kind_from(signature.action);
        Model item;
        item.text("sign_action", kind ? step_words(*kind, call.words) : signature.action)
            .text("sign_day",
                  signature.paper ? date_words(signature.paper->signed_on, call.words) : day_words(call, signature.at))
            .flag("sign_void", signature.voided_at.has_value())
            .text("sign_person", line.person)
            .text_if("sign_function", signature.function)
            .text_if("sign_for", line.stands_in)
            .text("sign_decision", decision_words(signature.decision, call.words))
            .text("sign_how", signing_words(signature, call.words))
            .text_if("sign_scan", signature.paper && !signature.paper->scan_sha256.empty()
                                      ? "/api/v1/documents/" + work.working.document.slug() + "/revisions/" +
                                            to_text(work.working.revision.number) + "/scans/" +
                                            signature.paper->scan_sha256
                                      : "")
            .text_if("sign_remark", line.remark);
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> remark_models(const Call& call, const WorkView& work) {
    std::vector<Model> items;
    for (const CommentLine& line : work.comments) {
        Model item;
        item.text_if("remark_section", line.comment.anchor)
            .flag("remark_done", line.comment.resolved_at.has_value())
            .text("remark_text", line.comment.text)
            .text("remark_by", line.author)
            .text("remark_at", day_words(call, line.comment.at))
            .text("remark_id", line.comment.id.str());
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> aside_models(const Call& call, const DocumentView& view, const WorkView& work) {
    std::vector<Model> items;
    for (const SetAsideLine& line : work.set_aside) {
        Model item;
        item.text("aside_href", "/api/v1/documents/" + view.canonical_slug + "/revisions/" +
                                    to_text(work.working.revision.number) + "/set-aside/" + line.file.sha256)
            .text("aside_name", line.file.file_name)
            .text("aside_by", line.person)
            .text("aside_at", day_words(call, line.file.at));
        items.push_back(std::move(item));
    }
    return items;
}

/// Pairs of a value and its words, for the choices of a form.
Model choice(std::string_view value_name, const std::string& value, std::string_view label_name,
             const std::string& label) {
    Model item;
    item.text(value_name, value).text(label_name, label);
    return item;
}

void add_choices(const Call& call, const DocumentView& view, const WorkView& work, Model& model) {
    std::vector<Model> paper_steps, fields, sections;
    const auto on_paper = [&](StepKind kind) {
        return std::any_of(work.asked.begin(), work.asked.end(), [&](const AskedLine& line) {
            return line.kind == kind && line.state == SlotState::kOpen && !line.in_session;
        });
    };
    for (const StepKind kind : work.open_steps) {
        if (!on_paper(kind)) continue;
        paper_steps.push_back(
            choice("paper_step", std::string(to_text(kind)), "paper_step_name", step_words(kind, call.words)));
    }
    for (const std::string_view field : correctable_fields())
        fields.push_back(choice("field_id", std::string(field), "field_name", field_words(field, call.words)));
    if (view.text && work.may(WorkAction::kComment))
        for (const ContentsLine& line : document_body(*view.text, call.words).contents)
            sections.push_back(choice("section_anchor", line.anchor, "section_name",
                                      line.number + (line.number.empty() ? "" : " ") + line.title));
    NumberAdvice advice;
    if (work.may(WorkAction::kStartRevision)) {
        const Context context = call.context();
        context.store.read(context.scope,
                           [&](StoreReader& reader) { advice = number_advice(reader, work.working.document); });
    }
    model.list("paper_steps", std::move(paper_steps))
        .list("fields", std::move(fields))
        .list("sections", std::move(sections))
        .text("as_revision", to_text(advice.as_revision))
        .text("as_edition", to_text(advice.as_edition))
        .flag("advise_edition", advice.kind == RevisionKind::kEdition);
}

}  // namespace

void add_work(const Call& call, const DocumentView& view, Model& model) {
    model.text_if("done", call.caller ? done_words(call.request.parameter("done"), call.words) : "")
        .flag("in_work", false);
    if (!call.caller || !view.revision) return;
    const WorkView work = view_work(call.context(), {view.canonical_slug, view.revision->number});
    // A cancelled revision may share its number with a living one, which then is the one to work on.
    if (work.working.revision.id != view.revision->id) return;
    const Revision& revision = work.working.revision;
    Model panel;
    for (const auto& [action, name] : kFlags) panel.flag(name, work.may(action));
    const bool elsewhere = work.open_revision && *work.open_revision != revision.number;
    const std::string base = document_url(view.canonical_slug, "/revisions").str();
    panel
        .text_if("open_href",
                 elsewhere ? document_url(view.canonical_slug).with("rev", to_text(*work.open_revision)).str() : "")
        .text("open_number", elsewhere ? to_text(*work.open_revision) : "")
        .text_if("sent_back_by", work.sent_back ? work.sent_back->person : "")
        .text("sent_back_remark", work.sent_back ? work.sent_back->remark : "")
        .text_if("held_by", revision.lifecycle == Lifecycle::kDraft ? work.holder : "")
        .text("action_base", base + "/" + to_text(revision.number) + "/actions")
        .text("start_href", base)
        .text("next_href", base + "/" + to_text(revision.number) + "/template")
        .text_if("template_href", work.may(WorkAction::kUpload) && revision.lifecycle == Lifecycle::kDraft
                                      ? base + "/" + to_text(revision.number) + "/template"
                                      : "")
        .flag("can_change_kind", work.may(WorkAction::kDescribe) && revision.number != EditionRevision{1, 0})
        .number("row_version", revision.row_version)
        .flag("has_hash", !work.content_sha256.empty())
        .text("content_sha256", work.content_sha256)
        .text("revised_component", work.working.draft ? work.working.draft->revised_component : "")
        .text("change_summary", work.working.draft ? work.working.draft->change_summary : "")
        .some("steps", step_models(call, work))
        .list("answers", answer_models(call, work))
        .some("signatures", signature_models(call, work))
        .some("aside", aside_models(call, view, work))
        .flag("shows_remarks", work.may(WorkAction::kComment) || !work.comments.empty())
        .some("remarks", remark_models(call, work));
    add_choices(call, view, work, panel);
    model.object("in_work", std::move(panel));
}

}  // namespace pravila::web
