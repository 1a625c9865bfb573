#include "core/service/commission/compare_commission.h"

#include "core/history/hash.h"
#include "core/service/commission/details.h"

namespace pravila {

namespace {

using Found = std::function<void(const OrganisationDifference&)>;

/// Rows of one kind, ticked off against what the log says of them.
class Kind {
  public:
    Kind(std::string name, const Replay& replayed, const Found& found)
        : name_(std::move(name)), expected_(replayed.of(name_)), found_(found) {}

    void row(const std::string& id, const JsonObject& details) {
        const auto logged = expected_.find(id);
        if (logged == expected_.end() || logged->second != details) found_({"state." + name_, id, false});
        if (logged != expected_.end()) expected_.erase(logged);
    }
    void end() {
        for (const auto& [id, logged] : expected_) found_({"state." + name_, id, true});
    }

  private:
    std::string name_;
    Replay::Objects expected_;
    const Found& found_;
};

void compare_settings(StoreReader& reader, const Replay& replayed, const Found& found) {
    // Not every setting is told: some were set when the store was made.
    for (const auto& [name, details] : replayed.of("setting")) {
        const std::string value = reader.setting(name).value_or("");
        const JsonObject stored = {{"value_sha256", value.empty() ? std::string() : sha256_hex(value)}};
        if (stored != details) found({"state.setting", name, value.empty()});
    }
}

}  // namespace

void compare_commission(StoreReader& reader, const Replay& replayed, const Found& found) {
    CommissionReader& stored = reader.commission();
    Kind sessions("commission_session", replayed, found), items("commission_item", replayed, found),
        seats("commission_seat", replayed, found), votes("commission_vote", replayed, found);
    for (const CommissionSession& session : stored.sessions()) {
        sessions.row(session.id.str(), session_details(session));
        for (const AgendaItem& item : stored.items_of(session.id)) items.row(item.id.str(), item_details(item));
        for (const CommissionSeat& seat : stored.seats_of(session.id)) seats.row(seat.id.str(), seat_details(seat));
        for (const CommissionVote& vote : stored.votes_of(session.id)) votes.row(vote.id.str(), vote_details(vote));
    }
    for (Kind* kind : {&sessions, &items, &seats, &votes}) kind->end();
    compare_settings(reader, replayed, found);
}

}  // namespace pravila
