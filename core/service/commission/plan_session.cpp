#include "core/service/commission/plan_session.h"

#include <algorithm>

#include "core/service/commission/details.h"
#include "core/service/commission/printed.h"
#include "core/service/commission/session_rights.h"
#include "core/service/commission/waiting.h"
#include "core/service/organisation/checks.h"
#include "core/service/record.h"

namespace pravila {

namespace {

constexpr std::size_t kLongestPlace = 200, kLongestPoint = 300;

std::string checked_place(const std::string& text) {
    auto place = one_line(text, kLongestPlace);
    if (!place)
        throw Error(ErrorCode::kInvalidInput, msg("The place of a session has at most 200 characters, on one line."));
    return *std::move(place);
}

/// A session inside one transaction, before it begins.
class Planning {
  public:
    Planning(StoreWriter& writer, const Context& context, CommissionSession session)
        : writer_(writer), context_(context), session_(std::move(session)) {
        for (const AgendaItem& item : writer.commission().items_of(session_.id)) last_ = std::max(last_, item.position);
    }

    void propose() {
        for (const WaitingRevision& waiting : waiting_for_session(writer_))
            if (!waiting.session && !too_late(waiting)) add(waiting.about);
    }

    void add_document(const std::string& code) {
        const Document document = require_known_document(writer_, context_, code);
        const Message::Arguments arguments = {{"code", document.code()}};
        bool found = false;
        for (const WaitingRevision& waiting : waiting_for_session(writer_)) {
            if (waiting.about.document != document.id) continue;
            found = true;
            if (waiting.session == session_.number) continue;
            if (waiting.session)
                throw refusal("item.elsewhere",
                              msg("{code} is on the agenda of session {number}. Take it off there first.",
                                  {{"code", document.code()}, {"number", std::to_string(*waiting.session)}}));
            if (too_late(waiting))
                throw refusal("item.too_late",
                              msg("{code} waits for the commission only since {day}: a session held before cannot have "
                                  "decided on it.",
                                  {{"code", document.code()}, {"day", waiting.opened_on->romanian()}}));
            add(waiting.about);
        }
        if (!found)
            throw refusal("item.not_waiting",
                          msg("Nothing of {code} waits for a session of the commission.", arguments));
    }

    void add_point(const std::string& text) {
        const auto title = one_line(text, kLongestPoint);
        if (!title || title->empty())
            throw Error(ErrorCode::kInvalidInput,
                        msg("A point of an agenda is a line of at most 300 characters, and not empty."));
        AgendaItem item = next();
        item.title_sha256 = keep_remark(writer_, context_, *title);
        put(item);
    }

    void remove(int position) {
        for (AgendaItem& item : writer_.commission().items_of(session_.id)) {
            if (item.position != position || item.removed) continue;
            item.removed = true;
            writer_.commission().update_item(item);
            record(writer_, context_, "commission.item_removed", item.id.str(), {{"removed", true}}, {}, about(item));
            return;
        }
        throw Error(ErrorCode::kNotFound,
                    msg("The agenda of session {number} has no point {position}.",
                        {{"number", std::to_string(session_.number)}, {"position", std::to_string(position)}}));
    }

  private:
    bool too_late(const WaitingRevision& waiting) const {
        return waiting.opened_on && session_.day < *waiting.opened_on;
    }

    Refusal refusal(const char* rule, Message message) const {
        return session_refusal(session_, "session.agenda", rule, std::move(message));
    }

    AgendaItem next() {
        AgendaItem item;
        item.id = context_.ids.next_id<AgendaItemId>();
        item.session = session_.id;
        item.position = ++last_;
        return item;
    }

    void add(const AgendaRevision& about) {
        AgendaItem item = next();
        item.revision = about;
        put(item);
    }

    static std::vector<std::string> about(const AgendaItem& item) {
        std::vector<std::string> ids = {item.session.str()};
        if (item.revision) ids.insert(ids.end(), {item.revision->revision.str(), item.revision->document.str()});
        return ids;
    }

    void put(const AgendaItem& item) {
        writer_.commission().add_item(item);
        record(writer_, context_, "commission.item_added", item.id.str(), item_details(item),
               item.revision ? item.revision->content_sha256 : std::string(), about(item));
    }

    StoreWriter& writer_;
    const Context& context_;
    CommissionSession session_;
    int last_ = 0;
};

CommissionSession require_planned(StoreReader& reader, int number, const char* action) {
    CommissionSession session = require_session(reader, number);
    if (session.state != SessionState::kPlanned)
        throw session_refusal(session, action, "session.begun",
                              msg("Session {number} has begun or was cancelled: its day and its agenda do not change "
                                  "any more.",
                                  {{"number", std::to_string(number)}}));
    return session;
}

/// A moved session must not lie before its texts began to wait.
void require_day_fits(StoreReader& reader, const CommissionSession& session) {
    for (const WaitingRevision& waiting : waiting_for_session(reader))
        if (waiting.session == session.number && waiting.opened_on && session.day < *waiting.opened_on)
            throw session_refusal(session, "session.agenda", "item.too_late",
                                  msg("Session {number} cannot be on {day}: a text on its agenda waits only since "
                                      "{since}.",
                                      {{"number", std::to_string(session.number)},
                                       {"day", session.day.romanian()},
                                       {"since", waiting.opened_on->romanian()}}));
}

}  // namespace

CommissionSession plan_session(const Context& context, const SessionPlan& plan, bool proposed) {
    return recording_refusals(context, [&] {
        CommissionSession session;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            require_session_keeper(writer, context, "session.plan");
            session = {};
            const auto known = writer.commission().sessions();
            session.id = context.ids.next_id<CommissionSessionId>();
            session.number = known.empty() ? 1 : known.back().number + 1;
            session.day = plan.day;
            session.hour = checked_hour(plan.hour);
            session.place = checked_place(plan.place);
            writer.commission().add_session(session);
            record(writer, context, "commission.session_planned", session.id.str(), session_details(session));
            if (proposed) Planning(writer, context, session).propose();
        });
        return session;
    });
}

CommissionSession change_session(const Context& context, int number, const SessionChange& change) {
    return recording_refusals(context, [&] {
        CommissionSession session;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            session = require_session(writer, number);
            require_session_keeper(writer, context, "session.agenda", session.id.str());
            session = require_planned(writer, number, "session.agenda");
            if (change.day || change.hour || change.place) {
                session.day = change.day.value_or(session.day);
                if (change.hour) session.hour = checked_hour(*change.hour);
                if (change.place) session.place = checked_place(*change.place);
                require_day_fits(writer, session);
                writer.commission().update_session(session);
                record(writer, context, "commission.session_moved", session.id.str(),
                       {{"day", session.day.iso()}, {"hour", session.hour}, {"place", session.place}});
                ++session.row_version;
            }
            Planning planning(writer, context, session);
            for (const int position : change.remove) planning.remove(position);
            for (const std::string& code : change.add) planning.add_document(code);
            if (change.propose) planning.propose();
            for (const std::string& point : change.points) planning.add_point(point);
        });
        return session;
    });
}

CommissionSession cancel_session(const Context& context, int number, const std::string& reason) {
    return recording_refusals(context, [&] {
        CommissionSession session;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            session = require_session(writer, number);
            require_session_keeper(writer, context, "session.cancel", session.id.str());
            session = require_planned(writer, number, "session.cancel");
            if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
                throw session_refusal(
                    session, "session.cancel", "reason.missing",
                    msg("Say why session {number} is cancelled: this is kept.", {{"number", std::to_string(number)}}));
            session.state = SessionState::kCancelled;
            session.reason_sha256 = keep_remark(writer, context, reason);
            writer.commission().update_session(session);
            record(writer, context, "commission.session_cancelled", session.id.str(),
                   {{"state", to_text(session.state)}, {"reason_sha256", session.reason_sha256}});
            ++session.row_version;
        });
        return session;
    });
}

}  // namespace pravila
