#pragma once

#include "core/ports/document_store.h"
#include "store/db/session.h"
#include "store/repository/account.h"
#include "store/repository/approval.h"
#include "store/repository/codes.h"
#include "store/repository/commission.h"
#include "store/repository/distribution.h"
#include "store/repository/links.h"
#include "store/repository/mail.h"
#include "store/repository/organisation.h"
#include "store/repository/reading_tests.h"

namespace pravila {

/// The calls of the port inside one transaction that someone else begins and ends. Which file holds which table:
/// institutions.cpp, documents.cpp, revisions.cpp, contents.cpp, log.cpp, feed.cpp; groups of tables with a port of
/// their own have a class of their own (organisation.h and its like). A reader is the same object over a connection
/// that refuses changes. Thread rule: one thread at a time.
class Transaction final : public StoreWriter {
  public:
    Transaction(db::Session& session, const Scope& scope)
        : db_(session),
          institution_(scope.institution.str()),
          organisation_(session, institution_),
          approval_(session, institution_),
          codes_(session, institution_),
          links_(session, institution_),
          accounts_(session, institution_),
          distribution_(session, institution_),
          commission_(session, institution_),
          reading_tests_(session, institution_),
          mail_(session, institution_) {}

    std::optional<Institution> institution() override;
    std::optional<std::string> setting(std::string_view name) override;
    OrganisationWriter& organisation() override { return organisation_; }
    ApprovalWriter& approval() override { return approval_; }
    CodeWriter& codes() override { return codes_; }
    LinkWriter& links() override { return links_; }
    AccountWriter& accounts() override { return accounts_; }
    DistributionWriter& distribution() override { return distribution_; }
    CommissionWriter& commission() override { return commission_; }
    ReadingTestWriter& reading_tests() override { return reading_tests_; }
    MailWriter& mail() override { return mail_; }

    std::optional<Document> document(const DocumentId& id) override;
    std::vector<Document> documents_by_key(const std::string& key_text) override;
    std::vector<Document> documents_by_compact_key(const std::string& compact) override;
    std::vector<Document> documents(const DocumentFilter& filter) override;
    long count_documents(const DocumentFilter& filter) override;

    std::optional<Revision> revision(const RevisionId& id) override;
    std::vector<Revision> revisions_of(const DocumentId& id) override;
    std::vector<Revision> revisions(const std::vector<RevisionId>& ids) override;
    std::vector<Revision> revisions_in_force(const DocumentFilter& filter, Date day, Date today) override;

    std::optional<std::string> content(const std::string& sha256) override;
    bool has_content(const std::string& sha256) override;
    void each_content(const std::function<void(const std::string& sha256, const std::string& bytes)>& visit) override;
    std::optional<std::string> extraction(const std::string& sha256) override;
    std::vector<ImportRecord> imports_of(const std::string& sha256) override;
    std::vector<ImportRecord> imports_of_revision(const RevisionId& id) override;

    long long log_size() override;
    std::vector<StoredEntry> log_entries(long long from, long limit) override;
    std::vector<StoredEntry> log_entries_about(const std::string& subject_id) override;
    std::optional<std::string> log_node(int level, long long index) override;

    long long feed_head() override;
    std::vector<FeedRow> feed_after(long long seq, long limit) override;
    std::optional<std::string> public_key() override;

    void create_institution(const Institution& institution, const std::string& public_key_raw) override;
    void set_setting(std::string_view name, std::string_view value) override;
    void add_document(const Document& document) override;
    void update_document(const Document& document) override;
    void add_revision(const Revision& revision) override;
    void update_revision(const Revision& revision) override;
    void add_part(const RevisionId& revision, const RevisionPart& part) override;
    void remove_part(const PartId& part) override;
    std::string add_content(std::string_view bytes) override;
    void add_extraction(const std::string& sha256, std::string_view extractor, std::string_view json) override;
    void add_import(const ImportRecord& record) override;
    void append_log(const StoredEntry& entry, const std::vector<std::string>& subject_ids) override;
    void feed(const RevisionId& revision) override;

  private:
    std::vector<Document> read_documents(db::Statement query);
    void add_units_and_codes(const Document& document);
    std::vector<Revision> read_revisions(db::Statement query);

    db::Session& db_;
    std::string institution_;
    OrganisationTables organisation_;
    ApprovalTables approval_;
    CodeTables codes_;
    LinkTables links_;
    AccountTables accounts_;
    DistributionTables distribution_;
    CommissionTables commission_;
    ReadingTestTables reading_tests_;
    MailTables mail_;
};

}  // namespace pravila
