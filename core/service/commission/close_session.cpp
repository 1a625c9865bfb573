#include "core/service/commission/close_session.h"

#include "core/service/commission/details.h"
#include "core/service/commission/printed.h"
#include "core/service/commission/session_rights.h"
#include "core/service/commission/session_signer.h"
#include "core/service/record.h"

namespace pravila {

namespace {

constexpr const char* kAction = "session.close";

class Closing {
  public:
    Closing(StoreWriter& writer, const Context& context, int number)
        : writer_(writer), context_(context), session_(require_session(writer, number)) {
        require_session_keeper(writer, context, kAction, session_.id.str());
        if (session_.state != SessionState::kOpen)
            throw session_refusal(session_, kAction, "session.not_open",
                                  msg("Session {number} is not open: it has not begun, or is over already.",
                                      {{"number", std::to_string(number)}}));
        seats_ = writer.commission().seats_of(session_.id);
    }

    CommissionSession run(const std::string& ended) {
        for (AgendaItem& item : writer_.commission().items_of(session_.id))
            if (!item.removed) settle(item);
        session_.state = SessionState::kHeld;
        session_.ended = checked_hour(ended);
        writer_.commission().update_session(session_);
        record(writer_, context_, "commission.session_held", session_.id.str(),
               {{"state", to_text(session_.state)}, {"ended", session_.ended}});
        ++session_.row_version;
        return session_;
    }

  private:
    void settle(AgendaItem& item) {
        if (item.decision == ItemDecision::kPostponed) return;
        const bool void_now = item.revision && !as_it_waits(writer_, *item.revision);
        if (void_now || item.decision == ItemDecision::kPending) {
            item.decision = void_now ? ItemDecision::kVoid : ItemDecision::kPostponed;
            writer_.commission().update_item(item);
            std::vector<std::string> about = {session_.id.str()};
            if (item.revision)
                about.insert(about.end(), {item.revision->revision.str(), item.revision->document.str()});
            record(writer_, context_, "commission.item_decided", item.id.str(), decision_details(item), {}, about);
        } else if (item.revision) {
            answer(item);
        }
    }

    /// Every answer that the step still asks for, by who may give it.
    void answer(const AgendaItem& item) {
        while (const auto now = as_it_waits(writer_, *item.revision)) {
            const auto signer = signer_of(writer_, session_, seats_, *now, now->slots.front());
            if (!signer)
                throw session_refusal(
                    session_, kAction, "signer.missing",
                    msg("Nobody who is present may answer for the commission on {revision}: neither the chair "
                        "that the step asks for, nor a deputy.",
                        {{"revision", now->working.name()}}));
            Answer given;
            given.revision = {now->working.document.slug(), now->working.revision.number};
            given.kind = now->step.kind;
            given.decision =
                item.decision == ItemDecision::kFavourable ? Decision::kFavourable : Decision::kUnfavourable;
            given.content_sha256 = item.revision->content_sha256;
            if (!item.remark_sha256.empty()) given.remark = writer_.approval().remark(item.remark_sha256).value_or("");
            given.paper = PaperAnswer{signer->person, session_.day, minutes_act(session_), {}, {}};
            answer_from_session(writer_, context_, given, item.revision->step);
        }
    }

    StoreWriter& writer_;
    const Context& context_;
    CommissionSession session_;
    std::vector<CommissionSeat> seats_;
};

}  // namespace

CommissionSession close_session(const Context& context, int number, const std::string& ended) {
    return recording_refusals(context, [&] {
        CommissionSession session;
        context.store.write(context.scope,
                            [&](StoreWriter& writer) { session = Closing(writer, context, number).run(ended); });
        return session;
    });
}

}  // namespace pravila
