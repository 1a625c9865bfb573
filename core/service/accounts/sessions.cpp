#include "core/service/accounts/sessions.h"

#include <algorithm>
#include <chrono>

#include "core/error.h"
#include "core/service/accounts/token.h"
#include "core/service/record.h"
#include "core/service/rights.h"

namespace pravila {

namespace {

/// `last_seen` is written at most so often, so that reading pages does not mean writing to the disk.
constexpr auto kSeenStep = std::chrono::minutes(5);

bool stands(const AccessSession& session, Instant now) {
    if (now >= session.expires) return false;
    return session.kind != TokenKind::kSession || now < session.last_seen + kSessionIdle;
}

void record_end(StoreWriter& writer, const Context& context, const AccessSession& session, std::string_view reason) {
    record(writer, context, "session.ended", session.id.str(),
           {{"holder", session.person.str()},
            {"kind", std::string(to_text(session.kind))},
            {"reason", std::string(reason)}},
           {}, {session.person.str()});
}

}  // namespace

std::optional<Caller> caller_of(const Context& context, std::string_view token, TokenKind kind) {
    constexpr std::size_t kLongest = 200;
    if (token.empty() || token.size() > kLongest) return {};
    const Instant now = context.clock.now();
    const std::string hash = token_hash(token);
    std::optional<AccessSession> session;
    std::optional<Person> person;
    context.store.read(context.scope, [&](StoreReader& reader) {
        session = reader.accounts().session_with_token(hash);
        person = session ? reader.organisation().person(session->person) : std::nullopt;
    });
    if (!session || session->kind != kind || !stands(*session, now) || !person || person->disabled) return {};
    if (now - session->last_seen >= kSeenStep) {
        // Nobody should wait for the disk only to read: a session not touched now is touched by the next request.
        const auto touched = context.store.write_later(
            context.scope, [id = session->id, now](StoreWriter& writer) { writer.accounts().touch_session(id, now); });
        touched.wait_for(std::chrono::seconds(1));
    }
    return Caller{person->id, person->name, session->id, session->kind};
}

std::vector<AccessSession> standing_sessions(const Context& context, const PersonId& person) {
    const Instant now = context.clock.now();
    std::vector<AccessSession> standing;
    context.store.read(context.scope, [&](StoreReader& reader) {
        standing = reader.accounts().sessions_of(person);
        std::erase_if(standing, [&](const AccessSession& session) {
            return session.kind == TokenKind::kOneTimeLink || !stands(session, now);
        });
    });
    return standing;
}

void end_session(const Context& context, const SessionId& id) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const auto session = writer.accounts().session(id);
        const bool own = session && session->person == context.scope.person;
        if (!session ||
            (!own && !Rights::of(writer, context.scope.person, context.clock.today()).has(Role::kAdministrator)))
            throw Error(ErrorCode::kNotFound, msg("This session or key has ended already."));
        writer.accounts().remove_session(id);
        record_end(writer, context, *session, session->kind == TokenKind::kSession ? "signed_out" : "revoked");
    });
}

long end_all(StoreWriter& writer, const Context& context, const PersonId& person, bool api_tokens_too,
             std::string_view reason, const std::optional<SessionId>& but) {
    long ended = 0;
    for (const AccessSession& session : writer.accounts().sessions_of(person)) {
        if ((but && session.id == *but) || (session.kind == TokenKind::kApiToken && !api_tokens_too)) continue;
        writer.accounts().remove_session(session.id);
        record_end(writer, context, session, reason);
        ++ended;
    }
    return ended;
}

long end_other_sessions(const Context& context, const SessionId& but) {
    long ended = 0;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        ended = end_all(writer, context, context.scope.person, false, "ended_elsewhere", but);
    });
    return ended;
}

std::string add_api_token(const Context& context, const PersonId& person, const std::string& label, long days) {
    constexpr std::size_t kLongestLabel = 200;
    constexpr long kMostDays = 366;
    const bool control = std::any_of(label.begin(), label.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (label.find_first_not_of(' ') == std::string::npos || label.size() > kLongestLabel || control)
        throw Error(ErrorCode::kInvalidInput, msg("Say in 1 to 200 characters what the key is for."));
    if (days < 1 || days > kMostDays) throw Error(ErrorCode::kInvalidInput, msg("A key holds for 1 to 366 days."));
    const NewToken token = new_token("prv_");
    const Instant now = context.clock.now();
    AccessSession made;
    made.id = SessionId(context.ids.next());
    made.token_sha256 = token.sha256;
    made.kind = TokenKind::kApiToken;
    made.person = person;
    made.created = made.last_seen = now;
    made.expires = now + std::chrono::hours(24 * days);
    made.label = label;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const auto holder = writer.organisation().person(person);
        const bool allowed = person == context.scope.person ||
                             Rights::of(writer, context.scope.person, context.clock.today()).has(Role::kAdministrator);
        if (!allowed || !holder || holder->disabled)
            throw Error(ErrorCode::kForbidden, msg("Only people who may sign in can have keys for programs."));
        writer.accounts().add_session(made);
        record(writer, context, "session.begun", made.id.str(),
               {{"holder", made.person.str()}, {"kind", std::string(to_text(made.kind))}}, {}, {made.person.str()});
    });
    return token.text;
}

}  // namespace pravila
