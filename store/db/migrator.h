#pragma once

#include <span>
#include <string>

#include "cmake/embedded.h"
#include "store/db/session.h"

namespace pravila::db {

/// Brings a database to the newest schema, forward only. What was applied stands in the table schema_migrations with
/// the hash of its text; an applied file is never edited.
class Migrator {
  public:
    /// @param files  "NNNN_name.sql" in order, numbered 1, 2, 3…; must outlive the migrator.
    explicit Migrator(std::span<const embedded::File> files) : files_(files) {}

    /// How many are still to be applied; 0 is up to date.
    /// @throws Error kUnavailable when the database has more of them than we know (a newer program made it);
    ///         kCorrupt when one was applied with another text, or the database is not a store.
    std::size_t pending(Session& session) const;

    /// Applies what is pending, each file in a transaction of its own.
    /// @throws as pending; as throw_error when a statement fails: the migrations before it stay applied.
    void apply(Session& session) const;

    /// Applies what is pending to a copy of the database, checks the copy as require_sound does and removes it.
    /// @param copy  name of a file that is made for this; what an interrupted rehearsal left there is removed first.
    /// @throws as apply and require_sound; the database itself is not touched.
    void rehearse(Session& session, const std::string& copy) const;

  private:
    std::span<const embedded::File> files_;
};

/// Marks a file as a store of ours, in the header of the database (SQLite: application_id).
inline constexpr int kApplicationId = 0x50524156;  // "PRAV"

/// @throws Error kCorrupt with all that integrity_check and foreign_key_check find.
void require_sound(Session& session);
/// The same as texts, at most 100 of each.
std::vector<std::string> structural_problems(Session& session);

}  // namespace pravila::db
