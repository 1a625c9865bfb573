#include "core/service/commission/view_session.h"

#include <algorithm>

#include "core/service/access.h"
#include "core/service/commission/composition.h"
#include "core/service/commission/session_rights.h"
#include "core/service/commission/waiting.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/signing_function.h"

namespace pravila {

namespace {

std::string functions_text(StoreReader& reader, const PersonId& person, Date day) {
    std::string text;
    for (const std::string& function : functions_on(reader, person, day)) text += (text.empty() ? "" : ", ") + function;
    return text;
}

/// A document that came before the commission is no secret to those who read its sessions, unless it is confidential.
bool readable(const ReadAccess& access, const Document& document, const Revision& revision) {
    return access.may_read_published(document) || access.may_read(document, revision);
}

std::vector<SessionWaiting> free_waiting(StoreReader& reader, const ReadAccess& access) {
    std::vector<SessionWaiting> lines;
    for (const WaitingRevision& waiting : waiting_for_session(reader)) {
        const auto document = reader.document(waiting.about.document);
        const auto revision = reader.revision(waiting.about.revision);
        if (waiting.session || !document || !revision || !readable(access, *document, *revision)) continue;
        lines.push_back(
            {document->code(), revision->title, document->slug(), revision->number, waiting.opened_on, waiting.due_on});
    }
    return lines;
}

class SessionReader {
  public:
    SessionReader(StoreReader& reader, const Context& context, int number)
        : reader_(reader), context_(context), access_(read_access(reader, context)) {
        require_session_reader(reader, context);
        view_.session = require_session(reader, number);
    }

    SessionView run() {
        view_.county = reader_.setting("county").value_or("");
        view_.may_change = may_keep_sessions(reader_, context_);
        view_.reason = text_of(view_.session.reason_sha256);
        add_members();
        add_secretariat();
        add_points();
        if (view_.session.state == SessionState::kPlanned) view_.waiting = free_waiting(reader_, access_);
        return std::move(view_);
    }

  private:
    std::string text_of(const std::string& sha256) {
        return sha256.empty() ? std::string() : reader_.approval().remark(sha256).value_or("");
    }

    SessionMemberLine line_of(const PersonId& person, Role role, const GrantId& grant) {
        SessionMemberLine line;
        line.member = person;
        line.name = person_name(reader_, person);
        line.function = functions_text(reader_, person, view_.session.day);
        line.role = role;
        if (const auto known = reader_.organisation().grant(grant)) line.act = act_text(known->act);
        return line;
    }

    void add_deputies(SessionMemberLine& line) {
        for (const Deputation& deputation : reader_.organisation().deputations()) {
            if (deputation.absent != line.member || !deputation.holds_on(view_.session.day)) continue;
            if (deputation.role && *deputation.role != line.role) continue;
            line.deputies.push_back({deputation.deputy, person_name(reader_, deputation.deputy)});
        }
    }

    void add_members() {
        const auto seats = reader_.commission().seats_of(view_.session.id);
        for (const CommissionSeat& seat : seats) {
            SessionMemberLine line = line_of(seat.member, seat.role, seat.grant);
            add_deputies(line);
            line.attendee = seat.attendee;
            if (seat.attendee) ++view_.present;
            if (seat.deputation) {
                line.attendee_name = person_name(reader_, *seat.attendee);
                line.attendee_function = functions_text(reader_, *seat.attendee, view_.session.day);
                if (const auto known = reader_.organisation().deputation(*seat.deputation))
                    line.deputation_act = act_text(known->act);
            }
            view_.members.push_back(std::move(line));
        }
        view_.quorum = view_.session.quorum;
        if (!seats.empty()) return;
        for (const CommissionMember& member : commission_on(reader_, view_.session.day)) {
            SessionMemberLine line = line_of(member.person, member.role, member.grant);
            add_deputies(line);
            view_.members.push_back(std::move(line));
        }
        view_.quorum = quorum_rule(reader_).needed(static_cast<int>(view_.members.size()));
    }

    void add_secretariat() {
        for (const RoleGrant& grant : reader_.organisation().grants_of_role(Role::kTechnicalSecretariat))
            if (grant.holds_on(view_.session.day) && !grant.unit)
                view_.secretariat.push_back(line_of(grant.person, grant.role, grant.id));
        std::sort(view_.secretariat.begin(), view_.secretariat.end(),
                  [](const SessionMemberLine& a, const SessionMemberLine& b) { return a.name < b.name; });
    }

    void add_points() {
        const auto votes = reader_.commission().votes_of(view_.session.id);
        for (const AgendaItem& item : reader_.commission().items_of(view_.session.id)) {
            if (item.removed) continue;
            SessionPoint point;
            point.position = item.position;
            point.decision = item.decision;
            point.remark = text_of(item.remark_sha256);
            if (item.revision)
                add_revision(point, *item.revision);
            else {
                point.free_point = true;
                point.title = text_of(item.title_sha256);
            }
            for (const CommissionVote& vote : votes)
                if (vote.item == item.id && !vote.voided)
                    point.votes.push_back({person_name(reader_, vote.member), vote.member, vote.vote});
            view_.points.push_back(std::move(point));
        }
    }

    void add_revision(SessionPoint& point, const AgendaRevision& about) {
        const auto document = reader_.document(about.document);
        const auto revision = reader_.revision(about.revision);
        const bool over = view_.session.state == SessionState::kHeld || view_.session.state == SessionState::kCancelled;
        point.waits = over || as_it_waits(reader_, about).has_value();
        point.readable = document && revision && readable(access_, *document, *revision);
        if (!point.readable) {
            point.remark.clear();
            return;
        }
        point.code = document->code();
        point.title = revision->title;
        point.slug = document->slug();
        point.number = revision->number;
        point.content_sha256 = about.content_sha256;
        const auto unit = document->owner ? reader_.organisation().unit(*document->owner) : std::nullopt;
        if (unit) point.unit = unit->name;
    }

    StoreReader& reader_;
    const Context& context_;
    ReadAccess access_;
    SessionView view_;
};

}  // namespace

int SessionPoint::count(Vote wanted) const {
    return static_cast<int>(
        std::count_if(votes.begin(), votes.end(), [&](const SessionVoteLine& line) { return line.vote == wanted; }));
}

SessionView view_session(const Context& context, int number) {
    SessionView view;
    context.store.read(context.scope,
                       [&](StoreReader& reader) { view = SessionReader(reader, context, number).run(); });
    return view;
}

SessionList list_sessions(const Context& context) {
    SessionList list;
    context.store.read(context.scope, [&](StoreReader& reader) {
        require_session_reader(reader, context);
        list = {};
        list.may_change = may_keep_sessions(reader, context);
        list.quorum_rule = to_text(quorum_rule(reader));
        list.waiting = free_waiting(reader, read_access(reader, context));
        for (CommissionSession& session : reader.commission().sessions()) {
            SessionLine line;
            const auto items = reader.commission().items_of(session.id);
            line.points = static_cast<int>(
                std::count_if(items.begin(), items.end(), [](const AgendaItem& item) { return !item.removed; }));
            const auto seats = reader.commission().seats_of(session.id);
            line.present = static_cast<int>(
                std::count_if(seats.begin(), seats.end(), [](const CommissionSeat& seat) { return seat.present(); }));
            line.session = std::move(session);
            list.sessions.push_back(std::move(line));
        }
        std::reverse(list.sessions.begin(), list.sessions.end());
    });
    return list;
}

}  // namespace pravila
