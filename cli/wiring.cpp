#include "cli/wiring.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/settings.h"
#include "cli/system.h"
#include "core/error.h"
#include "core/service/create_institution.h"
#include "core/service/follow_feed.h"
#include "core/service/organisation/people.h"
#include "core/service/organisation/reorganise.h"
#include "core/service/rights.h"
#include "indexer/worker/pool.h"
#include "mail/smtp_mailer.h"
#include "papers/office_paper_maker.h"
#include "search/open_index.h"
#include "store/open_store.h"

namespace pravila::cli {

namespace fs = std::filesystem;

namespace {

/// Takes away what a failed `init` has made, and nothing that was there before.
class Undo {
  public:
    explicit Undo(fs::path directory) : directory_(std::move(directory)), existed_(fs::exists(directory_)) {}
    ~Undo() {
        std::error_code ignored;
        if (done_) return;
        for (const auto& entry : fs::directory_iterator(directory_, ignored)) fs::remove_all(entry.path(), ignored);
        if (!existed_) fs::remove(directory_, ignored);
    }
    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;
    void keep() { done_ = true; }

  private:
    fs::path directory_;
    bool existed_, done_ = false;
};

/// The preset, its units when asked for, and the first administrator.
void begin_organisation(const Context& context, const NewStore& asked) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        if (!asked.preset.empty()) writer.set_setting("preset", asked.preset);
        std::vector<ReorganisationStep> steps;
        if (asked.with_units) add_planned_units(writer, context, preset_units(asked.preset), {"init", {}}, {}, steps);
        Person first;
        first.email = asked.admin_email;
        first.name = asked.admin_name;
        first.os_account = account_name();
        ensure_administrator(writer, context, first);
    });
}

Codebook codebook_of(DocumentStore& store, const Scope& scope) {
    std::optional<std::string> scheme;
    Codebook codebook = Codebook::built_in();
    std::vector<std::string> abbreviations;
    store.read(scope, [&](StoreReader& reader) {
        scheme = reader.setting("scheme");
        abbreviations.clear();
        for (const Unit& unit : reader.organisation().units())
            if (!unit.abbreviation.empty()) abbreviations.push_back(unit.abbreviation);
    });
    if (scheme) codebook = Codebook::from_toml(*scheme);
    codebook.set_departments(std::move(abbreviations));
    return codebook;
}

}  // namespace

Context Wiring::context() const { return {*store, *clock, *ids, Scope{institution.id, person}}; }

void Wiring::act_as_account() {
    const std::string account = account_name();
    person = kSystem;
    PersonId acting;
    store->write(context().scope, [&](StoreWriter& writer) {
        Person unknown;
        unknown.name = unknown.os_account = account;
        // Stores made before there were roles get their administrator here.
        ensure_administrator(writer, context(), unknown);
        const auto known = writer.organisation().person_with_os_account(account);
        acting = known ? known->id : add_person(writer, context(), unknown);
    });
    person = acting;
}

std::unique_ptr<SearchIndex> Wiring::index() const { return open_index(directory + "/index"); }

std::unique_ptr<SearchIndexWriter> Wiring::index_writer() const { return open_index_writer(directory + "/index"); }

long long Wiring::rebuild_index() const {
    const auto rebuild = open_index_rebuild(directory + "/index");
    constexpr long kRowsACommit = 50;
    follow_feed(context(), *rebuild, kRowsACommit);
    rebuild->publish(rebuild->feed_seq());
    return index()->document_count();
}

SigningKey Wiring::signing_key() const {
    const auto key = load_log_key(directory, log_origin(institution.id));
    if (!key)
        throw Error(
            ErrorCode::kNotFound,
            msg("The key that signs checkpoints (log.key) is missing from {store}. Bring it back from a backup.",
                {{"store", directory}}));
    std::optional<std::string> public_key;
    store->read(context().scope, [&](StoreReader& reader) { public_key = reader.public_key(); });
    if (!public_key || key->verifier().public_raw != *public_key)
        throw Error(ErrorCode::kCorrupt, msg("The key in {store}/log.key is not the one this store was made with. "
                                             "Bring the right one back from a backup.",
                                             {{"store", directory}}));
    return *key;
}

Wiring open_wiring(const std::string& directory) {
    Wiring wiring;
    wiring.directory = directory;
    wiring.clock = system_clock();
    wiring.ids = uuid_source(*wiring.clock);
    wiring.store = open_store(directory);
    const auto institutions = wiring.store->institutions();
    if (institutions.empty())
        throw Error(ErrorCode::kCorrupt,
                    msg("The store in {store} was not finished. Remove the folder and run “pravila init” again.",
                        {{"store", directory}}));
    wiring.institution = institutions.front();
    wiring.clock = system_clock(wiring.institution.zone);
    wiring.ids = uuid_source(*wiring.clock);
    wiring.person = PersonId("system");
    wiring.codebook = codebook_of(*wiring.store, wiring.context().scope);
    return wiring;
}

void create_wiring(const NewStore& asked) {
    const std::string& directory = asked.directory;
    const auto clock = system_clock();
    const auto ids = uuid_source(*clock);
    const bool usable = !fs::exists(directory) || (fs::is_directory(directory) && fs::is_empty(directory));
    if (!usable)
        throw Error(ErrorCode::kConflict,
                    msg("{store} is not empty. Choose a new folder for the store.", {{"store", directory}}));
    Undo undo(directory);
    NewInstitution wanted;
    wanted.id = ids->next_id<InstitutionId>();
    wanted.name = asked.institution_name;
    wanted.scheme = asked.scheme;
    const auto store = create_store(directory);
    const SigningKey key = SigningKey::generate(log_origin(wanted.id));
    wanted.public_key_raw = key.verifier().public_raw;
    // The key is safe before anything says that it signs: a store without its key could never prove its log again.
    save_log_key(directory, key);
    create_institution(*store, *clock, *ids, wanted);
    begin_organisation({*store, *clock, *ids, Scope{wanted.id, kSystem}}, asked);
    open_index_writer(directory + "/index");
    undo.keep();
}

std::unique_ptr<PaperMaker> paper_maker() { return std::make_unique<papers::OfficePaperMaker>(); }

namespace {

std::string smtp_password(const std::string& file) {
    if (file.empty()) {
        const char* value = std::getenv("PRAVILA_SMTP_PASSWORD");
        return value ? value : "";
    }
    std::ifstream stream(file);
    std::string password;
    if (!std::getline(stream, password))
        throw Error(ErrorCode::kNotFound,
                    msg("The file {file} with the password of the mail server cannot be read.", {{"file", file}}));
    if (password.ends_with('\r')) password.pop_back();
    return password;
}

}  // namespace

std::unique_ptr<Mailer> mailer(const Settings& settings, const Wiring& wiring) {
    if (settings.smtp_host.empty()) return nullptr;
    mail::SmtpOptions options;
    options.host = settings.smtp_host;
    long usual = 587;
    if (settings.smtp_security == "tls") {
        options.security = mail::Security::kTls;
        usual = 465;
    } else if (settings.smtp_security == "none") {
        options.security = mail::Security::kNone;
        usual = 25;
    }
    options.port = static_cast<std::uint16_t>(settings.smtp_port ? settings.smtp_port : usual);
    options.user = settings.smtp_user;
    if (!options.user.empty()) options.password = smtp_password(settings.smtp_password_file);
    options.ca_file = settings.smtp_ca_file;
    options.sender = {settings.mail_from, wiring.institution.name};
    return mail::smtp_mailer(options, *wiring.clock);
}

std::unique_ptr<Extractor> extractor(unsigned workers) {
    worker::PoolOptions options;
    options.at_once = static_cast<int>(workers);
    return std::make_unique<worker::WorkerPool>(options);
}

}  // namespace pravila::cli
