#pragma once

#include <functional>
#include <string>

#include "core/ports/document_store.h"
#include "core/service/replay.h"

namespace pravila {

/// A row of the organisation and the log that do not agree.
struct OrganisationDifference {
    std::string rule;      ///< state.unit, state.person, state.membership, state.role, state.deputation, state.link,
                           ///< state.reservation, state.act_file
    std::string where;     ///< name of a unit, else the id of the row
    bool missing = false;  ///< in the log, but not in the tables
};

/// Compares units, files of acts, people, places, roles, deputies, links between documents and reserved codes with what
/// follows from the log, row by row and both ways. Names, addresses and numbers of people are no part of it: the log
/// does not have them.
void compare_organisation(StoreReader& reader, const Replay& replayed,
                          const std::function<void(const OrganisationDifference&)>& found);

}  // namespace pravila
