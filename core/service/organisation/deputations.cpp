#include "core/service/organisation/deputations.h"

#include "core/error.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"

namespace pravila {

namespace {

/// A head arranges for his own absence; everybody else's is the administrator's work.
void check_right(StoreReader& reader, const Context& context, const PersonId& absent) {
    const Date today = context.clock.today();
    const PersonId& actor = context.scope.person;
    const Rights rights = Rights::of(reader, actor, today);
    for (const Authority& authority : rights.authorities())
        if (actor == absent && !authority.deputation &&
            (authority.role == Role::kDepartmentHead || authority.role == Role::kEntityHead))
            return;
    require_role(reader, actor, today, {Role::kAdministrator});
}

void check_not_held(StoreReader& reader, const Deputation& wanted) {
    for (const Deputation& held : reader.organisation().deputations_by(wanted.deputy))
        if (held.absent == wanted.absent && held.role == wanted.role &&
            overlap(held.from, held.until, wanted.from, wanted.until))
            throw Error(ErrorCode::kConflict, msg("This person is the deputy already on these days, by {act}.",
                                                  {{"act", act_text(held.act)}}));
}

Deputation checked(StoreReader& reader, const Deputation& wanted) {
    Deputation deputation = wanted;
    require_person(reader, wanted.absent);
    const Person deputy = require_person(reader, wanted.deputy);
    if (wanted.absent == wanted.deputy) throw Error(ErrorCode::kInvalidInput, msg("Nobody is their own deputy."));
    if (deputy.disabled)
        throw Error(ErrorCode::kConflict, msg("The account of {name} is disabled.", {{"name", deputy.name}}));
    deputation.act = checked_act(wanted.act);
    check_days(wanted.from, wanted.until);
    check_not_held(reader, wanted);
    return deputation;
}

}  // namespace

DeputationId grant_deputation(const Context& context, const Deputation& wanted) {
    DeputationId id;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        check_right(writer, context, wanted.absent);
        Deputation deputation = checked(writer, wanted);
        deputation.id = id = context.ids.next_id<DeputationId>();
        deputation.row_version = 1;
        writer.organisation().add_deputation(deputation);
        record(writer, context, "deputation.granted", id.str(), deputation_details(deputation), {},
               {deputation.absent.str(), deputation.deputy.str()});
    });
    return id;
}

void end_deputation(const Context& context, const DeputationId& deputation, Date until, const Act& act) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        auto ended = writer.organisation().deputation(deputation);
        if (!ended)
            throw Error(ErrorCode::kNotFound, msg("There is no such deputy. Look at the list of deputies."),
                        deputation.str());
        check_right(writer, context, ended->absent);
        const Act checked_by = checked_act(act);
        check_days(ended->from, until);
        if (ended->until && *ended->until < until)
            throw Error(ErrorCode::kConflict,
                        msg("It ends on {day} already. More time needs a new act: record it as new.",
                            {{"day", ended->until->romanian()}}));
        ended->until = until;
        writer.organisation().update_deputation(*ended);
        record(writer, context, "deputation.ended", deputation.str(), end_details(until, checked_by), {},
               {ended->absent.str(), ended->deputy.str()});
    });
}

}  // namespace pravila
