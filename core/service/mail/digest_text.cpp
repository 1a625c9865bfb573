#include "core/service/mail/digest_text.h"

#include "core/i18n/words.h"

namespace pravila {

namespace {

constexpr std::size_t kMostLines = 25;

std::string step_to_do(StepKind kind, const Catalogue& words) {
    switch (kind) {
        case StepKind::kVerify:
            return words.text(msg("To verify"));
        case StepKind::kOpine:
        case StepKind::kEndorse:
            return words.text(msg("Your opinion is asked for"));
        case StepKind::kApprove:
            break;
    }
    return words.text(msg("To approve"));
}

/// Puts lines under headings.
class Writer {
  public:
    Writer(const DailyDigest& digest, const DigestFrame& frame, const Catalogue& words)
        : digest_(digest), frame_(frame), words_(words) {}

    std::string write() {
        body_ = words_.text(msg("Good day, {name},", {{"name", frame_.person}})) + "\n";
        write_answers();
        section(msg("Returned to you"), digest_.returned,
                [&](const DraftTask& task) { line(task.revision, true, words_.text(msg("Came back with remarks"))); });
        section(msg("To read"), digest_.readings,
                [&](const ReadingTask& task) { line(task.revision, true, last_day(task.due_on)); });
        section(msg("To review"), digest_.reviews,
                [&](const ReviewTask& task) { line(task.revision, false, last_day(task.due_on)); });
        section(msg("Comes into force"), digest_.coming, [&](const ComingTask& task) {
            line(task.revision, true,
                 words_.text(msg("Applies from {day}", {{"day", date_words(task.effective_from, words_)}})));
        });
        write_end();
        return std::move(body_);
    }

  private:
    void write_answers() {
        std::vector<AnswerTask> late, others;
        for (const AnswerTask& task : digest_.answers) (task.late ? late : others).push_back(task);
        const auto answer = [&](const AnswerTask& task) {
            std::string about = step_to_do(task.kind, words_);
            if (!task.stands_in.empty()) about += ", " + words_.text(msg("in place of someone absent"));
            if (task.due_on) about += "; " + last_day(*task.due_on);
            line(task.revision, true, about);
        };
        section(msg("Late"), late, answer);
        section(msg("For me"), others, answer);
    }

    template <class Task, class Write>
    void section(const Message& title, const std::vector<Task>& tasks, Write write_task) {
        if (tasks.empty()) return;
        body_ += "\n" + words_.text(title) + " (" + std::to_string(tasks.size()) + ")\n";
        for (std::size_t i = 0; i < tasks.size() && i < kMostLines; ++i) write_task(tasks[i]);
        if (tasks.size() > kMostLines)
            body_ += "  " +
                     words_.text(msg("and {count} more", {{"count", std::to_string(tasks.size() - kMostLines)}})) +
                     "\n";
    }

    void line(const TaskRevision& revision, bool with_number, const std::string& about) {
        if (revision.audience == Audience::kConfidential) {
            body_ += "- " + words_.text(msg("a confidential document")) + "\n  " + about + "\n";
            return;
        }
        std::string name = revision.code;
        if (with_number) name += (name.empty() ? "" : ", ") + short_number(revision.number, words_);
        body_ += "- " + name + (name.empty() ? "" : ": ") + revision.title + "\n  " + about + "\n";
        if (frame_.public_url.empty()) return;
        body_ += "  " + frame_.public_url + "/d/" + revision.slug +
                 (with_number ? "?rev=" + to_text(revision.number) : "") + "\n";
    }

    std::string last_day(Date day) const {
        const int over = digest_.today.days_since_epoch() - day.days_since_epoch();
        if (over <= 0) return words_.text(msg("last day: {day}", {{"day", date_words(day, words_)}}));
        return words_.plural("last day was {day}, {n} day ago", "last day was {day}, {n} days ago", over,
                             {{"day", date_words(day, words_)}});
    }

    void write_end() {
        if (!frame_.public_url.empty())
            body_ += "\n" + words_.text(msg("Everything: {url}", {{"url", frame_.public_url + "/tasks"}})) + "\n";
        body_ += "\n-- \n" +
                 words_.text(msg("Sent by Pravila, {institution}. Nobody reads answers to this message.",
                                 {{"institution", frame_.institution}})) +
                 "\n";
        if (!frame_.public_url.empty())
            body_ += words_.text(msg("To get it no more, switch it off in your account: {url}",
                                     {{"url", frame_.public_url + "/account"}})) +
                     "\n";
    }

    const DailyDigest& digest_;
    const DigestFrame& frame_;
    const Catalogue& words_;
    std::string body_;
};

std::string subject_of(const DailyDigest& digest, const Catalogue& words) {
    const std::string day = date_words(digest.today, words);
    if (digest.count() == 0) return words.text(msg("Comes into force soon, {day}", {{"day", day}}));
    const std::string count = std::to_string(digest.count());
    if (digest.late() == 0) return words.text(msg("To do on {day}: {count}", {{"day", day}, {"count", count}}));
    return words.text(msg("To do on {day}: {count}, late: {late}",
                          {{"day", day}, {"count", count}, {"late", std::to_string(digest.late())}}));
}

}  // namespace

DigestText digest_text(const DailyDigest& digest, const DigestFrame& frame, const Catalogue& words) {
    return {subject_of(digest, words), Writer(digest, frame, words).write()};
}

}  // namespace pravila
