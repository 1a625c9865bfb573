#pragma once

#include <string_view>

#include "server/call.h"
#include "server/fields.h"

namespace pravila::web {

// What pages and API change about sessions of the commission, the same for both.

/// The number in the address, {session}. @throws Error kNotFound for what is no number.
int session_of(const Call& call);

/// "day", "hour", "place"; "agenda": "empty" for one without what waits. @return its number.
int plan_session(const Call& call, Fields fields);

/// One of
///   agenda    "day", "hour", "place", "add" (codes), "points" (texts), "remove" (positions), "propose";
///   presence  "present" (who is there; "deputy=member" for a deputy);
///   votes     "point", "for", "against", "abstain" (who), or "vote.<id of a member>" for each; "all_for", "remark",
///             "again";
///   postpone  "point", "remark"; close  "ended"; cancel  "reason".
/// @throws Error kNotFound for another word.
void change_session(const Call& call, int number, std::string_view action, Fields fields);

/// Notice or minutes as a download, in the format that the parameter `format` asks for: docx (default), odt, pdf.
http::Response session_paper(const Call& call, bool minutes);

}  // namespace pravila::web
