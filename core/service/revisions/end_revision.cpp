#include "core/service/revisions/end_revision.h"

#include <algorithm>

#include "core/service/organisation/require_role.h"
#include "core/service/record.h"

namespace pravila {

namespace {

void require_reason(const WorkingRevision& working, const std::string& action, const std::string& reason) {
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        throw Refusal(ErrorCode::kConflict, action, working.revision.id.str(), "reason.missing",
                      msg("Say why: this is kept with {revision}.", {{"revision", working.name()}}));
}

void require_head_or_keeper(StoreReader& reader, const Context& context, const WorkingRevision& working) {
    try {
        require_role(reader, context.scope.person, context.clock.today(),
                     {Role::kQualityManager, Role::kTechnicalSecretariat, Role::kEntityHead}, working.document.owner);
    } catch (const Error& error) {
        throw Refusal(error.code(), "withdraw", working.revision.id.str(), "role.missing", error.message());
    }
}

}  // namespace

WorkingRevision cancel_revision(const Context& context, const RevisionName& name, const std::string& reason) {
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> cancelled;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, name);
            const bool holds = working.draft && working.draft->holder == context.scope.person;
            if (holds)
                require_editor(writer, context, working.document, "cancel");
            else
                require_keeper(writer, context, working.document, "cancel");
            require_event(working, Event::kCancel, "cancel");
            require_reason(working, "cancel", reason);
            const bool running = working.circuit && working.circuit->state == CircuitState::kRunning;
            if (running) end_circuit(writer, *working.circuit);
            working.revision.lifecycle = Lifecycle::kCancelled;
            writer.update_revision(working.revision);
            record(writer, context, "revision.cancelled", working.revision.id.str(),
                   {{"document", working.document.id.str()},
                    {"lifecycle", to_text(Lifecycle::kCancelled)},
                    {"circuit", running ? JsonValue(working.circuit->id.str()) : JsonValue()},
                    {"remark_sha256", keep_remark(writer, context, reason)}},
                   {}, {working.document.id.str()});
            writer.feed(working.revision.id);
            cancelled = working_revision(writer, working.document, *writer.revision(working.revision.id));
        });
        return *std::move(cancelled);
    });
}

WorkingRevision withdraw_revision(const Context& context, const Withdrawal& withdrawal) {
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> withdrawn;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, withdrawal.revision);
            Revision& revision = working.revision;
            require_head_or_keeper(writer, context, working);
            require_event(working, Event::kWithdraw, "withdraw");
            require_reason(working, "withdraw", withdrawal.reason);
            const Date until = withdrawal.last_day.plus_days(1);
            if (revision.effective.day && until < *revision.effective.day)
                throw Refusal(ErrorCode::kConflict, "withdraw", revision.id.str(), "withdrawal.before_begin",
                              msg("{revision} applies from {date}: it cannot have a last day before that.",
                                  {{"revision", working.name()}, {"date", revision.effective.day->romanian()}}));
            revision.lifecycle = Lifecycle::kWithdrawn;
            revision.effective_until = revision.effective_until ? std::min(*revision.effective_until, until) : until;
            writer.update_revision(revision);
            record(writer, context, "revision.withdrawn", revision.id.str(),
                   {{"document", working.document.id.str()},
                    {"lifecycle", to_text(Lifecycle::kWithdrawn)},
                    {"effective_until", revision.effective_until->iso()},
                    {"act", withdrawal.act.number},
                    {"act_date", withdrawal.act.date ? JsonValue(withdrawal.act.date->iso()) : JsonValue()},
                    {"remark_sha256", keep_remark(writer, context, withdrawal.reason)}},
                   {}, {working.document.id.str()});
            writer.approval().announced(revision.id);
            writer.feed(revision.id);
            withdrawn = working_revision(writer, working.document, *writer.revision(revision.id));
        });
        return *std::move(withdrawn);
    });
}

}  // namespace pravila
