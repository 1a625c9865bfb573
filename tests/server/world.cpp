#include "tests/server/world.h"

#include <sstream>

#include "core/codification/code_key.h"
#include "core/history/hash.h"
#include "core/service/accounts/token.h"
#include "core/service/create_institution.h"
#include "core/service/find_document.h"
#include "core/service/follow_feed.h"
#include "server/http/bytes.h"
#include "server/http/poco_adapter.h"

namespace pravila::test {

namespace {

const char* const kCertificates = R"(# 1 Scopul
Procedura stabilește modul în care se primesc, se verifică și se soluționează cererile pentru emiterea certificatelor de urbanism.
# 5 Descrierea activității
## 5.1 Depunerea cererii
1. Solicitantul depune cererea la ghișeul unic.
2. Funcționarul verifică numărul pieselor.
## 5.3 Verificarea documentației depuse
Termenul de emitere a certificatului de urbanism este de cel mult 15 zile lucrătoare.
- plan de încadrare
- extras de carte funciară
a) o literă
| Nr. | Activitatea | Termen
| 1 | Înregistrarea | 1 zi
| 2 | Verificarea
)";

}  // namespace

std::string CountingIds::next() {
    std::string digits = std::to_string(++last_);
    digits.insert(0, 12 - std::min<std::size_t>(12, digits.size()), '0');
    return "0192f000-0000-7000-8000-" + digits;
}

std::variant<ExtractedDocument, ExtractionFailure> LineExtractor::extract(const std::string& bytes,
                                                                          const std::string&) {
    if (bytes.starts_with("broken"))
        return ExtractionFailure{"file.damaged", msg("“{text}” is not a code.", {{"text", "x"}}), false};
    return text_of(bytes);
}

ExtractedDocument text_of(const std::string& lines) {
    ExtractedDocument document;
    document.extractor = "test/1";
    document.format = "docx";
    document.language = "ro";
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);) {
        Block block;
        block.text = line;
        const auto split_label = [&](std::string_view rest) {
            const std::size_t space = rest.find(' ');
            block.label = rest.substr(0, space);
            block.text = rest.substr(space + 1);
        };
        if (line[0] == '#') {
            block.kind = Block::Kind::kHeading;
            block.level = static_cast<int>(line.find(' '));
            split_label(std::string_view(line).substr(line.find(' ') + 1));
        } else if (line[0] == '-' || (line.size() > 2 && (line[1] == '.' || line[1] == ')'))) {
            block.kind = Block::Kind::kListItem;
            split_label(line);
        } else if (line[0] == '|') {
            std::vector<std::string> cells;
            std::istringstream row(line.substr(1));
            for (std::string cell; std::getline(row, cell, '|');) cells.emplace_back(http::trim(cell));
            if (!document.blocks.empty() && document.blocks.back().kind == Block::Kind::kTable) {
                document.blocks.back().rows.push_back(cells);
                continue;
            }
            block.kind = Block::Kind::kTable;
            block.text.clear();
            block.rows.push_back(cells);
        }
        document.blocks.push_back(std::move(block));
    }
    number_blocks(document);
    return document;
}

ImportCandidate candidate(const std::string& code, const std::string& title, EditionRevision number,
                          const char* effective_from, const std::string& lines) {
    ImportCandidate made;
    made.file_name = code + " " + title + ".docx";
    made.path = "proceduri/" + made.file_name;
    made.bytes = "bytes of " + code + to_text(number) + title + lines;
    made.sha256 = sha256_hex(made.bytes);
    made.format = "docx";
    made.extractor = "test/1";
    made.extraction = to_json(text_of(lines));
    made.language = "ro";
    made.code = code;
    made.key = code_key(code);
    made.title = title;
    made.type = DocumentType::kOperationalProcedure;
    made.unit = "Urbanism și amenajarea teritoriului";
    made.number = number;
    if (*effective_from) made.effective = {Date::parse(effective_from), DateCertainty::kDay};
    return made;
}

World::World(bool filled) {
    store_ = create_store(directory_.file("store"));
    create_institution(*store_, clock_, ids_,
                       {scope_.institution, "Primăria Municipiului Teiușani", "", std::string(32, '\x07')});
    if (!filled) return;
    fill();
    finish();
}

void World::fill() {
    ImportCandidate older = candidate("PO-URB-04", "Eliberarea certificatelor de urbanism", {2, 0}, "2022-02-01",
                                      "# 1 Scopul\nCertificate de urbanism, textul vechi.\n");
    older.participating = {"Juridic"};
    older.further_codes.push_back({"SCIM", "PO-URB-40", code_key("PO-URB-40"), "", CodeState::kRetired, false});
    add(older);
    ImportCandidate newest =
        candidate("PO-URB-04", "Eliberarea certificatelor de urbanism", {2, 1}, "2024-03-15", kCertificates);
    newest.approved = {Date::parse("2024-03-08"), DateCertainty::kDay};
    newest.registry_number = "436/2024";
    newest.review_by = "2026-03-15";
    newest.responsible = "Ana-Maria Dobrescu";
    add(newest);
    ImportCandidate form = candidate("F-PO-URB-04-01", "Cerere pentru emiterea certificatului de urbanism", {1, 0},
                                     "2024-03-15", "Subsemnatul cer.\n");
    form.type = DocumentType::kForm;
    form.parent_code = "PO-URB-04";
    add(form);
    add(candidate("PO-URB-17", "Regularizarea taxei de autorizare", {1, 0}, "2026-12-01",
                  "Certificat de urbanism și regularizare.\n"));
    ImportCandidate undated = candidate("PO-CAD-02", "Furnizarea planurilor cadastrale", {1, 0}, "",
                                        "Pentru certificatul de urbanism se predă planul.\n");
    undated.unit = "Cadastru și fond funciar";
    add(undated);
    ImportCandidate instruction = candidate("IL-REG-03", "Primirea cererilor la ghișeul unic", {1, 1}, "2025-01-10",
                                            "La ghișeu se primesc cereri.\n");
    instruction.type = DocumentType::kWorkInstruction;
    instruction.unit = "Relații cu publicul";
    add(instruction);
    ImportCandidate unfiled = candidate("", "Notă fără cod", {1, 0}, "2025-01-10", "O notă.\n");
    unfiled.key.clear();
    unfiled.type = DocumentType::kOther;
    add(unfiled);
}

void World::finish() {
    link_forms(context());
    index_all();
    index_ = open_index(directory_.file("index"));
    site_ = std::make_unique<web::Site>(dependencies(), true);
}

void World::add(const ImportCandidate& wanted) {
    const BatchId batch = ids_.next_id<BatchId>();
    store_->write(scope_, [&](StoreWriter& writer) { import_file(writer, context(), wanted, batch); });
    if (site_) index_all();
}

void World::read_as(const PersonId& person, AnonymousReading anonymous) {
    reader_ = person;
    anonymous_ = anonymous;
    site_ = std::make_unique<web::Site>(dependencies(), true);
}

void World::change(const std::function<void(StoreWriter&)>& work) {
    store_->write(scope_, work);
    index_all();
}

void World::index_all() {
    const auto writer = open_index_writer(directory_.file("index"));
    follow_feed(context(), *writer);
}

ServerDependencies World::dependencies() {
    LogAccess log;
    log.entries = [this](long long from, long limit) {
        std::vector<StoredEntry> entries;
        store_->read(scope_, [&](StoreReader& reader) { entries = reader.log_entries(from, limit); });
        return entries;
    };
    log.size = [this] {
        long long size = 0;
        store_->read(scope_, [&](StoreReader& reader) { size = reader.log_size(); });
        return size;
    };
    log.checkpoint = [] { return std::string("pravila.local/test\n1\nroot\n"); };
    log.verifier_key = [] { return std::string("pravila.local/test+00000000+key"); };
    ServerDependencies made{*store_,
                            *index_,
                            clock_,
                            ids_,
                            {scope_.institution, reader_},
                            "Primăria Municipiului Teiușani",
                            Codebook::built_in(),
                            extractor_,
                            papers_,
                            std::move(log),
                            {}};
    made.hasher = &hasher_;
    made.public_url = public_url_;
    made.digest_hour = digest_hour_;
    made.checks.push_back({"store", [] { return std::string(); }});
    made.anonymous = anonymous_;
    made.log = [this](const std::string& line) {
        const std::lock_guard lock(mutex_);
        lines_.push_back(line);
    };
    return made;
}

http::Response World::ask(const std::string& target, http::Method method, const std::vector<http::Field>& fields,
                          const std::string& body) {
    std::string head = std::string(http::to_text(method)) + " " + target +
                       " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    for (const http::Field& field : fields) head += field.name + ": " + field.value + "\r\n";
    head += "\r\n";
    const auto checked = http::check_head(head, {});
    if (const auto* refusal = std::get_if<http::Refusal>(&checked))
        return web::respond_refused(*site_, refusal->status, refusal->reason, target);
    auto request = http::to_request(head, std::get<http::Head>(checked), body);
    if (!request) throw std::runtime_error("the adapter refused " + target);
    request->peer = "127.0.0.1";
    return web::respond(*site_, *request);
}

void World::mail_at(int hour) {
    digest_hour_ = hour;
    site_ = std::make_unique<web::Site>(dependencies(), true);
}

void World::serve_at(const std::string& public_url) {
    public_url_ = public_url;
    site_ = std::make_unique<web::Site>(dependencies(), true);
}

http::Response World::post(const std::string& target, std::vector<std::pair<std::string, std::string>> fields,
                           const std::string& cookie) {
    std::vector<http::Field> head = {{"Content-Type", "application/x-www-form-urlencoded"}};
    if (!cookie.empty()) {
        head.push_back({"Cookie", cookie});
        fields.emplace_back("form_token", form_token(cookie.substr(cookie.find('=') + 1)));
    }
    std::string body;
    for (const auto& [name, value] : fields)
        body += (body.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
    return ask(target, http::Method::kPost, head, body);
}

std::string CountingHasher::hash(std::string_view password) {
    return "test$" + std::to_string(generation) + "$" + sha256_hex(password);
}

bool CountingHasher::verify(const std::string& hash, std::string_view password) {
    ++calls;
    return !hash.empty() && hash.substr(hash.rfind('$') + 1) == sha256_hex(password);
}

bool CountingHasher::is_outdated(const std::string& hash) const {
    return !hash.starts_with("test$" + std::to_string(generation) + "$");
}

PersonId World::add_person(const std::string& name, const std::string& email) {
    Person person;
    person.id = ids_.next_id<PersonId>();
    person.name = name;
    person.email = email_key(email);
    Account account;
    account.person = person.id;
    account.password_hash = hasher_.hash(kPassword);
    write([&](StoreWriter& writer) {
        writer.organisation().add_person(person);
        writer.accounts().add_account(account);
    });
    return person.id;
}

UnitId World::unit(const std::string& name) {
    UnitId found;
    store_->read(scope_, [&](StoreReader& reader) {
        for (const Unit& unit : reader.organisation().units())
            if (unit.name == name) found = unit.id;
    });
    if (found.empty()) throw std::runtime_error("no unit " + name);
    return found;
}

void World::join(const PersonId& person, const UnitId& unit) {
    const Membership membership{ids_.next_id<MembershipId>(), person, unit, "inspector",
                                *Date::parse("2020-01-01"),   {},     1};
    write([&](StoreWriter& writer) { writer.organisation().add_membership(membership); });
}

void World::grant(const PersonId& person, Role role, const std::optional<UnitId>& unit) {
    const RoleGrant made{ids_.next_id<GrantId>(),    person, role, unit, {"dispoziția nr. 1", {}},
                         *Date::parse("2020-01-01"), {},     1};
    write([&](StoreWriter& writer) { writer.organisation().add_grant(made); });
}

void World::make_confidential(const std::string& code) {
    change([&](StoreWriter& writer) {
        Document document = require_document(writer, code).document;
        document.audience = Audience::kConfidential;
        writer.update_document(document);
        for (const Revision& revision : writer.revisions_of(document.id)) writer.feed(revision.id);
    });
}

std::string World::sign_in(const std::string& email) {
    const auto answer = post("/sign-in", {{"email", email}, {"password", kPassword}});
    const std::string cookie(answer.get("Set-Cookie"));
    if (answer.status() != 303 || cookie.empty()) throw std::runtime_error("sign-in failed: " + answer.body());
    return cookie.substr(0, cookie.find(';'));
}

std::vector<std::string> World::log_lines() {
    const std::lock_guard lock(mutex_);
    return lines_;
}

}  // namespace pravila::test
