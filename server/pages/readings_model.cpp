#include "server/pages/readings_model.h"

#include <array>

#include "core/i18n/words.h"
#include "core/service/distribution/reading_words.h"
#include "core/service/distribution/view_distribution.h"
#include "core/service/distribution/view_reviews.h"
#include "core/service/organisation/printed_words.h"
#include "server/url.h"

namespace pravila::web {

namespace {

Model choice(const std::string& value, const std::string& label) {
    Model item;
    item.text("option_value", value).text("option_label", label);
    return item;
}

Model take_note_model(const Call& call, const DistributionView& view, const std::string& base) {
    const ReadingDuty& duty = *view.mine;
    const bool open = duty.state == DutyState::kOpen;
    const bool late = open && duty.due_on < view.today;
    Model model;
    model.flag("note_open", open)
        .flag("note_late", late)
        .text("note_state", reading_state_words(duty, late, call.words))
        .text("note_purpose", purpose_words(duty.purpose, call.words))
        .text("note_sha256", duty.sha256)
        .text("note_action", base + "/actions/acknowledge")
        .text_if("note_test_href", open && view.test.test && !view.test.passed ? base + "/test" : "");
    return model;
}

std::vector<Model> line_models(const Call& call, const DistributionView& view) {
    std::vector<Model> items;
    for (const ListedLine& listed : view.lines) {
        Model item;
        item.text("list_to", recipient_words(listed.line, listed.unit, listed.person, call.words))
            .text("list_purpose", purpose_words(listed.line.purpose, call.words))
            .text("list_copy", listed.line.copy_number)
            .text("list_people", std::to_string(listed.people))
            .text("list_id", listed.line.id.str());
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> reading_models(const Call& call, const DistributionView& view) {
    std::vector<Model> items;
    for (const ReadingLine& line : view.readings) {
        std::string how = line.duty.acknowledged ? how_words(line.duty.acknowledged->how, call.words) : "";
        if (!line.recorded_by.empty())
            how += ", " + call.words.text(msg("entered by {person}", {{"person", line.recorded_by}}));
        Model item;
        item.text("read_person", line.person)
            .text("read_units", line.units)
            .text("read_state", reading_state_words(line.duty, line.late, call.words))
            .flag("read_late", line.late)
            .text("read_how", how);
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> open_models(const DistributionView& view) {
    std::vector<Model> items;
    for (const ReadingLine& line : view.readings) {
        if (line.duty.state != DutyState::kOpen) continue;
        Model item;
        item.text("open_id", line.duty.person.str()).text("open_person", line.person).text("open_units", line.units);
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> copy_models(const Call& call, const DistributionView& view) {
    std::vector<Model> items;
    for (const CopyLine& copy : view.copies) {
        Model item;
        item.text("copy_number", copy.line.copy_number)
            .text("copy_to", recipient_words(copy.line, copy.unit, copy.person, call.words))
            .text("copy_asked", date_words(copy.copy.asked_on, call.words))
            .text_if("copy_back", copy.copy.returned_on ? date_words(*copy.copy.returned_on, call.words) : "")
            .text("copy_id", copy.copy.id.str());
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<Model> review_models(const Call& call, const DocumentReviews& reviews) {
    std::vector<Model> items;
    for (const ReviewLine& line : reviews.reviews) {
        Model item;
        item.text("review_day", date_words(line.review.decided_on, call.words))
            .text("review_decision", review_decision_words(line.review.decision, call.words))
            .text("review_by", line.decided_by)
            .text_if("review_act", line.review.act.number.empty() ? "" : act_text(line.review.act))
            .text("review_reason", line.reason)
            .text_if("review_next", line.review.next_due ? date_words(*line.review.next_due, call.words) : "");
        items.push_back(std::move(item));
    }
    return items;
}

/// What follows from the last review, until a draft is begun.
std::string start_offer(const DocumentReviews& reviews) {
    if (reviews.reviews.empty() || !reviews.may_decide) return {};
    const Review& last = reviews.reviews.front().review;
    return asks_for_text(last.decision) ? std::string(to_text(last.decision)) : std::string();
}

void add_reviews(const Call& call, const DocumentView& view, Model& panel) {
    const DocumentReviews reviews = view_reviews(call.context(), view.canonical_slug);
    const auto day = [&](const std::optional<Date>& date) { return date ? date_words(*date, call.words) : ""; };
    panel.text_if("review_due", day(reviews.due))
        .flag("review_late", reviews.late)
        .some("reviews", review_models(call, reviews))
        .flag("can_review", reviews.may_decide)
        .text("review_href", document_url(view.canonical_slug, "/reviews").str())
        .text("next_if_kept", day(reviews.next_if_kept))
        .text("next_if_revised", day(reviews.next_if_revised))
        .flag("offers_start", !start_offer(reviews).empty());
}

}  // namespace

std::vector<Model> purpose_choices(const Catalogue& words) {
    constexpr std::array kPurposes = {Purpose::kApply,    Purpose::kInform,  Purpose::kApprove, Purpose::kVerify,
                                      Purpose::kEvidence, Purpose::kArchive, Purpose::kDisplay};
    std::vector<Model> items;
    items.reserve(kPurposes.size());
    for (const Purpose purpose : kPurposes)
        items.push_back(choice(std::string(to_text(purpose)), purpose_words(purpose, words)));
    return items;
}

std::vector<Model> role_choices(const Catalogue& words) {
    std::vector<Model> items;
    items.reserve(kRoleCount);
    for (int i = 0; i < kRoleCount; ++i)
        items.push_back(
            choice(std::string(to_text(static_cast<Role>(i))), words.text(role_name(static_cast<Role>(i)))));
    return items;
}

std::vector<Model> decision_choices(const Catalogue& words, const std::optional<ReviewDecision>& chosen) {
    constexpr std::array kDecisions = {ReviewDecision::kKeep, ReviewDecision::kRevise, ReviewDecision::kNewEdition,
                                       ReviewDecision::kWithdraw};
    std::vector<Model> items;
    items.reserve(kDecisions.size());
    for (const ReviewDecision decision : kDecisions) {
        items.push_back(choice(std::string(to_text(decision)), review_decision_words(decision, words)));
        items.back().flag("option_chosen", chosen == decision);
    }
    return items;
}

void add_readings(const Call& call, const DocumentView& view, Model& model) {
    model.flag("readings", false).flag("take_note", false);
    if (!call.caller || !view.revision || view.revision->lifecycle == Lifecycle::kCancelled) return;
    const DistributionView found = view_distribution(call.context(), view.canonical_slug, view.revision->number);
    // Another revision may share its number with the one shown, as in add_work.
    if (!found.revision || found.revision->id != view.revision->id) return;
    const std::string base = document_url(view.canonical_slug, "/revisions/" + to_text(view.revision->number)).str();
    if (found.mine) model.object("take_note", take_note_model(call, found, base));
    const State state = state_on(*view.revision, view.today, view.today);
    const bool ended = state == State::kSuperseded || state == State::kWithdrawn;
    Model panel;
    panel.text("list_base", document_url(view.canonical_slug, "/distribution").str())
        .text("number", to_text(view.revision->number))
        .some("lines", line_models(call, found))
        .flag("can_change", found.may_change)
        .flag("can_start", found.may_keep && state == State::kInForce && !found.start && !found.lines.empty())
        .text_if("started_on", found.start ? date_words(found.start->day, call.words) : "")
        .text("counts", call.words.text(msg("Asked to read: {asked}. Took note: {acknowledged}. Late: {late}.",
                                            {{"asked", std::to_string(found.asked)},
                                             {"acknowledged", std::to_string(found.acknowledged)},
                                             {"late", std::to_string(found.late)}})))
        .some("people", reading_models(call, found))
        .flag("can_enter_paper", found.may_enter_paper)
        .some("open_people", open_models(found))
        .flag("can_recall", found.may_keep && ended)
        .flag("can_keep", found.may_keep)
        .some("copies", copy_models(call, found))
        .text_if("test_href", found.test.test || found.test.may_set ? base + "/test" : "")
        .list("purposes", purpose_choices(call.words))
        .list("roles", role_choices(call.words))
        .list("decisions", decision_choices(call.words));
    add_reviews(call, view, panel);
    model.object("readings", std::move(panel));
}

}  // namespace pravila::web
