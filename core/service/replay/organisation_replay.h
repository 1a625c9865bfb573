#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/history/actions.h"
#include "core/history/canonical_json.h"
#include "core/history/entry.h"
#include "core/ports/document_store.h"

namespace pravila {

/// Units, people, places, roles, deputies and links between documents as they follow from the log alone, and their
/// comparison with the tables. Names, addresses and numbers of people are no part of it: the log does not have them.
class OrganisationReplay {
  public:
    /// Takes in one entry; leaves aside those that say nothing of the organisation.
    void apply(const LogEntry& entry, Effect effect);

    /// A row and the log that do not agree.
    struct Difference {
        std::string rule;      ///< state.unit, state.person, state.membership, state.role, state.deputation, state.link
        std::string where;     ///< name of a unit, else the id of the row
        bool missing = false;  ///< in the log, but not in the tables
    };
    /// Compares every row with what follows from the log, both ways.
    void compare(StoreReader& reader, const std::function<void(const Difference&)>& found) const;

  private:
    using Rows = std::map<std::string, JsonObject>;  ///< id -> details of the row
    Rows units_, people_, memberships_, grants_, deputations_, links_;
};

}  // namespace pravila
