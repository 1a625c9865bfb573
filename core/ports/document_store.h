#pragma once

#include <functional>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/document.h"
#include "core/model/log_entry.h"
#include "core/ports/account_store.h"
#include "core/ports/approval_store.h"
#include "core/ports/code_store.h"
#include "core/ports/commission_store.h"
#include "core/ports/distribution_store.h"
#include "core/ports/link_store.h"
#include "core/ports/mail_store.h"
#include "core/ports/organisation_store.h"
#include "core/ports/reading_test_store.h"

namespace pravila {

/// What the register and lists ask for. Empty members do not restrict.
struct DocumentFilter {
    std::vector<DocumentType> types;
    std::vector<UnitId> units;  ///< owner or participating
    bool include_unfiled = false;
    std::optional<DocumentId> parent;  ///< only the forms and annexes of this document
    long limit = 0;                    ///< 0: all
    long offset = 0;
};

/// A row of the index feed: this revision changed and must be indexed again.
struct FeedRow {
    long long seq = 0;
    RevisionId revision;
};

/// Where an imported content came from.
struct ImportRecord {
    std::string sha256;
    std::string path;  ///< as given, relative to the folder that was ingested where there was one
    RevisionId revision;
    BatchId batch;
    Instant at{};
};

/// What may be asked of a store inside one consistent view. Every call is limited to the scope's institution.
/// Absence is an empty optional; a broken store is Error kCorrupt; a busy one Error kUnavailable.
class StoreReader {
  public:
    virtual ~StoreReader() = default;

    virtual std::optional<Institution> institution() = 0;
    virtual std::optional<std::string> setting(std::string_view name) = 0;
    virtual OrganisationReader& organisation() = 0;
    virtual ApprovalReader& approval() = 0;
    virtual CodeReader& codes() = 0;
    virtual LinkReader& links() = 0;
    virtual AccountReader& accounts() = 0;
    virtual DistributionReader& distribution() = 0;
    virtual CommissionReader& commission() = 0;
    virtual ReadingTestReader& reading_tests() = 0;
    virtual MailReader& mail() = 0;

    virtual std::optional<Document> document(const DocumentId& id) = 0;
    /// Documents that hold this key now or held it before; those with it as a current code first, then by id.
    virtual std::vector<Document> documents_by_key(const std::string& key_text) = 0;
    /// The same over the compact key, for codes typed without separators.
    virtual std::vector<Document> documents_by_compact_key(const std::string& compact) = 0;
    /// Ordered by current key (numbers as numbers), documents without a code last.
    virtual std::vector<Document> documents(const DocumentFilter& filter) = 0;
    virtual long count_documents(const DocumentFilter& filter) = 0;

    virtual std::optional<Revision> revision(const RevisionId& id) = 0;
    virtual std::vector<Revision> revisions_of(const DocumentId& id) = 0;  ///< by edition, revision
    /// All revisions with these ids, in that order; unknown ids are left out.
    virtual std::vector<Revision> revisions(const std::vector<RevisionId>& ids) = 0;
    /// One row per document of the filter: its revision in force on `day` (undated included when day is today).
    virtual std::vector<Revision> revisions_in_force(const DocumentFilter& filter, Date day, Date today) = 0;

    virtual std::optional<std::string> content(const std::string& sha256) = 0;
    virtual bool has_content(const std::string& sha256) = 0;
    /// Calls back with every content hash in byte order, one at a time.
    virtual void each_content(
        const std::function<void(const std::string& sha256, const std::string& bytes)>& visit) = 0;
    /// The extracted structure as JSON text (see extracted_document.h).
    virtual std::optional<std::string> extraction(const std::string& sha256) = 0;
    virtual std::vector<ImportRecord> imports_of(const std::string& sha256) = 0;
    virtual std::vector<ImportRecord> imports_of_revision(const RevisionId& id) = 0;

    virtual long long log_size() = 0;
    virtual std::vector<StoredEntry> log_entries(long long from, long limit) = 0;           ///< by seq
    virtual std::vector<StoredEntry> log_entries_about(const std::string& subject_id) = 0;  ///< by seq
    /// Hash of the complete subtree (level, index) of the log, 32 bytes; level 0 are the leaves.
    virtual std::optional<std::string> log_node(int level, long long index) = 0;

    virtual long long feed_head() = 0;  ///< 0 when nothing was ever fed
    virtual std::vector<FeedRow> feed_after(long long seq, long limit) = 0;
    virtual std::optional<std::string> public_key() = 0;  ///< 32 raw bytes of the Ed25519 log key
};

/// What may be changed, inside one transaction. Everything written by one call of write() becomes durable together.
class StoreWriter : public StoreReader {
  public:
    virtual void create_institution(const Institution& institution, const std::string& public_key_raw) = 0;
    virtual void set_setting(std::string_view name, std::string_view value) = 0;
    OrganisationWriter& organisation() override = 0;
    ApprovalWriter& approval() override = 0;
    CodeWriter& codes() override = 0;
    LinkWriter& links() override = 0;
    AccountWriter& accounts() override = 0;
    DistributionWriter& distribution() override = 0;
    CommissionWriter& commission() override = 0;
    ReadingTestWriter& reading_tests() override = 0;
    MailWriter& mail() override = 0;
    virtual void add_document(const Document& document) = 0;
    /// Replaces the row, units and codes. @throws Error kConflict when row_version is not the stored one; it is raised
    /// by one.
    virtual void update_document(const Document& document) = 0;
    virtual void add_revision(const Revision& revision) = 0;
    virtual void update_revision(const Revision& revision) = 0;  ///< as update_document; parts are only ever added
    virtual void add_part(const RevisionId& revision, const RevisionPart& part) = 0;
    /// Takes a file away from a revision that is not approved; its content stays. @throws Error kNotFound: no such
    /// part.
    virtual void remove_part(const PartId& part) = 0;
    /// Stores bytes under their SHA-256, once; reads them back and compares before returning. @return the hash.
    virtual std::string add_content(std::string_view bytes) = 0;
    virtual void add_extraction(const std::string& sha256, std::string_view extractor, std::string_view json) = 0;
    virtual void add_import(const ImportRecord& record) = 0;
    /// Appends an entry whose seq must be log_size(), with the subtree hashes it completes.
    /// @param subject_ids  ids under which log_entries_about finds it.
    virtual void append_log(const StoredEntry& entry, const std::vector<std::string>& subject_ids) = 0;
    virtual void feed(const RevisionId& revision) = 0;
};

/// The truth. Implementations: SQLite now; PostgreSQL fits behind the same calls.
/// Thread rule: every method may be called from any thread.
class DocumentStore {
  public:
    virtual ~DocumentStore() = default;

    /// Runs `work` on a consistent snapshot.
    virtual void read(const Scope& scope, const std::function<void(StoreReader&)>& work) = 0;
    /// Runs `work` in a write transaction and returns when it is durable. `work` may run twice, so it keeps no outside
    /// state; when it throws, nothing of it stays and the exception comes out here. Waiting transactions of several
    /// threads share one commit. @throws Error kUnavailable after 30 s without the write lock.
    virtual void write(const Scope& scope, const std::function<void(StoreWriter&)>& work) = 0;
    /// The same without waiting; the future is ready when the work is durable or has failed.
    virtual std::future<void> write_later(const Scope& scope, std::function<void(StoreWriter&)> work) = 0;

    /// The institutions in the store (one, for most).
    virtual std::vector<Institution> institutions() = 0;
    /// Changes whenever another connection committed (SQLite: PRAGMA data_version); for followers.
    virtual long long change_mark() = 0;
    /// Structural check of the database itself. @return problems found, empty when sound.
    virtual std::vector<std::string> integrity_problems() = 0;
};

}  // namespace pravila
