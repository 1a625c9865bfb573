#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/service/commission/hold_session.h"

namespace pravila {

// People of a session as someone names them, in commands, forms and JSON: by id, e-mail, account or name.

/// @throws Error as find_person.
PersonId person_of(StoreReader& reader, const std::string& text);

/// "Ana Pop", or "Ana Pop=Ion Pop": the first comes as deputy of the second. @throws Error as find_person.
std::vector<Attendee> attendees_of(StoreReader& reader, const std::vector<std::string>& texts);

/// Members present in the session whose place is not among the votes yet. @throws Error kNotFound.
std::vector<PersonId> others_present(StoreReader& reader, int number,
                                     const std::vector<std::pair<PersonId, Vote>>& votes);

}  // namespace pravila
