#include "core/service/verify_store.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/error.h"
#include "core/history/actions.h"
#include "core/history/entry.h"
#include "core/history/merkle.h"
#include "core/service/commission/compare_commission.h"
#include "core/service/compare_circuits.h"
#include "core/service/compare_organisation.h"
#include "core/service/distribution/compare_distribution.h"
#include "core/service/log_details.h"
#include "core/service/replay.h"

namespace pravila {

namespace {

constexpr std::size_t kMostFindings = 1000;
constexpr long kEntriesAtOnce = 500;

class Verifier {
  public:
    Verifier(const Context& context, const std::optional<ReceivedCheckpoint>& earlier)
        : context_(context), earlier_(earlier) {}

    Verification run() {
        context_.store.read(context_.scope, [&](StoreReader& reader) {
            result_ = {};
            replayed_ = {};
            circuits_ = {};
            reader_ = &reader;
            check_log();
            check_contents();
            check_state();
            check_organisation();
        });
        for (const std::string& problem : context_.store.integrity_problems())
            found("database", problem,
                  msg("The database file is damaged: {problem}. Restore the newest backup that verifies.",
                      {{"problem", problem}}));
        return std::move(result_);
    }

  private:
    void found(std::string rule, std::string where, Message message) {
        if (result_.findings.size() < kMostFindings)
            result_.findings.push_back({std::move(rule), std::move(where), std::move(message)});
    }

    void check_log() {
        merkle::Builder tree;
        const long long size = reader_->log_size();
        std::optional<Digest> root_then;
        if (earlier_ && earlier_->checkpoint.size == 0) root_then = tree.root();
        for (long long from = 0; from < size; from += kEntriesAtOnce) {
            for (const StoredEntry& stored : reader_->log_entries(from, kEntriesAtOnce)) {
                check_entry(stored, tree);
                if (earlier_ && tree.size() == earlier_->checkpoint.size) root_then = tree.root();
            }
        }
        if (tree.size() != size)
            found("log.gap", std::to_string(tree.size()),
                  msg("The log has {count} entries but says it has {size}: entries were removed. Restore a backup.",
                      {{"count", std::to_string(tree.size())}, {"size", std::to_string(size)}}));
        result_.entries = tree.size();
        result_.checkpoint = {log_origin(context_.scope.institution), tree.size(), tree.root()};
        if (earlier_) check_earlier(root_then);
    }

    void check_entry(const StoredEntry& stored, merkle::Builder& tree) {
        const std::string number = std::to_string(stored.seq);
        if (stored.seq != tree.size())
            found("log.gap", number,
                  msg("Entry {number} of the log stands where entry {expected} should be.",
                      {{"number", number}, {"expected", std::to_string(tree.size())}}));
        tree.add(merkle::leaf_hash(stored.canonical));
        for (const merkle::Node& node : tree.completed()) {
            const auto kept = reader_->log_node(node.level, node.index);
            if (!kept || *kept != to_bytes(node.hash))
                found("log.node", number,
                      msg("Entry {number} of the log is not what was hashed when it was written. Restore a backup.",
                          {{"number", number}}));
        }
        try {
            const LogEntry entry = log_entry_from(stored.canonical);
            if (entry.seq != stored.seq || entry.institution != context_.scope.institution)
                found("log.entry", number,
                      msg("Entry {number} of the log names another place or institution than the one it stands in.",
                          {{"number", number}}));
            replayed_.apply(entry);
            circuits_.apply(entry);
        } catch (const Error& error) {
            found(
                "log.entry", number,
                msg("Entry {number} of the log cannot be read: it was changed after it was written. Restore a backup.",
                    {{"number", number}}));
        }
    }

    void check_earlier(const std::optional<Digest>& root_then) {
        const auto key = reader_->public_key();
        const VerifierKey verifier{log_origin(context_.scope.institution), key.value_or("")};
        if (!key || !earlier_->signed_by(verifier))
            found("log.checkpoint", "", msg("The checkpoint was not signed with this store's key."));
        if (earlier_->checkpoint.size > result_.entries)
            found("log.checkpoint", std::to_string(earlier_->checkpoint.size),
                  msg("The checkpoint knows {then} entries, the log has only {now}: its end was cut off.",
                      {{"then", std::to_string(earlier_->checkpoint.size)}, {"now", std::to_string(result_.entries)}}));
        else if (!root_then || *root_then != earlier_->checkpoint.root)
            found("log.checkpoint", std::to_string(earlier_->checkpoint.size),
                  msg("The log does not begin with the {then} entries that the checkpoint proves: its past was "
                      "rewritten.",
                      {{"then", std::to_string(earlier_->checkpoint.size)}}));
    }

    void check_contents() {
        std::set<std::string> present;
        reader_->each_content([&](const std::string& hash, const std::string& bytes) {
            ++result_.contents;
            present.insert(hash);
            if (sha256_hex(bytes) != hash)
                found(
                    "content.changed", hash,
                    msg("A stored file is not the one that came in: its content no longer has the fingerprint {hash}. "
                        "Restore it from a backup.",
                        {{"hash", hash}}));
        });
        for (const auto& [id, revision] : replayed_.of("revision")) {
            const auto parts = revision.find("parts");
            if (parts == revision.end() || !parts->second.array()) continue;
            for (const JsonValue& part : *parts->second.array()) {
                const std::string* hash = part["sha256"].text();
                if (hash && !present.contains(*hash))
                    found(
                        "content.missing", *hash,
                        msg("The file with the fingerprint {hash} is missing from the store. Restore it from a backup.",
                            {{"hash", *hash}}));
            }
        }
    }

    /// Compares what the tables say with what follows from the log, both ways.
    void check_state() {
        DocumentFilter all;
        all.include_unfiled = true;
        auto documents = replayed_.of("document");
        auto revisions = replayed_.of("revision");
        auto signatures = replayed_.of("signature");
        for (const Document& document : reader_->documents(all)) {
            ++result_.documents;
            check_document(document, documents);
            for (const Revision& revision : reader_->revisions_of(document.id)) {
                ++result_.revisions;
                check_revision(document, revision, revisions);
                check_signatures(document, revision, signatures);
            }
        }
        for (const auto& [id, details] : documents) missing("state.document", id, details);
        for (const auto& [id, details] : revisions) missing("state.revision", id, details);
        for (const auto& [id, details] : signatures) missing("state.signature", id, details);
    }

    void check_organisation() {
        const auto differs = [&](const OrganisationDifference& difference) {
            found(difference.rule, difference.where,
                  difference.missing
                      ? msg("“{title}” is in the log but missing from the tables. Restore a backup.",
                            {{"title", difference.where}})
                      : msg("What the tables say of {row} ({rule}) does not follow from the log: a row was changed "
                            "outside the program.",
                            {{"row", difference.where}, {"rule", difference.rule}}));
        };
        compare_organisation(*reader_, replayed_, differs);
        compare_distribution(*reader_, replayed_, differs);
        compare_commission(*reader_, replayed_, differs);
        circuits_.compare(*reader_, differs);
    }

    void missing(const char* rule, const std::string& id, const JsonObject& details) {
        const auto title = details.find("title");
        const std::string* name = title == details.end() ? nullptr : title->second.text();
        found(rule, id,
              msg("“{title}” is in the log but missing from the tables. Restore a backup.",
                  {{"title", name ? *name : id}}));
    }

    void check_document(const Document& document, std::map<std::string, JsonObject>& expected) {
        const auto found_details = expected.find(document.id.str());
        JsonObject details = document_details(document);
        details["audience"] = to_text(document.audience);
        const bool same = found_details != expected.end() && found_details->second == details && codes_agree(document);
        if (!same)
            found("state.document", document.code().empty() ? document.id.str() : document.code(),
                  msg("What the tables say of {code} does not follow from the log: a row was changed outside the "
                      "program.",
                      {{"code", document.code().empty() ? document.title : document.code()}}));
        if (found_details != expected.end()) expected.erase(found_details);
    }

    bool codes_agree(const Document& document) {
        const auto& issued = replayed_.codes_of(document.id.str());
        if (issued.size() != document.codes.size()) return false;
        for (const CodeAssignment& code : document.codes) {
            JsonObject details = assigned_details(code, "recognised");
            details.erase("origin");
            const bool logged = std::any_of(issued.begin(), issued.end(), [&](JsonObject other) {
                // Entries of the first shape say nothing of days, acts and reasons.
                other.insert(unsaid_.begin(), unsaid_.end());
                other.erase("origin");
                return other == details;
            });
            if (!logged) return false;
        }
        return true;
    }

    void check_revision(const Document& document, const Revision& revision,
                        std::map<std::string, JsonObject>& expected) {
        const auto logged = expected.find(revision.id.str());
        bool same = logged != expected.end();
        if (same) {
            JsonObject details = revision_details(revision, document, {});
            // What the entry says of its moment (the document's type and codes then, its batch) may have changed since;
            // who holds a draft is no part of the revision.
            for (const char* name : {"type", "codes", "batch", "holder", "reason_sha256"}) {
                details.erase(name);
                logged->second.erase(name);
            }
            same = details == logged->second;
            expected.erase(logged);
        }
        if (!same)
            found("state.revision", document.code() + " " + to_text(revision.number),
                  msg("What the tables say of {code}, edition and revision {number}, does not follow from the log: a "
                      "row was changed outside the program.",
                      {{"code", document.code().empty() ? document.title : document.code()},
                       {"number", to_text(revision.number)}}));
    }

    void check_signatures(const Document& document, const Revision& revision,
                          std::map<std::string, JsonObject>& expected) {
        for (const Signature& signature : reader_->approval().signatures_of(revision.id)) {
            const auto logged = expected.find(signature.id.str());
            if (logged == expected.end() || logged->second != signature_details(signature, document.id))
                found("state.signature", signature.id.str(),
                      msg("A signature on {code}, edition and revision {number}, is not the one that was given: a row "
                          "was changed outside the program.",
                          {{"code", document.code().empty() ? document.title : document.code()},
                           {"number", to_text(revision.number)}}));
            if (logged != expected.end()) expected.erase(logged);
        }
    }

    const JsonObject unsaid_ = assigned_details(CodeAssignment(), "recognised");
    const Context& context_;
    const std::optional<ReceivedCheckpoint>& earlier_;
    StoreReader* reader_ = nullptr;
    Verification result_;
    CircuitLog circuits_;
    Replay replayed_;
};

}  // namespace

Verification verify_store(const Context& context, const std::optional<ReceivedCheckpoint>& earlier) {
    return Verifier(context, earlier).run();
}

}  // namespace pravila
