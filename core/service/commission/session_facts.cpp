#include "core/service/commission/session_facts.h"

#include "core/error.h"
#include "core/i18n/catalogue.h"
#include "core/service/commission/printed.h"

namespace pravila {

namespace {

std::string printed(const Message& message) { return Catalogue::of(Language::kRomanian).text(message); }

std::string decision_words(const SessionPoint& point) {
    switch (point.decision) {
        case ItemDecision::kPending:
            return {};
        case ItemDecision::kFavourable:
            return printed(point.free_point ? msg("adopted (commission)") : msg("favourable opinion (commission)"));
        case ItemDecision::kUnfavourable:
            return printed(point.free_point ? msg("rejected (commission)") : msg("unfavourable opinion (commission)"));
        case ItemDecision::kPostponed:
            return printed(msg("postponed (commission)"));
        case ItemDecision::kVoid:
            return printed(msg("void: the text changed (commission)"));
    }
    return {};
}

SessionMember member_of(const SessionMemberLine& line) {
    SessionMember member;
    member.name = line.name;
    member.function = line.function;
    member.act = line.act;
    member.present = line.attendee.has_value();
    member.role = printed(line.role == Role::kCommissionChair ? msg("chair (commission)") : msg("member (commission)"));
    if (line.attendee_name.empty()) return member;
    member.name = line.attendee_name + " (p. " + line.name + ")";
    member.function = line.attendee_function;
    member.act += "; " + line.deputation_act;
    return member;
}

}  // namespace

SessionFacts session_facts(const SessionView& view, const std::string& institution, Instant instant) {
    SessionFacts facts;
    facts.county = view.county;
    facts.institution = institution;
    facts.number = session_name(view.session);
    facts.day = view.session.day;
    facts.hour = view.session.hour;
    facts.place = view.session.place;
    facts.ended = view.session.ended;
    facts.quorum = view.quorum;
    facts.instant = to_text(instant);
    for (const SessionMemberLine& line : view.members) facts.members.push_back(member_of(line));
    for (const SessionMemberLine& line : view.secretariat)
        facts.members.push_back({line.name, line.function, printed(msg("secretary (commission)")), line.act, true});
    for (const SessionPoint& point : view.points) {
        SessionItem item;
        item.code = point.code;
        item.title = point.readable ? point.title : printed(msg("a confidential document"));
        item.unit = point.unit;
        item.number = point.free_point ? EditionRevision{0, 0} : point.number;
        item.votes_for = point.count(Vote::kFor);
        item.votes_against = point.count(Vote::kAgainst);
        item.abstentions = point.count(Vote::kAbstain);
        item.decision = decision_words(point);
        item.remarks = point.remark;
        facts.agenda.push_back(std::move(item));
    }
    return facts;
}

void require_minutes(const SessionView& view) {
    if (view.session.state == SessionState::kHeld) return;
    throw Error(ErrorCode::kConflict, msg("Session {number} has no minutes yet: they are made when it is closed.",
                                          {{"number", std::to_string(view.session.number)}}));
}

}  // namespace pravila
