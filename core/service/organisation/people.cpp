#include "core/service/organisation/people.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/memberships.h"
#include "core/service/organisation/require_role.h"
#include "core/service/organisation/roles.h"
#include "core/service/record.h"

namespace pravila {

namespace {

std::string checked_email(const std::string& text) {
    constexpr std::size_t kLongest = 254;
    const auto email = one_line(text, kLongest);
    const auto at = email ? email->find('@') : 0;
    const bool address = email && at != std::string::npos && at > 0 && at + 1 < email->size() &&
                         email->find('@', at + 1) == std::string::npos &&
                         email->find_first_of(" ,;<>\"\\()[]") == std::string::npos;
    if (!email || (!email->empty() && !address))
        throw Error(ErrorCode::kInvalidInput, msg("This is not an e-mail address, such as ana.pop@example.ro."));
    return email_key(*email);
}

Person checked(const Person& wanted) {
    constexpr std::size_t kLongestName = 100, kLongestPhone = 40, kLongestAccount = 64;
    Person person = wanted;
    const auto name = one_line(wanted.name, kLongestName);
    if (!name || name->empty())
        throw Error(ErrorCode::kInvalidInput, msg("The name of a person has 1 to 100 characters on one line."));
    person.name = *name;
    person.email = checked_email(wanted.email);
    const auto phone = one_line(wanted.phone, kLongestPhone);
    const auto account = one_line(wanted.os_account, kLongestAccount);
    if (!phone || !account)
        throw Error(ErrorCode::kInvalidInput,
                    msg("A telephone number has at most 40 characters, an account at most 64, on one line."));
    person.phone = *phone;
    person.os_account = *account;
    return person;
}

void check_free(StoreReader& reader, const Person& person) {
    const auto same_email = reader.organisation().person_with_email(person.email);
    if (!person.email.empty() && same_email && same_email->id != person.id)
        throw Error(ErrorCode::kConflict, msg("{name} already has the address {email}.",
                                              {{"name", same_email->name}, {"email", person.email}}));
    const auto same_account = reader.organisation().person_with_os_account(person.os_account);
    if (!person.os_account.empty() && same_account && same_account->id != person.id)
        throw Error(ErrorCode::kConflict, msg("{name} already has the account {account}.",
                                              {{"name", same_account->name}, {"account", person.os_account}}));
}

}  // namespace

PersonId add_person(StoreWriter& writer, const Context& context, const Person& wanted) {
    Person person = checked(wanted);
    person.id = context.ids.next_id<PersonId>();
    person.row_version = 1;
    check_free(writer, person);
    writer.organisation().add_person(person);
    record(writer, context, "person.added", person.id.str(), person_details(person));
    return person.id;
}

void change_person(StoreWriter& writer, const Context& context, const Person& changed) {
    const Person before = require_person(writer, changed.id);
    check_version(before.row_version, changed.row_version);
    const Person person = checked(changed);
    check_free(writer, person);
    if (person.disabled && !before.disabled) check_administrator_stays(writer, context.clock.today(), person.id, {});
    writer.organisation().update_person(person);
    record(writer, context, "person.changed", person.id.str(), person_details(person));
    refresh_duties(writer, context, person.id);
}

PersonId add_person(const Context& context, const Person& wanted) {
    PersonId id;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        id = add_person(writer, context, wanted);
    });
    return id;
}

PersonId add_person_with_place(const Context& context, const Person& wanted, const Membership& place) {
    PersonId id;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        id = add_person(writer, context, wanted);
        Membership first = place;
        first.person = id;
        if (!first.unit.empty()) place_person(writer, context, first);
    });
    return id;
}

void change_person(const Context& context, const Person& changed) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        change_person(writer, context, changed);
    });
}

void set_disabled(const Context& context, const PersonId& person, bool disabled) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(), {Role::kAdministrator});
        Person changed = require_person(writer, person);
        if (changed.disabled == disabled) return;
        changed.disabled = disabled;
        change_person(writer, context, changed);
    });
}

std::optional<PersonId> ensure_administrator(StoreWriter& writer, const Context& context, const Person& first) {
    if (!writer.organisation().grants_of_role(Role::kAdministrator).empty()) return {};
    Person wanted = first;
    if (wanted.name.empty()) wanted.name = wanted.email.empty() ? wanted.os_account : wanted.email;
    const auto known = writer.organisation().person_with_os_account(wanted.os_account);
    PersonId id = known ? known->id : add_person(writer, context, wanted);
    RoleGrant grant;
    grant.person = id;
    grant.role = Role::kAdministrator;
    grant.act.number = "init";
    grant.from = context.clock.today();
    grant_role(writer, context, grant);
    return id;
}

}  // namespace pravila
