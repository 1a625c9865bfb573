#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/model/extracted_document.h"
#include "core/service/import_file.h"
#include "papers/office_paper_maker.h"
#include "search/open_index.h"
#include "server/server.h"
#include "server/site.h"
#include "store/open_store.h"
#include "tests/support/temp_dir.h"

namespace pravila::test {

class StoppedClock : public Clock {
  public:
    Instant now() const override {
        return *instant_from("2026-11-22T10:00:00.000Z") + std::chrono::milliseconds(skipped.load());
    }
    Date day_of(Instant instant) const override { return Date(std::chrono::floor<std::chrono::days>(instant)); }

    std::atomic<long long> skipped{0};  ///< milliseconds
};

/// Passwords without the slowness, and how often it was asked.
class CountingHasher : public PasswordHasher {
  public:
    std::string hash(std::string_view password) override;
    bool verify(const std::string& hash, std::string_view password) override;
    bool is_outdated(const std::string& hash) const override;

    std::atomic<int> calls{0};
    std::atomic<int> generation{1};  ///< hashes of another one are outdated
};

class CountingIds : public IdSource {
  public:
    std::string next() override;

  private:
    std::atomic<int> last_{0};
};

/// Reads a text as one paragraph a line; one that begins with "broken" cannot be read.
class LineExtractor : public Extractor {
  public:
    std::variant<ExtractedDocument, ExtractionFailure> extract(const std::string& bytes, const std::string&) override;
};

/// What a text says, for import: blocks of "# heading", "- item", "| a | b" and paragraphs, one a line.
ExtractedDocument text_of(const std::string& lines);

/// A candidate with the fields most documents have.
ImportCandidate candidate(const std::string& code, const std::string& title, EditionRevision number,
                          const char* effective_from, const std::string& lines);

/// A town hall of a few documents, in a real store with a real index, on 22 November 2026:
/// PO-URB-04 (2.1 in force since 15.03.2024, 2.0 before it, once called PO-URB-40) with the form F-PO-URB-04-01,
/// PO-URB-17 (applies from 01.12.2026), PO-CAD-02 (unknown date), IL-REG-03, and one document without a code.
class World {
  public:
    /// @param filled  with the documents above; else the institution alone.
    explicit World(bool filled = true);

    void add(const ImportCandidate& candidate);
    /// Links forms and brings the index up to date, after documents were added to a world that was not filled.
    void finish();
    /// The answer of the site, without a socket.
    http::Response ask(const std::string& target, http::Method method = http::Method::kGet,
                       const std::vector<http::Field>& fields = {}, const std::string& body = {});
    /// Sends a form. @param cookie  as sign_in gave it; its form token is added.
    http::Response post(const std::string& target, std::vector<std::pair<std::string, std::string>> fields,
                        const std::string& cookie = {});
    std::string page(const std::string& target) { return ask(target).body(); }
    Context context() { return {*store_, clock_, ids_, scope_}; }
    ServerDependencies dependencies();
    /// From here on the site answers to this person, or to nobody in particular; before, to the program itself, which
    /// reads everything.
    void read_as(const PersonId& person, AnonymousReading anonymous = AnonymousReading::kInternal);
    /// Changes the store, and brings the index up to date.
    void change(const std::function<void(StoreWriter&)>& work);
    std::vector<std::string> log_lines();

    void write(const std::function<void(StoreWriter&)>& work) { store_->write(scope_, work); }
    void skip(std::chrono::milliseconds time) { clock_.skipped += time.count(); }
    CountingHasher& hasher() { return hasher_; }
    /// Someone with the password kPassword.
    PersonId add_person(const std::string& name, const std::string& email);
    UnitId unit(const std::string& name);
    void join(const PersonId& person, const UnitId& unit);
    void grant(const PersonId& person, Role role, const std::optional<UnitId>& unit = {});
    void make_confidential(const std::string& code);
    /// The cookie of a new session, as "pravila=…".
    std::string sign_in(const std::string& email);
    static constexpr const char* kPassword = "patru cai de lemn";
    web::Site& site() { return *site_; }
    /// From here on the site has this public address.
    void serve_at(const std::string& public_url);
    /// From here on a mail server is set, and daily mail goes out from this hour on.
    void mail_at(int hour);

  private:
    void fill();
    void index_all();

    TempDir directory_;
    StoppedClock clock_;
    CountingIds ids_;
    CountingHasher hasher_;
    LineExtractor extractor_;
    papers::OfficePaperMaker papers_;
    std::string public_url_;
    std::optional<int> digest_hour_;
    Scope scope_{InstitutionId("0192f000-0000-7000-8000-00000000000a"), PersonId("p1")};
    PersonId reader_{"system"};
    AnonymousReading anonymous_ = AnonymousReading::kInternal;
    std::unique_ptr<DocumentStore> store_;
    std::unique_ptr<SearchIndex> index_;
    std::mutex mutex_;
    std::vector<std::string> lines_;
    std::unique_ptr<web::Site> site_;
};

}  // namespace pravila::test
