#include "core/i18n/words.h"
#include "core/service/commission/composition.h"
#include "core/service/commission/printed.h"
#include "core/service/commission/view_session.h"
#include "core/service/organisation/printed_words.h"
#include "server/pages/pages.h"
#include "server/session_changes.h"
#include "server/view/parts.h"

namespace pravila::web::pages {

namespace {

std::string state_word(SessionState state, const Catalogue& words) {
    switch (state) {
        case SessionState::kPlanned:
            return words.text(msg("convened (session)"));
        case SessionState::kOpen:
            return words.text(msg("under way (session)"));
        case SessionState::kHeld:
            return words.text(msg("held (session)"));
        case SessionState::kCancelled:
            return words.text(msg("cancelled (session)"));
    }
    return {};
}

std::string state_class(SessionState state) {
    if (state == SessionState::kOpen) return "go";
    if (state == SessionState::kHeld) return "on";
    return state == SessionState::kPlanned ? "new" : "off";
}

std::string decision_word(ItemDecision decision, const Catalogue& words) {
    switch (decision) {
        case ItemDecision::kPending:
            return {};
        case ItemDecision::kFavourable:
            return words.text(msg("favourable (answer)"));
        case ItemDecision::kUnfavourable:
            return words.text(msg("unfavourable (answer)"));
        case ItemDecision::kPostponed:
            return words.text(msg("postponed (point)"));
        case ItemDecision::kVoid:
            return words.text(msg("void: the text changed (point)"));
    }
    return {};
}

std::string quorum_words(const std::string& rule, const Catalogue& words) {
    const QuorumRule quorum = quorum_rule_from(rule).value_or(QuorumRule());
    switch (quorum.kind) {
        case QuorumRule::Kind::kMajority:
            return words.text(msg("more than half of the members"));
        case QuorumRule::Kind::kTwoThirds:
            return words.text(msg("at least two thirds of the members"));
        case QuorumRule::Kind::kNumber:
            break;
    }
    return words.plural("{n} member", "{n} members", quorum.number);
}

std::string address_of(int number) { return "/sessions/" + std::to_string(number); }

std::vector<Model> waiting_models(const Call& call, const std::vector<SessionWaiting>& lines) {
    std::vector<Model> items;
    for (const SessionWaiting& line : lines) {
        Model item;
        item.text("waiting_href", document_url(line.slug).with("rev", to_text(line.number)).str())
            .text("waiting_code", line.code)
            .text("waiting_title", line.title)
            .text("waiting_number", short_number(line.number, call.words))
            .text_if("waiting_day", line.due_on ? date_words(*line.due_on, call.words) : "");
        items.push_back(std::move(item));
    }
    return items;
}

void add_head(Model& model, const Call& call, const CommissionSession& session) {
    model.text("session_number", std::to_string(session.number))
        .text("session_day", date_words(session.day, call.words))
        .text_if("session_hour", session.hour)
        .text_if("session_place", session.place)
        .text("session_state", state_word(session.state, call.words))
        .text("session_class", state_class(session.state))
        .text("session_href", address_of(session.number));
}

/// Who may sit on a place: the member, or a deputy.
std::vector<Model> attendee_models(const SessionMemberLine& line) {
    std::vector<Model> items;
    const auto add = [&](const PersonId& person, const std::string& name) {
        Model item;
        item.text("attendee_value", person.str() + "=" + line.member.str())
            .text("attendee_name", name)
            .flag("attendee_chosen", line.attendee == person);
        items.push_back(std::move(item));
    };
    add(line.member, line.name);
    for (const SessionDeputy& deputy : line.deputies) add(deputy.person, "p. " + line.name + ": " + deputy.name);
    return items;
}

std::vector<Model> member_models(const Call& call, const SessionView& view) {
    std::vector<Model> items;
    for (const SessionMemberLine& line : view.members) {
        Model item;
        item.text("member_name", line.name)
            .text("member_id", line.member.str())
            .text_if("member_function", line.function)
            .text("member_role", call.words.text(role_name(line.role)))
            .text("member_act", line.act)
            .flag("member_present", line.attendee.has_value())
            .text_if("member_deputy", line.attendee_name)
            .text("member_deputation", line.deputation_act)
            .list("attendees", attendee_models(line));
        items.push_back(std::move(item));
    }
    return items;
}

/// Those who sit in the session, for the votes of one point.
std::vector<Model> voter_models(const SessionView& view) {
    std::vector<Model> items;
    for (const SessionMemberLine& line : view.members) {
        if (!line.attendee) continue;
        Model item;
        item.text("voter_id", line.member.str())
            .text("voter_name",
                  line.attendee_name.empty() ? line.name : line.attendee_name + " (p. " + line.name + ")");
        items.push_back(std::move(item));
    }
    return items;
}

std::string tally(const SessionPoint& point, const Catalogue& words) {
    return words.text(msg("for {for}, against {against}, abstentions {abstain}",
                          {{"for", std::to_string(point.count(Vote::kFor))},
                           {"against", std::to_string(point.count(Vote::kAgainst))},
                           {"abstain", std::to_string(point.count(Vote::kAbstain))}}));
}

std::vector<Model> point_models(const Call& call, const SessionView& view) {
    std::vector<Model> items;
    const bool open = view.session.state == SessionState::kOpen && view.may_change;
    for (const SessionPoint& point : view.points) {
        Model item;
        item.text("point_number", std::to_string(point.position))
            .text("point_title", point.readable ? point.title : call.words.text(msg("a confidential document")))
            .text_if("point_code", point.code)
            .text_if("point_unit", point.unit)
            .text("point_edition", point.free_point ? "" : short_number(point.number, call.words))
            .text("point_href",
                  point.slug.empty() ? "" : document_url(point.slug).with("rev", to_text(point.number)).str())
            .flag("point_linked", !point.slug.empty())
            .text_if("point_hash", point.content_sha256)
            .flag("point_void", !point.waits && point.decision == ItemDecision::kPending)
            .text_if("point_decision", decision_word(point.decision, call.words))
            .text_if("point_votes", point.votes.empty() ? "" : tally(point, call.words))
            .text_if("point_remark", point.remark)
            .flag("point_again", point.decision != ItemDecision::kPending)
            .flag("can_vote", open && view.present >= view.quorum)
            .flag("can_remove", view.session.state == SessionState::kPlanned && view.may_change)
            .list("voters", open ? voter_models(view) : std::vector<Model>());
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace

http::Response sessions(const Call& call) {
    const SessionList list = list_sessions(call.context());
    std::vector<Model> rows;
    for (const SessionLine& line : list.sessions) {
        Model row;
        add_head(row, call, line.session);
        row.text("session_points", call.words.plural("{n} point", "{n} points", line.points));
        rows.push_back(std::move(row));
    }
    Model model;
    model.flag("can_plan", list.may_change)
        .text("quorum_words", quorum_words(list.quorum_rule, call.words))
        .some("rows", std::move(rows))
        .some("waiting", waiting_models(call, list.waiting));
    Frame frame;
    frame.title = call.words.text(msg("Sessions of the commission"));
    frame.current = "/sessions";
    return render_page(call, "pages/sessions.html", frame, std::move(model));
}

http::Response session(const Call& call) {
    const SessionView view = view_session(call.context(), session_of(call));
    const SessionState state = view.session.state;
    const bool may = view.may_change, planned = state == SessionState::kPlanned, open = state == SessionState::kOpen;
    Model model;
    add_head(model, call, view.session);
    model.text_if("session_reason", view.reason)
        .text_if("session_ended", view.session.ended)
        .text("present_words",
              call.words.text(msg("Present: {present}, needed: {quorum}", {{"present", std::to_string(view.present)},
                                                                           {"quorum", std::to_string(view.quorum)}})))
        .flag("below_quorum", open && view.present < view.quorum)
        .flag("begun", open || state == SessionState::kHeld)
        .flag("has_minutes", state == SessionState::kHeld)
        .flag("can_plan", may && planned)
        .flag("can_open", may && (open || (planned && view.session.day <= call.today())))
        .flag("can_close", may && open)
        .some("members", member_models(call, view))
        .some("points", point_models(call, view))
        .some("waiting", waiting_models(call, view.waiting));
    Frame frame;
    frame.title = call.words.text(msg("Session {number}", {{"number", session_name(view.session)}}));
    frame.current = "/sessions";
    return render_page(call, "pages/session.html", frame, std::move(model));
}

http::Response plan_session(const Call& call) {
    return http::Response::redirect(address_of(web::plan_session(call, fields_of(call.request))), 303);
}

http::Response change_session(const Call& call) {
    const int number = session_of(call);
    web::change_session(call, number, call.values["action"], fields_of(call.request));
    return http::Response::redirect(address_of(number), 303);
}

http::Response session_notice(const Call& call) { return session_paper(call, false); }
http::Response session_minutes(const Call& call) { return session_paper(call, true); }

}  // namespace pravila::web::pages
