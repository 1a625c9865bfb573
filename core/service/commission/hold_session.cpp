#include "core/service/commission/hold_session.h"

#include <algorithm>
#include <set>

#include "core/service/commission/composition.h"
#include "core/service/commission/details.h"
#include "core/service/commission/session_rights.h"
#include "core/service/commission/session_signer.h"
#include "core/service/record.h"

namespace pravila {

namespace {

constexpr const char* kAction = "session.hold";

Message::Arguments numbered(const CommissionSession& session) { return {{"number", std::to_string(session.number)}}; }

/// Who sits where in a session, inside one transaction.
class Seating {
  public:
    Seating(StoreWriter& writer, const Context& context, const CommissionSession& session)
        : writer_(writer), context_(context), session_(session), seats_(writer.commission().seats_of(session.id)) {}

    bool empty() const { return seats_.empty(); }

    /// A place for every member in office on the day.
    int make() {
        for (const CommissionMember& member : commission_on(writer_, session_.day))
            seats_.push_back(
                {context_.ids.next_id<SeatId>(), session_.id, member.person, member.role, member.grant, {}, {}});
        if (seats_.empty())
            throw refusal("commission.empty",
                          msg("Nobody was a member of the monitoring commission on {day}. Record the act that appoints "
                              "it first.",
                              {{"day", session_.day.romanian()}}));
        fresh_ = true;
        return static_cast<int>(seats_.size());
    }

    void seat(const std::vector<Attendee>& present) {
        before_ = seats_;
        for (CommissionSeat& seat : seats_) {
            seat.attendee.reset();
            seat.deputation.reset();
        }
        std::set<PersonId> seated;
        for (const Attendee& attendee : present) {
            if (!seated.insert(attendee.person).second)
                throw refusal("attendee.twice", msg("{person} is named twice. Each person takes one place and has one "
                                                    "vote.",
                                                    {{"person", person_name(writer_, attendee.person)}}));
            take(place_for(attendee), attendee);
        }
        require_votes_stand();
        keep();
    }

  private:
    Refusal refusal(const char* rule, Message message) const {
        return session_refusal(session_, kAction, rule, std::move(message));
    }

    /// The deputation by which someone takes the place of a member on the day of the session.
    std::optional<DeputationId> deputation_for(const CommissionSeat& seat, const PersonId& person) const {
        for (const Deputation& deputation : writer_.organisation().deputations_by(person))
            if (deputation.absent == seat.member && deputation.holds_on(session_.day) &&
                (!deputation.role || *deputation.role == seat.role))
                return deputation.id;
        return {};
    }

    std::size_t place_for(const Attendee& attendee) const {
        std::vector<std::size_t> possible;
        for (std::size_t i = 0; i < seats_.size(); ++i) {
            if (attendee.member && *attendee.member != seats_[i].member) continue;
            if (seats_[i].member == attendee.person) return i;
            if (deputation_for(seats_[i], attendee.person)) possible.push_back(i);
        }
        const std::string name = person_name(writer_, attendee.person);
        if (possible.empty())
            throw refusal(
                "attendee.no_member",
                msg("{person} is not a member of the commission on {day}, nor the deputy of that member by an "
                    "act that holds then. Only members and their deputies take a place.",
                    {{"person", name}, {"day", session_.day.romanian()}}));
        if (possible.size() > 1)
            throw refusal("attendee.which",
                          msg("{person} is the deputy of several members. Say whose place it is.", {{"person", name}}));
        return possible.front();
    }

    void take(std::size_t place, const Attendee& attendee) {
        CommissionSeat& seat = seats_[place];
        if (seat.attendee)
            throw refusal("attendee.twice", msg("The place of {person} is taken twice. A member comes in person, or "
                                                "one deputy does.",
                                                {{"person", person_name(writer_, seat.member)}}));
        seat.attendee = attendee.person;
        if (attendee.person != seat.member) seat.deputation = deputation_for(seat, attendee.person);
    }

    /// Who was there when something was voted on stays in the minutes; others may still come.
    void require_votes_stand() const {
        const auto votes = writer_.commission().votes_of(session_.id);
        const bool voted =
            std::any_of(votes.begin(), votes.end(), [](const CommissionVote& vote) { return !vote.voided; });
        for (std::size_t i = 0; voted && i < seats_.size(); ++i)
            if (before_[i].attendee && before_[i].attendee != seats_[i].attendee)
                throw refusal("attendee.voted",
                              msg("{person} was there when this session voted and stays present in its minutes. Who "
                                  "leaves does not vote on what follows.",
                                  {{"person", person_name(writer_, *before_[i].attendee)}}));
    }

    bool changed(std::size_t i) const { return fresh_ || !(seats_[i] == before_[i]); }

    void keep() {
        // People may have changed places with each other: first everybody stands up.
        for (std::size_t i = 0; i < seats_.size(); ++i)
            if (!fresh_ && changed(i)) writer_.commission().update_seat(emptied(seats_[i]));
        for (std::size_t i = 0; i < seats_.size(); ++i) {
            if (!changed(i)) continue;
            if (fresh_)
                writer_.commission().add_seat(seats_[i]);
            else
                writer_.commission().update_seat(seats_[i]);
            record(writer_, context_, "commission.seat_told", seats_[i].id.str(), seat_details(seats_[i]), {},
                   {session_.id.str(), seats_[i].member.str()});
        }
    }

    static CommissionSeat emptied(CommissionSeat seat) {
        seat.attendee.reset();
        seat.deputation.reset();
        return seat;
    }

    StoreWriter& writer_;
    const Context& context_;
    const CommissionSession& session_;
    std::vector<CommissionSeat> seats_, before_;
    bool fresh_ = false;
};

/// One point of an open session, inside one transaction.
class Point {
  public:
    Point(StoreWriter& writer, const Context& context, int number, int position)
        : writer_(writer), context_(context), session_(require_session(writer, number)) {
        require_session_keeper(writer, context, kAction, session_.id.str());
        if (session_.state != SessionState::kOpen)
            throw refusal("session.not_open",
                          msg("Session {number} is not open. Votes are recorded once presence is, and until it is "
                              "closed.",
                              numbered(session_)));
        for (AgendaItem& item : writer.commission().items_of(session_.id))
            if (item.position == position && !item.removed) item_ = std::move(item);
        if (item_.id.empty())
            throw Error(ErrorCode::kNotFound,
                        msg("The agenda of session {number} has no point {position}.",
                            {{"number", std::to_string(number)}, {"position", std::to_string(position)}}));
        seats_ = writer.commission().seats_of(session_.id);
    }

    void vote(const PointVotes& wanted) {
        const int present = static_cast<int>(
            std::count_if(seats_.begin(), seats_.end(), [](const CommissionSeat& seat) { return seat.present(); }));
        if (present < session_.quorum)
            throw refusal(
                "quorum.missing",
                msg("Members present: {present}, needed: {quorum}. Nothing can be decided: close the session, "
                    "and plan another.",
                    {{"present", std::to_string(present)}, {"quorum", std::to_string(session_.quorum)}}));
        const std::optional<ItemNow> now = require_same_text();
        const std::vector<CommissionVote> votes = seated(wanted);
        if (wanted.again)
            void_votes();
        else
            require_first_vote();
        const ItemDecision outcome = outcome_of(votes, present);
        const bool remarked = wanted.remark.find_first_not_of(" \t\r\n") != std::string::npos;
        if (outcome == ItemDecision::kUnfavourable && !remarked)
            throw refusal("remark.missing",
                          msg("The commission is against: record why. The author needs the remarks of the minutes."));
        if (now && outcome != ItemDecision::kPostponed) require_signers(*now, outcome);
        for (const CommissionVote& vote : votes) {
            writer_.commission().add_vote(vote);
            record(writer_, context_, "commission.vote_given", vote.id.str(), vote_details(vote), vote.content_sha256,
                   about(vote.member));
        }
        decide(outcome, remarked ? wanted.remark : std::string());
    }

    void postpone(const std::string& remark) {
        void_votes();
        decide(ItemDecision::kPostponed, remark);
    }

  private:
    Refusal refusal(const char* rule, Message message) const {
        return session_refusal(session_, kAction, rule, std::move(message));
    }

    std::vector<std::string> about(const PersonId& member = {}) const {
        std::vector<std::string> ids = {session_.id.str(), item_.id.str()};
        if (item_.revision) ids.insert(ids.end(), {item_.revision->revision.str(), item_.revision->document.str()});
        if (!member.empty()) ids.push_back(member.str());
        return ids;
    }

    /// Nothing for a free point.
    std::optional<ItemNow> require_same_text() const {
        if (!item_.revision) return {};
        auto now = as_it_waits(writer_, *item_.revision);
        if (!now)
            throw refusal("text.changed",
                          msg("Point {position} is void: the text that was put on the agenda was changed, or it does "
                              "not wait for the commission any more. What is voted on is the text that was sent.",
                              {{"position", std::to_string(item_.position)}}));
        return now;
    }

    void require_first_vote() const {
        if (item_.decision != ItemDecision::kPending)
            throw refusal("vote.twice",
                          msg("Point {position} has been voted on or postponed. Say that the vote is taken again, and "
                              "the one before is void.",
                              {{"position", std::to_string(item_.position)}}));
    }

    std::vector<CommissionVote> standing_votes() const {
        std::vector<CommissionVote> standing;
        for (CommissionVote& vote : writer_.commission().votes_of(session_.id))
            if (vote.item == item_.id && !vote.voided) standing.push_back(std::move(vote));
        return standing;
    }

    std::vector<CommissionVote> seated(const PointVotes& wanted) const {
        std::vector<CommissionVote> votes;
        votes.reserve(wanted.votes.size());
        for (const auto& [person, said] : wanted.votes) {
            const PersonId& who = person;
            const auto seat = std::find_if(seats_.begin(), seats_.end(), [&](const CommissionSeat& each) {
                return each.attendee && (each.member == who || *each.attendee == who);
            });
            if (seat == seats_.end())
                throw refusal("vote.no_member",
                              msg("{person} does not sit in this session, as a member or as a deputy, and has no vote.",
                                  {{"person", person_name(writer_, who)}}));
            const bool twice = std::any_of(votes.begin(), votes.end(),
                                           [&](const CommissionVote& other) { return other.member == seat->member; });
            if (twice)
                throw refusal("vote.twice", msg("{person} votes twice. Each place has one vote on a point.",
                                                {{"person", person_name(writer_, who)}}));
            CommissionVote vote;
            vote.id = context_.ids.next_id<VoteId>();
            vote.session = session_.id;
            vote.item = item_.id;
            vote.member = seat->member;
            vote.voter = *seat->attendee;
            vote.vote = said;
            if (item_.revision) vote.content_sha256 = item_.revision->content_sha256;
            votes.push_back(std::move(vote));
        }
        return votes;
    }

    void void_votes() {
        for (const CommissionVote& vote : standing_votes()) {
            writer_.commission().void_vote(vote.id);
            record(writer_, context_, "commission.vote_voided", vote.id.str(), {{"voided", true}}, {},
                   about(vote.member));
        }
    }

    /// What would stop the closing of the session is told while there is time to do something about it.
    void require_signers(const ItemNow& now, ItemDecision outcome) const {
        const auto signer = signer_of(writer_, session_, seats_, now, now.slots.front());
        if (!signer)
            throw refusal("signer.missing",
                          msg("Nobody who is present may answer for the commission on {revision}: neither the chair "
                              "that the step asks for, nor a deputy.",
                              {{"revision", now.working.name()}}));
        if (outcome == ItemDecision::kFavourable)
            check_separation(writer_, now.working, now.workflow, signer->place, signer->person);
    }

    void decide(ItemDecision decision, const std::string& remark) {
        item_.decision = decision;
        item_.remark_sha256 = keep_remark(writer_, context_, remark);
        writer_.commission().update_item(item_);
        record(writer_, context_, "commission.item_decided", item_.id.str(), decision_details(item_), {}, about());
    }

    StoreWriter& writer_;
    const Context& context_;
    CommissionSession session_;
    AgendaItem item_;
    std::vector<CommissionSeat> seats_;
};

}  // namespace

CommissionSession open_session(const Context& context, int number, const std::vector<Attendee>& present) {
    return recording_refusals(context, [&] {
        CommissionSession session;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            session = require_session(writer, number);
            require_session_keeper(writer, context, kAction, session.id.str());
            if (session.state == SessionState::kHeld || session.state == SessionState::kCancelled)
                throw session_refusal(session, kAction, "session.not_open",
                                      msg("Session {number} is over or was cancelled.", numbered(session)));
            if (context.clock.today() < session.day)
                throw session_refusal(session, kAction, "session.too_early",
                                      msg("Session {number} is on {day}, which has not come. Presence is recorded when "
                                          "it is held.",
                                          {{"number", std::to_string(number)}, {"day", session.day.romanian()}}));
            Seating seating(writer, context, session);
            if (session.state == SessionState::kPlanned) {
                session.members = seating.make();
                session.quorum = quorum_rule(writer).needed(session.members);
                session.state = SessionState::kOpen;
                writer.commission().update_session(session);
                record(writer, context, "commission.session_opened", session.id.str(),
                       {{"state", to_text(session.state)}, {"members", session.members}, {"quorum", session.quorum}});
                ++session.row_version;
            }
            seating.seat(present);
        });
        return session;
    });
}

void record_votes(const Context& context, int number, const PointVotes& votes) {
    recording_refusals(context, [&] {
        context.store.write(context.scope,
                            [&](StoreWriter& writer) { Point(writer, context, number, votes.position).vote(votes); });
    });
}

void postpone_point(const Context& context, int number, int position, const std::string& remark) {
    recording_refusals(context, [&] {
        context.store.write(context.scope,
                            [&](StoreWriter& writer) { Point(writer, context, number, position).postpone(remark); });
    });
}

}  // namespace pravila
