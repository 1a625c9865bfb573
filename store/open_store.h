#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/history/checkpoint.h"
#include "core/ports/document_store.h"

namespace pravila {

/// Opens the store in `directory`. It must have the schema of this program; nothing is migrated silently.
///
/// A store on a place that cannot be written (a disc, a read-only mount) is opened for reading, and its writes are
/// refused, provided it was closed in good order there.
/// @throws Error kNotFound: there is no store; kCorrupt: the file is damaged or no store; kUnavailable: it is newer
/// than this program, older (migrate first), held by `migrate` or `restore`, or the disk refuses. Each says what to do.
std::unique_ptr<DocumentStore> open_store(const std::string& directory);

/// Makes an empty store in `directory`, which is made too if it does not exist, and opens it.
/// @throws Error kConflict when the directory is not empty, kUnavailable when it cannot be written. After a failure
/// nothing is left behind.
std::unique_ptr<DocumentStore> create_store(const std::string& directory);

/// Brings the store to the schema of this program; takes it alone. Every step is first tried on a copy beside it, which
/// needs as much free space as the store is large.
/// @return how many migrations were applied, 0 when it was up to date.
/// @throws as open_store; kUnavailable also when another process has it open.
int migrate_store(const std::string& directory);

/// Copies the store, as it is at this moment, to `destination`, a directory that is empty or does not exist; the log
/// key goes with it. The store may be in use. The copy is checked before it gets its name.
/// @throws as create_store and open_store.
void backup_store(const std::string& directory, const std::string& destination);

/// Keeps a private log key in the file log.key of the store's directory, readable by its owner only, replacing one of
/// the same name. The file is exchanged in one step and durable on return. Format: one SigningKey::text() a line.
void save_log_key(const std::string& directory, const SigningKey& key);

/// The private key of that name (see log_origin); nothing when this machine does not hold it.
/// @throws Error kCorrupt when the file has a line that is no key, kForbidden when others may read the file.
std::optional<SigningKey> load_log_key(const std::string& directory, const std::string& name);

}  // namespace pravila
