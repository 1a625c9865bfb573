#include "core/service/commission/details.h"

namespace pravila {

namespace {

template <class SomeId>
JsonValue id_or_null(const std::optional<SomeId>& id) {
    return id ? JsonValue(id->str()) : JsonValue();
}

}  // namespace

JsonObject session_details(const CommissionSession& session) {
    return {{"number", session.number}, {"day", session.day.iso()},        {"hour", session.hour},
            {"place", session.place},   {"state", to_text(session.state)}, {"members", session.members},
            {"quorum", session.quorum}, {"ended", session.ended},          {"reason_sha256", session.reason_sha256}};
}

JsonObject item_details(const AgendaItem& item) {
    const auto of_revision = [&](const auto& id) {
        return item.revision ? JsonValue(id(*item.revision)) : JsonValue();
    };
    const AgendaRevision about = item.revision.value_or(AgendaRevision());
    return {{"session", item.session.str()},
            {"position", item.position},
            {"circuit", of_revision([](const AgendaRevision& it) { return it.circuit.str(); })},
            {"revision", of_revision([](const AgendaRevision& it) { return it.revision.str(); })},
            {"document", of_revision([](const AgendaRevision& it) { return it.document.str(); })},
            {"step", about.step},
            {"sha256", about.content_sha256},
            {"title_sha256", item.title_sha256},
            {"removed", item.removed},
            {"decision", to_text(item.decision)},
            {"remark_sha256", item.remark_sha256}};
}

JsonObject decision_details(const AgendaItem& item) {
    return {{"decision", to_text(item.decision)}, {"remark_sha256", item.remark_sha256}};
}

JsonObject seat_details(const CommissionSeat& seat) {
    return {{"session", seat.session.str()},
            {"member", seat.member.str()},
            {"role", to_text(seat.role)},
            {"grant", seat.grant.str()},
            {"attendee", id_or_null(seat.attendee)},
            {"deputation", id_or_null(seat.deputation)}};
}

JsonObject vote_details(const CommissionVote& vote) {
    return {{"session", vote.session.str()}, {"item", vote.item.str()},    {"member", vote.member.str()},
            {"voter", vote.voter.str()},     {"vote", to_text(vote.vote)}, {"sha256", vote.content_sha256},
            {"voided", vote.voided}};
}

}  // namespace pravila
