#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/end_to_end/program.h"

namespace pravila::testing {

/// What the server answered to one request.
struct Reply {
    int status = 0;
    std::string etag, location, body;
    nlohmann::json json() const { return nlohmann::json::parse(body); }
};

/// Somebody's program, with one connection to the server that is kept open.
/// Thread rule: one thread at a time.
class ApiClient {
  public:
    ApiClient(int port, std::string token);
    ~ApiClient();
    ApiClient(const ApiClient&) = delete;
    ApiClient& operator=(const ApiClient&) = delete;

    /// @param path  below /api/v1. @throws Poco::Exception when no whole answer comes.
    Reply get(const std::string& path);
    Reply post(const std::string& path, const nlohmann::json& body = nlohmann::json::object());
    /// Replaces the text of a draft.
    Reply put_text(const std::string& revision_path, const std::string& text, const std::string& etag);
    /// An action on a revision. @param path  "/documents/CODE/revisions/E.R"
    Reply act(const std::string& path, const std::string& action,
              const nlohmann::json& body = nlohmann::json::object());

  private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

/// A municipality made by commands alone, on a calendar of its own, and its server. All people and acts are invented.
///   autor, coautor  authors in URB          urb  head of URB       adjunct  deputy of urb
///   cad, jur        heads of CAD and JUR    sg   chair of the commission    primar  head of the institution
///   calitate        quality manager
class TownHall {
  public:
    /// @param day  the calendar begins on it, at 07:00 UTC
    explicit TownHall(const std::string& day);

    Finished run(std::vector<std::string> arguments) const;  ///< a command; must not be told --store
    nlohmann::json json(std::vector<std::string> arguments) const;
    void move_to(const std::string& day);  ///< at 07:00 UTC, also for the running server

    void add_person(const std::string& who, const std::string& unit, const std::string& function) const;
    std::string token(const std::string& who) const;  ///< a new access key
    static std::string email(const std::string& who) { return who + "@teiusani.example"; }

    void start_server();
    /// Another program, or one that is watched. @param environment  besides the calendar's; wins over it.
    /// @return it listens; false when it ended before that.
    bool start_server(const std::string& program, std::map<std::string, std::string> environment);
    int stop_server(int signal);
    int wait_for_server();  ///< until it ends by itself; status as in Finished
    int port() const { return port_; }
    std::unique_ptr<ApiClient> client(const std::string& who) const;

    std::string file(const std::string& name) const { return folder_ / name; }
    std::string store() const { return folder_ / "store"; }

  private:
    std::map<std::string, std::string> calendar() const;

    Folder folder_;
    std::unique_ptr<Running> server_;
    int port_ = 0;
};

}  // namespace pravila::testing
