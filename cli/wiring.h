#pragma once

#include <memory>
#include <string>

#include "core/codification/codebook.h"
#include "core/history/checkpoint.h"
#include "core/ports/extractor.h"
#include "core/ports/mailer.h"
#include "core/ports/paper_maker.h"
#include "core/ports/search_index.h"
#include "core/service/context.h"

namespace pravila::cli {

/// The store with everything that belongs to it, opened. The only place, with its .cpp, that names concrete classes.
struct Wiring {
    std::string directory;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<IdSource> ids;
    std::unique_ptr<DocumentStore> store;
    Institution institution;
    PersonId person;  ///< on whose behalf; "system" until act_as_account()
    Codebook codebook;

    Context context() const;
    /// From here on everything is done, and logged, in the name of the operating system's account that runs the
    /// program.
    void act_as_account();
    /// Reading side of the index. An index that is missing or of another version is empty until it has been followed
    /// up.
    std::unique_ptr<SearchIndex> index() const;
    /// @throws Error kUnavailable while another process has it.
    std::unique_ptr<SearchIndexWriter> index_writer() const;
    /// Builds the index anew beside the live one, which answers meanwhile, and puts it in its place. @return revisions
    /// in it.
    long long rebuild_index() const;
    /// The private key of the log. @throws Error kNotFound when the file is gone, kCorrupt when it is not this store's
    /// key.
    SigningKey signing_key() const;
};

/// @throws Error kNotFound, kCorrupt or kUnavailable, saying what to do.
Wiring open_wiring(const std::string& directory);

/// What a new store begins with.
struct NewStore {
    std::string directory, institution_name;
    std::string scheme;                   ///< text of a coding scheme (TOML); empty: the built-in ones
    std::string preset;                   ///< primarie, comuna or empty
    bool with_units = false;              ///< the typical units of the preset
    std::string admin_email, admin_name;  ///< of the first administrator; empty: known by the running account only
};

/// A new store in an empty or missing directory; on any failure nothing of it stays. The account that runs the program
/// is its administrator, by the act "init".
void create_wiring(const NewStore& wanted);

/// Writes the papers of procedures and of the commission.
std::unique_ptr<PaperMaker> paper_maker();

struct Settings;
/// Mail by the server of the settings, with the password from its file, else from PRAVILA_SMTP_PASSWORD; nullptr when
/// they name no server. @param wiring  outlives it. @throws Error kInvalidInput, kNotFound (the file of the password).
std::unique_ptr<Mailer> mailer(const Settings& settings, const Wiring& wiring);

/// Processes that parse files, from the program's own executable.
std::unique_ptr<Extractor> extractor(unsigned workers);

}  // namespace pravila::cli
