#include "core/service/commission/session_json.h"

#include <nlohmann/json.hpp>

namespace pravila {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }
json or_null(const std::optional<Date>& date) { return date ? json(date->iso()) : json(nullptr); }

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json head(const CommissionSession& session) {
    return {{"number", session.number},        {"url", "/sessions/" + std::to_string(session.number)},
            {"day", session.day.iso()},        {"hour", or_null(session.hour)},
            {"place", or_null(session.place)}, {"state", to_text(session.state)},
            {"ended", or_null(session.ended)}};
}

json point_json(const SessionPoint& point) {
    json votes = json::array();
    for (const SessionVoteLine& line : point.votes)
        votes.push_back({{"member", line.member}, {"vote", to_text(line.vote)}});
    const bool document = !point.free_point && point.readable;
    return {{"position", point.position},
            {"code", or_null(point.code)},
            {"title", or_null(point.title)},
            {"revision", document ? json(to_text(point.number)) : json(nullptr)},
            {"url", document ? json("/d/" + point.slug + "?rev=" + to_text(point.number)) : json(nullptr)},
            {"unit", or_null(point.unit)},
            {"content_sha256", or_null(point.content_sha256)},
            {"waits", point.waits},
            {"for", point.count(Vote::kFor)},
            {"against", point.count(Vote::kAgainst)},
            {"abstain", point.count(Vote::kAbstain)},
            {"votes", std::move(votes)},
            {"decision", to_text(point.decision)},
            {"remark", or_null(point.remark)}};
}

json member_json(const SessionMemberLine& line) {
    return {{"id", line.member.str()},
            {"name", line.name},
            {"function", or_null(line.function)},
            {"role", to_text(line.role)},
            {"act", or_null(line.act)},
            {"present", line.attendee.has_value()},
            {"deputy", or_null(line.attendee_name)},
            {"deputation_act", or_null(line.deputation_act)}};
}

json waiting_json(const std::vector<SessionWaiting>& lines) {
    json list = json::array();
    for (const SessionWaiting& line : lines)
        list.push_back({{"code", or_null(line.code)},
                        {"title", line.title},
                        {"revision", to_text(line.number)},
                        {"url", "/d/" + line.slug + "?rev=" + to_text(line.number)},
                        {"opened_on", or_null(line.opened_on)},
                        {"due_on", or_null(line.due_on)}});
    return list;
}

}  // namespace

std::string session_json(const SessionView& view) {
    json value = head(view.session);
    value["reason"] = or_null(view.reason);
    value["row_version"] = view.session.row_version;
    value["present"] = view.present;
    value["quorum"] = view.quorum;
    value["members"] = json::array();
    for (const SessionMemberLine& line : view.members) value["members"].push_back(member_json(line));
    value["agenda"] = json::array();
    for (const SessionPoint& point : view.points) value["agenda"].push_back(point_json(point));
    value["waiting"] = waiting_json(view.waiting);
    return dump(value);
}

std::string sessions_json(const SessionList& list) {
    json rows = json::array();
    for (const SessionLine& line : list.sessions) {
        json row = head(line.session);
        row["points"] = line.points;
        row["present"] = line.present;
        rows.push_back(std::move(row));
    }
    return dump({{"total", list.sessions.size()},
                 {"quorum_rule", list.quorum_rule},
                 {"sessions", std::move(rows)},
                 {"waiting", waiting_json(list.waiting)}});
}

}  // namespace pravila
