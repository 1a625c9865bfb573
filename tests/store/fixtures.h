#pragma once

#include <memory>
#include <string>

#include "core/error.h"
#include "core/history/hash.h"
#include "store/open_store.h"
#include "tests/support/temp_dir.h"

namespace pravila::test {

inline const Scope kScope{InstitutionId("0192f000-0000-7000-8000-00000000000a"), PersonId("p1")};
inline const Scope kOther{InstitutionId("0192f000-0000-7000-8000-00000000000b"), PersonId("p2")};
inline const std::string kPublicKey(32, '\x07');

inline Date day(const std::string& text) { return *Date::parse(text); }
inline Instant at(const std::string& text) { return *instant_from(text); }

inline Institution institution_of(const Scope& scope) {
    return {scope.institution, "Primăria Municipiului Teiușani", "Europe/Bucharest"};
}

inline Document document(const std::string& id, CodeKey key = {}, const std::string& suffix = {}) {
    Document made;
    made.id = DocumentId(id);
    made.type = DocumentType::kOperationalProcedure;
    made.title = "Procedura " + id;
    if (!key.empty()) {
        const auto printed = key_text(key);
        made.codes.push_back({"SCIM", printed, std::move(key), suffix, CodeState::kIssued, true});
    }
    return made;
}

inline Revision revision(const std::string& id, const std::string& document_id, EditionRevision number = {1, 0}) {
    Revision made;
    made.id = RevisionId(id);
    made.document = DocumentId(document_id);
    made.number = number;
    made.title = "Procedura " + document_id;
    made.entered_at = at("2026-11-22T01:35:00.000Z");
    return made;
}

/// An empty store with one institution, in a directory that goes away.
struct TestStore {
    TestStore() : path(directory.file("store")), store(create_store(path)) {
        store->write(kScope,
                     [](StoreWriter& writer) { writer.create_institution(institution_of(kScope), kPublicKey); });
    }

    void write(const std::function<void(StoreWriter&)>& work) { store->write(kScope, work); }
    void read(const std::function<void(StoreReader&)>& work) { store->read(kScope, work); }
    void reopen() {
        store.reset();
        store = open_store(path);
    }

    TempDir directory;
    std::string path;
    std::unique_ptr<DocumentStore> store;
};

/// Code and message id of the Error that `work` throws; "" when it throws none.
struct Refusal {
    ErrorCode code = ErrorCode::kInternal;
    std::string message;
    std::string detail;
};
inline Refusal refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return {error.code(), error.message().id, error.detail()};
    }
    return {};
}

}  // namespace pravila::test
