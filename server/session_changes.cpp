#include "server/session_changes.h"

#include <charconv>

#include "core/service/commission/close_session.h"
#include "core/service/commission/hold_session.h"
#include "core/service/commission/named_people.h"
#include "core/service/commission/plan_session.h"
#include "core/service/commission/session_facts.h"
#include "server/pages/downloads.h"
#include "server/pages/redirects.h"

namespace pravila::web {

namespace {

constexpr int kMostNumber = 999'999;

std::optional<int> whole(const std::string& text) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool read = problem == std::errc() && end == text.data() + text.size();
    return read && number >= 1 && number <= kMostNumber ? std::optional(number) : std::nullopt;
}

int position_of(Fields& fields, std::string_view name, const std::string& text) {
    const auto position = whole(text);
    if (!position) fields.refuse(name, msg("Give the number of a point of the agenda."));
    return position.value_or(0);
}

std::optional<std::string> given(const Fields& fields, std::string_view name) {
    return fields.has(name) ? std::optional(fields.text(name)) : std::nullopt;
}

void agenda(const Call& call, int number, Fields& fields) {
    SessionChange change;
    change.day = fields.date("day");
    change.hour = given(fields, "hour");
    change.place = given(fields, "place");
    change.add = fields.texts("add");
    change.points = fields.texts("points");
    for (const std::string& text : fields.texts("remove")) change.remove.push_back(position_of(fields, "remove", text));
    change.propose = fields.yes("propose");
    fields.require_sound();
    change_session(call.context(), number, change);
}

void presence(const Call& call, int number, const Fields& fields) {
    const Context context = call.context();
    std::vector<Attendee> present;
    context.store.read(context.scope,
                       [&](StoreReader& reader) { present = attendees_of(reader, fields.texts("present")); });
    open_session(context, number, present);
}

/// Who voted how, named in lists or by the choice beside each member.
std::vector<std::pair<PersonId, Vote>> votes_of(StoreReader& reader, int number, const Fields& fields) {
    std::vector<std::pair<PersonId, Vote>> votes;
    for (const Vote vote : {Vote::kFor, Vote::kAgainst, Vote::kAbstain})
        for (const std::string& name : fields.texts(to_text(vote))) votes.emplace_back(person_of(reader, name), vote);
    for (const PersonId& member : others_present(reader, number, votes)) {
        const auto chosen = vote_from(fields.text("vote." + member.str()));
        if (chosen)
            votes.emplace_back(member, *chosen);
        else if (fields.yes("all_for"))
            votes.emplace_back(member, Vote::kFor);
    }
    return votes;
}

void vote(const Call& call, int number, Fields& fields) {
    PointVotes wanted;
    wanted.position = position_of(fields, "point", fields.text("point"));
    wanted.remark = fields.text("remark");
    wanted.again = fields.yes("again");
    fields.require_sound();
    const Context context = call.context();
    context.store.read(context.scope, [&](StoreReader& reader) { wanted.votes = votes_of(reader, number, fields); });
    record_votes(context, number, wanted);
}

struct Format {
    std::string_view name;
    PaperFormat format;
};
constexpr Format kFormats[] = {{"docx", PaperFormat::kDocx}, {"odt", PaperFormat::kOdt}, {"pdf", PaperFormat::kPdf}};

const Format& format_of(const Call& call) {
    const std::string_view asked = call.request.parameter("format");
    for (const Format& format : kFormats)
        if (asked == format.name || (asked.empty() && format.format == PaperFormat::kDocx)) return format;
    throw InputError({{"format", msg("A paper is made as docx, odt or pdf.")}});
}

}  // namespace

int session_of(const Call& call) {
    const std::string& text = call.values["session"];
    if (const auto number = whole(text)) return *number;
    throw Error(ErrorCode::kNotFound, msg("The commission has no session {number}. Look at the list of sessions.",
                                          {{"number", text.substr(0, 40)}}));
}

int plan_session(const Call& call, Fields fields) {
    const auto day = fields.date("day");
    if (!day) fields.refuse("day", msg("Say on which day the commission meets."));
    fields.require_sound();
    const SessionPlan plan{*day, fields.text("hour"), fields.text("place")};
    return plan_session(call.context(), plan, fields.text("agenda") != "empty").number;
}

void change_session(const Call& call, int number, std::string_view action, Fields fields) {
    fields.require_sound();
    if (action == "agenda") return agenda(call, number, fields);
    if (action == "presence") return presence(call, number, fields);
    if (action == "votes") return vote(call, number, fields);
    if (action == "postpone") {
        const int position = position_of(fields, "point", fields.text("point"));
        fields.require_sound();
        return postpone_point(call.context(), number, position, fields.text("remark"));
    }
    if (action == "close") {
        close_session(call.context(), number, fields.text("ended"));
        return;
    }
    if (action == "cancel") {
        cancel_session(call.context(), number, fields.text("reason"));
        return;
    }
    throw Error(ErrorCode::kNotFound,
                msg("There is no such action. Actions: agenda, presence, votes, postpone, close, cancel."));
}

http::Response session_paper(const Call& call, bool minutes) {
    const SessionView view = view_session(call.context(), session_of(call));
    const Format& format = format_of(call);
    if (minutes) require_minutes(view);
    const ServerDependencies& given = call.site.dependencies;
    const SessionFacts facts = session_facts(view, given.institution, given.clock.now());
    std::string bytes = minutes ? given.papers.session_minutes(facts, format.format)
                                : given.papers.session_notice(facts, format.format);
    const std::string name = call.words.text(minutes ? msg("minutes (file name)") : msg("notice (file name)")) + "-" +
                             std::to_string(view.session.number) + "-" + view.session.day.iso() + "." +
                             std::string(format.name);
    return http::Response::attachment(std::move(bytes), name, media_type_of(format.name));
}

}  // namespace pravila::web
