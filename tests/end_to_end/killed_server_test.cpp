#include <Poco/Exception.h>
#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <random>
#include <thread>

#include "tests/end_to_end/town_hall.h"

using namespace pravila::testing;
using nlohmann::json;

namespace {

/// How far a procedure of its own has come. Each is one durable change of the one before.
enum Progress { kNothing, kDraft, kText, kSubmitted, kVerified, kEndorsed, kApproved, kNextDraft };

/// A worker's procedure: what was acknowledged of it, and what may have happened besides.
struct Procedure {
    std::string code;
    std::string path() const { return "/documents/" + code + "/revisions/1.0"; }
    int acknowledged = kNothing;
    bool in_doubt = false;  ///< a request was sent that got no answer
};

struct Keys {
    std::string author, head, chair, mayor;
};

/// Someone who works without pause until the server is gone: takes one procedure after the other from nothing to its
/// next revision.
class Worker {
  public:
    Worker(int number, const Keys& keys) : number_(number), keys_(keys) {}

    void connect(int port) {
        author_ = std::make_unique<ApiClient>(port, keys_.author);
        head_ = std::make_unique<ApiClient>(port, keys_.head);
        chair_ = std::make_unique<ApiClient>(port, keys_.chair);
        mayor_ = std::make_unique<ApiClient>(port, keys_.mayor);
    }

    /// @return a request was under way when the server went.
    bool work() {
        asking_ = false;
        try {
            for (;;) step();
        } catch (const Poco::Exception&) {
            if (asking_ && !procedures_.empty()) procedures_.back().in_doubt = true;
        } catch (const std::exception& wrong) {
            wrong_ = wrong.what();
        }
        return asking_;
    }

    /// What is in the store, compared with what was acknowledged: never less, and at most the one change in doubt more.
    std::vector<std::string> compare(bool all) {
        std::vector<std::string> wrong;
        if (!wrong_.empty()) wrong.push_back(std::exchange(wrong_, {}));
        const std::size_t first = all || procedures_.empty() ? 0 : procedures_.size() - 1;
        for (std::size_t i = first; i < procedures_.size(); ++i) {
            Procedure& procedure = procedures_[i];
            if (procedure.code.empty()) continue;  // its first request got no answer: nobody was told a code
            const int found = found_of(procedure);
            const int most = procedure.acknowledged + (procedure.in_doubt ? 1 : 0);
            if (found < procedure.acknowledged || found > most)
                wrong.push_back(procedure.code + ": acknowledged " + std::to_string(procedure.acknowledged) +
                                ", found " + std::to_string(found));
            procedure.acknowledged = found;
            procedure.in_doubt = false;
        }
        if (!procedures_.empty() && procedures_.back().code.empty()) procedures_.pop_back();
        return wrong;
    }

    bool has_erred() const { return !wrong_.empty(); }
    long long acknowledged() const { return acknowledged_; }

  private:
    Reply expect(int status, const std::function<Reply()>& ask) {
        asking_ = true;
        Reply reply = ask();
        asking_ = false;
        if (reply.status != status) throw std::runtime_error("answered " + std::to_string(reply.status) + reply.body);
        ++acknowledged_;
        return reply;
    }

    void step() {
        if (procedures_.empty() || procedures_.back().acknowledged == kNextDraft) procedures_.emplace_back();
        Procedure& procedure = procedures_.back();
        const auto sign = [&](ApiClient& client, const char* action, const json& more = json::object()) {
            json body = more;
            body["content_sha256"] = author_->get(procedure.path()).json()["content_sha256"];
            expect(200, [&] { return client.act(procedure.path(), action, body); });
        };
        switch (procedure.acknowledged) {
            case kNothing: {
                const std::string title = "Procedura " + std::to_string(number_) + "." + std::to_string(count_++);
                const Reply made = expect(201, [&] {
                    return author_->post("/documents", {{"type", "PO"}, {"unit", "URB"}, {"title", title}});
                });
                procedure.code = made.json()["code"];
                break;
            }
            case kDraft: {
                const std::string etag = author_->get(procedure.path()).etag;
                expect(200, [&] {
                    return author_->put_text(procedure.path(), "Scopul\nTextul " + procedure.code + "\n", etag);
                });
                break;
            }
            case kText:
                expect(200, [&] { return author_->act(procedure.path(), "submit"); });
                break;
            case kSubmitted:
                sign(*head_, "verify");
                break;
            case kVerified:
                sign(*chair_, "endorse");
                break;
            case kEndorsed:
                sign(*mayor_, "approve");
                break;
            default:
                expect(201, [&] {
                    return author_->post("/documents/" + procedure.code + "/revisions",
                                         {{"kind", "revision"}, {"change_summary", "altul"}});
                });
        }
        ++procedure.acknowledged;
    }

    int found_of(const Procedure& procedure) {
        if (author_->get("/documents/" + procedure.code + "/revisions/1.1").status == 200) return kNextDraft;
        const Reply reply = author_->get(procedure.path());
        if (reply.status != 200) return kNothing;
        const json revision = reply.json();
        if (revision["lifecycle"] == "approved") return kApproved;
        if (revision["lifecycle"] == "draft") return revision["content_sha256"].is_null() ? kDraft : kText;
        for (const json& step : revision["steps"]) {
            if (step == "verify") return kSubmitted;
            if (step == "endorse") return kVerified;
            if (step == "approve") return kEndorsed;
        }
        return -1;
    }

    int number_, count_ = 0;
    long long acknowledged_ = 0;
    const Keys& keys_;
    std::unique_ptr<ApiClient> author_, head_, chair_, mayor_;
    std::vector<Procedure> procedures_;
    bool asking_ = false;
    std::string wrong_;
};

/// A town hall whose server is killed again and again while four people work.
class KilledServer {
  public:
    explicit KilledServer(const std::string& program) : program_(program) {
        for (const char* who : {"autor", "urb", "sg", "primar"}) tokens_.push_back(town_.token(who));
        keys_ = {tokens_[0], tokens_[1], tokens_[2], tokens_[3]};
        for (int i = 0; i < 4; ++i) workers_.emplace_back(i, keys_);
    }

    /// One life of the server, ended before its write or sync number `at`. @return what was lost or is wrong.
    std::vector<std::string> kill_at(long at) {
        const bool listened = town_.start_server(program_, {{"LD_PRELOAD", PRAVILA_KILLER ":" PRAVILA_CLOCK},
                                                            {"KILL_AT_WRITE", std::to_string(at)},
                                                            {"KILL_REPORT", town_.file("report")}});
        bool in_flight = false;
        if (listened) {
            std::vector<std::thread> threads;
            std::vector<char> was_asking(workers_.size());
            for (std::size_t i = 0; i < workers_.size(); ++i) {
                workers_[i].connect(town_.port());
                threads.emplace_back([&, i] { was_asking[i] = workers_[i].work() ? 1 : 0; });
            }
            for (std::thread& thread : threads) thread.join();
            in_flight = std::find(was_asking.begin(), was_asking.end(), 1) != was_asking.end();
        }
        // Workers end when the server does, or by an answer that is wrong.
        const bool by_itself =
            std::none_of(workers_.begin(), workers_.end(), [](const Worker& w) { return w.has_erred(); });
        if ((by_itself ? town_.wait_for_server() : town_.stop_server(SIGTERM)) == 128 + SIGKILL) ++killed;
        in_flight_kills += in_flight;
        return listened ? look(false) : std::vector<std::string>();
    }

    /// Starts the program as it is, asks whether it is ready, compares, and proves the store.
    std::vector<std::string> look(bool all) {
        town_.start_server();
        if (get(town_.port(), "/readyz").status != 200) wrong_.push_back("not ready");
        for (Worker& worker : workers_) {
            worker.connect(town_.port());
            for (std::string& line : worker.compare(all)) wrong_.push_back(std::move(line));
        }
        if (town_.stop_server(SIGTERM) != 0) wrong_.push_back("did not stop");
        const Finished verified = town_.run({"verify"});
        if (verified.status != 0) wrong_.push_back(verified.out + verified.err);
        return std::exchange(wrong_, {});
    }

    long long acknowledged() const {
        long long sum = 0;
        for (const Worker& worker : workers_) sum += worker.acknowledged();
        return sum;
    }

    int killed = 0, in_flight_kills = 0;

  private:
    TownHall town_{"2026-10-14"};
    std::string program_;
    std::vector<std::string> tokens_, wrong_;
    Keys keys_;
    std::vector<Worker> workers_;
};

}  // namespace

TEST_CASE("killed server: nothing that it acknowledged is lost, whenever it is killed", "[end_to_end][kills]") {
    const int wanted = moments(40, 200);
    KilledServer server(PRAVILA_PROGRAM);
    std::mt19937 random(20261014);
    std::uniform_int_distribution<long> moment(40, 600);
    for (int i = 0; i < wanted; ++i) {
        const long at = moment(random);
        CAPTURE(i, at);
        const auto lost = server.kill_at(at);
        CAPTURE(lost);
        REQUIRE(lost.empty());
    }
    const auto lost = server.look(true);
    CAPTURE(lost);
    CHECK(lost.empty());
    std::cout << server.killed << " of " << wanted << " servers killed, " << server.in_flight_kills
              << " with a request in flight, " << server.acknowledged() << " changes acknowledged\n";
    CHECK(server.killed == wanted);
    CHECK(server.in_flight_kills * 4 >= wanted * 3);
}

TEST_CASE("killed server: one that acknowledges before it commits is found out", "[end_to_end][kills]") {
    KilledServer server(PRAVILA_EARLY);
    std::mt19937 random(20261014);
    std::uniform_int_distribution<long> moment(40, 600);
    bool found_out = false;
    for (int i = 0; i < 40 && !found_out; ++i) found_out = !server.kill_at(moment(random)).empty();
    CHECK(found_out);
}
