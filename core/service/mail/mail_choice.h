#pragma once

#include "core/service/context.h"

namespace pravila {

/// What the person of the context gets by mail, and in which language.
MailChoice mail_choice(const Context& context);

/// Changes it, for the person of the context. Nothing happens when it is so already.
/// @throws Error kForbidden: nobody is signed in; kInvalidInput: a language that the program does not speak.
void set_mail_choice(const Context& context, bool digest, const std::string& language);

}  // namespace pravila
