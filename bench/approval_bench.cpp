// Measures durable steps of approval (verify, endorse, approve) with one client and with eight, beside what SQLite
// alone can commit on the same disk in the same run. Ratios are what counts: disks differ.
//
//   approval_bench [PROCEDURES]        how many go through all three steps for each figure; default 200
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <thread>

#include "tests/core/service/revisions/desk.h"
#include "tests/support/temp_dir.h"

using namespace pravila;
using namespace pravila::test;

namespace {

constexpr int kSteps = 3;

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Commits a second of one small row each, with the settings of the store.
double bare_commits(int count) {
    const TempDir directory;
    sqlite3* database = nullptr;
    if (sqlite3_open(directory.file("bare.db").c_str(), &database) != SQLITE_OK)
        throw std::runtime_error("no database");
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> closed(database, sqlite3_close);
    const auto run = [&](const char* sql) {
        if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(database));
    };
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("CREATE TABLE entry (seq INTEGER PRIMARY KEY, canonical TEXT NOT NULL)");
    return count / seconds([&] {
               for (int i = 0; i < count; ++i) {
                   run("BEGIN IMMEDIATE");
                   run("INSERT INTO entry (canonical) VALUES (hex(randomblob(200)))");
                   run("COMMIT");
               }
           });
}

/// Steps a second, when `clients` share the submitted procedures.
double steps(Desk& desk, const std::vector<WorkingRevision>& submitted, int clients) {
    return static_cast<double>(submitted.size()) * kSteps / seconds([&] {
               std::vector<std::thread> threads;
               threads.reserve(static_cast<std::size_t>(clients));
               for (int client = 0; client < clients; ++client)
                   threads.emplace_back([&, client] {
                       for (auto i = static_cast<std::size_t>(client); i < submitted.size();
                            i += static_cast<std::size_t>(clients))
                           desk.approved(submitted[i], "2027-01-11");
                   });
               for (std::thread& thread : threads) thread.join();
           });
}

std::vector<WorkingRevision> submit(Desk& desk, int count, const std::string& title) {
    std::vector<WorkingRevision> made;
    made.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) made.push_back(desk.submitted(title + " " + std::to_string(i)));
    return made;
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
    Desk desk;
    const auto first = submit(desk, count, "Prima procedură"), second = submit(desk, count, "A doua procedură");
    const double bare = bare_commits(count * kSteps);
    const double one = steps(desk, first, 1), eight = steps(desk, second, 8);
    std::cout << "bare SQLite commits a second   " << bare << "\n"
              << "steps a second, one client     " << one << "   " << one / bare << " of bare\n"
              << "steps a second, eight clients  " << eight << "   " << eight / bare << " of bare\n";
    return 0;
}
