#include "core/i18n/words.h"
#include "core/service/tasks.h"
#include "server/pages/pages.h"
#include "server/view/parts.h"
#include "server/view/work_words.h"

namespace pravila::web::pages {

namespace {

Model line_model(const Call& call, const TaskRevision& revision, const std::optional<Date>& day) {
    Model item;
    item.text("task_href", document_url(revision.slug).with("rev", to_text(revision.number)).str())
        .text("task_title", revision.title)
        .text("task_code", revision.code)
        .text("task_number", short_number(revision.number, call.words))
        .text_if("task_day", day ? date_words(*day, call.words) : "");
    return item;
}

Model answer_model(const Call& call, const AnswerTask& task) {
    Model item = line_model(call, task.revision, task.due_on);
    std::string about = call.words.text(msg("sent by {person}", {{"person", task.author}}));
    if (!task.stands_in.empty())
        about += ", " + call.words.text(msg("you stand in for {person}", {{"person", task.stands_in}}));
    const bool opinion = task.kind == StepKind::kOpine || task.kind == StepKind::kEndorse;
    item.text("task_about", about)
        .text("task_verb", opinion                          ? call.words.text(msg("Read and give your opinion"))
                           : task.kind == StepKind::kVerify ? call.words.text(msg("Read and verify"))
                                                            : call.words.text(msg("Read and approve")));
    return item;
}

}  // namespace

http::Response tasks(const Call& call) {
    const Tasks tasks = tasks_of(call.context());
    std::vector<Model> late, mine, drafts, readings, coming;
    for (const AnswerTask& task : tasks.answers) (task.late ? late : mine).push_back(answer_model(call, task));
    for (const DraftTask& task : tasks.drafts) {
        Model item = line_model(call, task.revision, {});
        item.flag("draft_returned", task.returned)
            .text("draft_state",
                  task.step ? review_words(*task.step, call.words) : call.words.text(msg("In work (draft)")))
            .text("draft_by", task.returned_by)
            .text("draft_remark", task.remark);
        drafts.push_back(std::move(item));
    }
    for (const ReadingTask& task : tasks.readings) {
        Model item = line_model(call, task.revision, task.due_on);
        item.flag("task_late", task.late);
        readings.push_back(std::move(item));
    }
    for (const ComingTask& task : tasks.coming) coming.push_back(line_model(call, task.revision, task.effective_from));
    Model model;
    model.text("today", date_words(tasks.today, call.words))
        .text("who", call.caller->name)
        .text_if("done", done_words(call.request.parameter("done"), call.words))
        .flag("nothing",
              tasks.answers.empty() && tasks.drafts.empty() && tasks.readings.empty() && tasks.coming.empty())
        .some("late", std::move(late))
        .some("mine", std::move(mine))
        .some("drafts", std::move(drafts))
        .some("readings", std::move(readings))
        .some("coming", std::move(coming));
    Frame frame;
    frame.title = call.words.text(msg("To do"));
    frame.current = "/tasks";
    return render_page(call, "pages/tasks.html", frame, std::move(model));
}

}  // namespace pravila::web::pages
