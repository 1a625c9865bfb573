#include "core/service/mail/mail_choice.h"

#include "core/error.h"
#include "core/service/record.h"

namespace pravila {

namespace {

MailChoice choice_of(MailReader& mail, const PersonId& person) {
    return mail.choice(person).value_or(MailChoice{person, true, {}});
}

}  // namespace

MailChoice mail_choice(const Context& context) {
    MailChoice choice;
    context.store.read(context.scope,
                       [&](StoreReader& reader) { choice = choice_of(reader.mail(), context.scope.person); });
    return choice;
}

void set_mail_choice(const Context& context, bool digest, const std::string& language) {
    if (!language.empty() && language != "ro" && language != "en")
        throw Error(ErrorCode::kInvalidInput,
                    msg("The language must be ro or en, not “{value}”.", {{"value", language}}));
    context.store.write(context.scope, [&](StoreWriter& writer) {
        if (!writer.organisation().person(context.scope.person))
            throw Error(ErrorCode::kForbidden, msg("Sign in first."));
        const MailChoice before = choice_of(writer.mail(), context.scope.person);
        if (before.digest == digest && before.language == language) return;
        writer.mail().set_choice({context.scope.person, digest, language});
        record(writer, context, "account.mail_chosen", context.scope.person.str(),
               {{"digest", digest}, {"language", language}});
    });
}

}  // namespace pravila
