#include "core/service/work_json.h"

#include <nlohmann/json.hpp>

#include "core/service/json.h"

namespace pravila {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }
json or_null(const std::optional<Date>& date) { return date ? json(date->iso()) : json(nullptr); }

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json line_json(const TaskRevision& revision) {
    return {{"code", or_null(revision.code)},
            {"title", revision.title},
            {"revision", to_text(revision.number)},
            {"url", "/d/" + revision.slug + "?rev=" + to_text(revision.number)}};
}

json asked_json(const AskedLine& asked) {
    return {{"step", asked.step},
            {"action", to_text(asked.kind)},
            {"state", to_text(asked.state)},
            {"role", asked.role ? json(to_text(*asked.role)) : json(nullptr)},
            {"unit", or_null(asked.unit)},
            {"person", or_null(asked.person)},
            {"opened_on", or_null(asked.opened_on)},
            {"due_on", or_null(asked.due_on)},
            {"late", asked.late},
            {"in_session", asked.in_session},
            {"signatures", asked.signatures}};
}

json signature_json(const SignatureLine& line) {
    const Signature& signature = line.signature;
    json value{{"id", signature.id.str()},
               {"step", signature.step},
               {"action", signature.action},
               {"decision", to_text(signature.decision)},
               {"person", line.person},
               {"function", or_null(signature.function)},
               {"deputy_of", or_null(line.stands_in)},
               {"content_sha256", or_null(signature.content_sha256)},
               {"remark", or_null(line.remark)},
               {"paper", nullptr},
               {"recorded_by", line.recorded_by},
               {"at", to_text(signature.at)},
               {"separation_warning", signature.separation_warning},
               {"voided", signature.voided_at.has_value()}};
    if (signature.paper)
        value["paper"] = {
            {"signed_on", signature.paper->signed_on.iso()},
            {"act", {{"number", or_null(signature.paper->act.number)}, {"date", or_null(signature.paper->act.date)}}},
            {"scan_sha256", or_null(signature.paper->scan_sha256)}};
    return value;
}

json comment_value(const Comment& comment) {
    return {{"id", comment.id.str()},    {"anchor", or_null(comment.anchor)},
            {"text", comment.text},      {"content_sha256", or_null(comment.content_sha256)},
            {"at", to_text(comment.at)}, {"resolved", comment.resolved_at.has_value()}};
}

json set_aside_json(const WorkView& work) {
    json list = json::array();
    const std::string base = "/api/v1/documents/" + work.working.document.slug() + "/revisions/" +
                             to_text(work.working.revision.number) + "/set-aside/";
    for (const SetAsideLine& line : work.set_aside)
        list.push_back({{"file_name", line.file.file_name},
                        {"sha256", line.file.sha256},
                        {"person", line.person},
                        {"at", to_text(line.file.at)},
                        {"url", base + line.file.sha256}});
    return list;
}

json working_value(const WorkingRevision& working) {
    const Revision& revision = working.revision;
    const RevisionPart* text = revision.part(PartRole::kText);
    return {{"code", or_null(working.document.code())},
            {"url", "/d/" + working.document.slug() + "?rev=" + to_text(revision.number)},
            {"title", revision.title},
            {"revision", to_text(revision.number)},
            {"lifecycle", to_text(revision.lifecycle)},
            {"approved_on", or_null(revision.approved.day)},
            {"effective_from", or_null(revision.effective.day)},
            {"row_version", revision.row_version},
            {"content_sha256", text ? json(text->sha256) : json(nullptr)}};
}

}  // namespace

std::string tasks_json(const Tasks& tasks) {
    json answers = json::array(), drafts = json::array(), readings = json::array(), coming = json::array();
    for (const AnswerTask& task : tasks.answers) {
        json value = line_json(task.revision);
        value["action"] = to_text(task.kind);
        value["opened_on"] = or_null(task.opened_on);
        value["due_on"] = or_null(task.due_on);
        value["late"] = task.late;
        value["author"] = task.author;
        value["deputy_of"] = or_null(task.stands_in);
        answers.push_back(std::move(value));
    }
    for (const DraftTask& task : tasks.drafts) {
        json value = line_json(task.revision);
        value["lifecycle"] = to_text(task.lifecycle);
        value["step"] = task.step ? json(to_text(*task.step)) : json(nullptr);
        value["returned"] = task.returned;
        value["returned_by"] = or_null(task.returned_by);
        value["remark"] = or_null(task.remark);
        drafts.push_back(std::move(value));
    }
    for (const ReadingTask& task : tasks.readings) {
        json value = line_json(task.revision);
        value["due_on"] = task.due_on.iso();
        value["late"] = task.late;
        readings.push_back(std::move(value));
    }
    for (const ComingTask& task : tasks.coming) {
        json value = line_json(task.revision);
        value["effective_from"] = task.effective_from.iso();
        coming.push_back(std::move(value));
    }
    return dump({{"today", tasks.today.iso()},
                 {"answers", std::move(answers)},
                 {"drafts", std::move(drafts)},
                 {"readings", std::move(readings)},
                 {"coming", std::move(coming)}});
}

std::string working_json(const WorkingRevision& working) { return dump(working_value(working)); }

std::string revision_work_json(const DocumentView& view, const WorkView& work) {
    json value = json::parse(revision_json(view));
    value["lifecycle"] = to_text(work.working.revision.lifecycle);
    value["row_version"] = work.working.revision.row_version;
    value["content_sha256"] = or_null(work.content_sha256);
    value["holder"] = or_null(work.holder);
    if (work.working.draft) {
        value["change_summary"] = or_null(work.working.draft->change_summary);
        value["revised_component"] = or_null(work.working.draft->revised_component);
    }
    value["steps"] = json::array();
    for (const StepKind kind : work.open_steps) value["steps"].push_back(to_text(kind));
    value["asked"] = json::array();
    for (const AskedLine& asked : work.asked) value["asked"].push_back(asked_json(asked));
    value["signatures"] = json::array();
    for (const SignatureLine& line : work.signatures) value["signatures"].push_back(signature_json(line));
    value["returned"] = work.sent_back ? signature_json(*work.sent_back) : json(nullptr);
    value["set_aside"] = set_aside_json(work);
    return dump(value);
}

std::string comments_json(const WorkView& work) {
    json list = json::array();
    for (const CommentLine& line : work.comments) {
        json value = comment_value(line.comment);
        value["author"] = line.author;
        list.push_back(std::move(value));
    }
    return dump({{"total", work.comments.size()}, {"comments", std::move(list)}});
}

std::string comment_json(const Comment& comment) { return dump(comment_value(comment)); }

}  // namespace pravila
