#include "tests/end_to_end/town_hall.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstring>
#include <filesystem>

namespace pravila::testing {

struct ApiClient::Connection {
    Poco::Net::HTTPClientSession session;
    std::string token;

    Reply ask(const std::string& method, const std::string& path, const std::string& body,
              const std::vector<std::pair<std::string, std::string>>& head) {
        Poco::Net::HTTPRequest request(method, "/api/v1" + path, "HTTP/1.1");
        request.set("Authorization", "Bearer " + token);
        for (const auto& [name, value] : head) request.set(name, value);
        request.setContentLength(static_cast<std::streamsize>(body.size()));
        session.sendRequest(request) << body;
        Poco::Net::HTTPResponse response;
        std::istream& stream = session.receiveResponse(response);
        Reply reply;
        Poco::StreamCopier::copyToString(stream, reply.body);
        reply.status = response.getStatus();
        reply.etag = response.get("ETag", "");
        reply.location = response.get("Location", "");
        if (response.hasContentLength() && static_cast<std::size_t>(response.getContentLength()) != reply.body.size())
            throw Poco::IOException("the answer broke off");
        return reply;
    }
};

ApiClient::ApiClient(int port, std::string token) : connection_(std::make_unique<Connection>()) {
    connection_->session.setHost("127.0.0.1");
    connection_->session.setPort(static_cast<Poco::UInt16>(port));
    connection_->session.setKeepAlive(true);
    connection_->session.setTimeout(Poco::Timespan(60, 0));
    connection_->token = std::move(token);
}

ApiClient::~ApiClient() = default;

Reply ApiClient::get(const std::string& path) { return connection_->ask("GET", path, {}, {}); }

Reply ApiClient::post(const std::string& path, const nlohmann::json& body) {
    return connection_->ask("POST", path, body.dump(), {{"Content-Type", "application/json"}});
}

Reply ApiClient::put_text(const std::string& revision_path, const std::string& text, const std::string& etag) {
    return connection_->ask(
        "PUT", revision_path + "/source", text,
        {{"Content-Type", "application/octet-stream"}, {"X-File-Name", "text.txt"}, {"If-Match", etag}});
}

Reply ApiClient::act(const std::string& path, const std::string& action, const nlohmann::json& body) {
    return post(path + "/actions/" + action, body);
}

TownHall::TownHall(const std::string& day) {
    move_to(day);
    REQUIRE(run({"init", "--institution", "Primăria Municipiului Teiușani", "--preset", "primarie", "--with-units",
                 "--admin", email("admin"), "--admin-name", "Radu Pintea"})
                .status == 0);
    const auto person = [&](const char* who, const char* unit, const char* function, const char* role, bool in_unit) {
        add_person(who, unit, function);
        if (!*role) return;
        std::vector<std::string> grant = {"role",       "grant",     email(who), role, "--act", "dispoziția nr. 11",
                                          "--act-date", "2026-01-12"};
        if (in_unit) grant.insert(grant.end(), {"--unit", unit});
        REQUIRE(run(grant).status == 0);
    };
    person("autor", "URB", "Inspector superior", "author", true);
    person("coautor", "URB", "Inspector", "author", true);
    person("urb", "URB", "Șef serviciu", "department_head", true);
    person("adjunct", "URB", "Consilier", "", false);
    person("cad", "CAD", "Șef serviciu", "department_head", true);
    person("jur", "JUR", "Șef serviciu", "department_head", true);
    person("sg", "COND", "Secretar general", "commission_chair", false);
    person("primar", "COND", "Primar", "entity_head", false);
    person("calitate", "CIM", "Consilier superior", "quality_manager", false);
}

void TownHall::add_person(const std::string& who, const std::string& unit, const std::string& function) const {
    const Finished added = run(
        {"user", "add", "--name", "Persoana " + who, "--email", email(who), "--unit", unit, "--function", function});
    CAPTURE(added.err);
    REQUIRE(added.status == 0);
}

std::string TownHall::token(const std::string& who) const {
    return json({"user", "token", "add", email(who), "--label", "probă", "--json"})["token"];
}

std::map<std::string, std::string> TownHall::calendar() const {
    return {{"LD_PRELOAD", PRAVILA_CLOCK}, {"CLOCK_SHIFT", file("clock")}};
}

Finished TownHall::run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--store", store()});
    return pravila(arguments, calendar());
}

nlohmann::json TownHall::json(std::vector<std::string> arguments) const {
    const Finished finished = run(std::move(arguments));
    CAPTURE(finished.err);
    REQUIRE(finished.status == 0);
    return finished.json();
}

void TownHall::move_to(const std::string& day) {
    int year = 0, month = 0, number = 0;
    REQUIRE(std::sscanf(day.c_str(), "%d-%d-%d", &year, &month, &number) == 3);
    const std::chrono::sys_seconds wanted =
        std::chrono::sys_days(std::chrono::year(year) / month / number) + std::chrono::hours(7);
    const std::int64_t shift =
        (wanted - std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())).count();
    const std::string bytes(reinterpret_cast<const char*>(&shift), sizeof shift);
    // In place: the running server has the file mapped.
    if (std::filesystem::exists(file("clock")))
        overwrite_file(file("clock"), bytes);
    else
        write_file(file("clock"), bytes);
}

void TownHall::start_server() { REQUIRE(start_server(PRAVILA_PROGRAM, {})); }

bool TownHall::start_server(const std::string& program, std::map<std::string, std::string> environment) {
    environment.merge(calendar());
    server_ = std::make_unique<Running>(
        std::vector<std::string>{"--store", store(), "serve", "--listen", "127.0.0.1:0"}, environment, program);
    for (std::string line = server_->error_line(); !line.empty(); line = server_->error_line()) {
        const std::size_t address = line.find("http://127.0.0.1:");
        if (address == std::string::npos) continue;
        port_ = std::stoi(line.substr(line.rfind(':') + 1));
        return true;
    }
    return false;
}

int TownHall::stop_server(int signal) {
    const int status = server_->end(signal);
    server_.reset();
    return status;
}

int TownHall::wait_for_server() {
    const int status = server_->wait();
    server_.reset();
    return status;
}

std::unique_ptr<ApiClient> TownHall::client(const std::string& who) const {
    return std::make_unique<ApiClient>(port_, token(who));
}

}  // namespace pravila::testing
