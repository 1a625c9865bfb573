#include <catch2/catch.hpp>
#include <iostream>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

const std::string kDemo = PRAVILA_DEMO;

std::map<std::string, std::string> killer(const Folder& folder, long at) {
    return {{"LD_PRELOAD", PRAVILA_KILLER}, {"KILL_AT_WRITE", std::to_string(at)}, {"KILL_REPORT", folder / "report"}};
}

}  // namespace

TEST_CASE("killed ingest: at any moment, and the next run ends where one without a kill ends", "[end_to_end]") {
    const Store whole;
    const Folder folder;
    REQUIRE(whole.run({"ingest", kDemo}, killer(folder, 0)).status == 0);
    const long writes = std::stol(read_file(folder / "report"));
    REQUIRE(writes > 100);
    const auto expected = whole.register_rows();
    const auto counts = whole.run({"verify", "--json"}).json();

    int killed = 0, inside_a_transaction = 0;
    const int wanted = moments(15, 50);
    for (long moment = 1; moment <= wanted; ++moment) {
        const long at = 1 + (writes - 1) * moment / (wanted + 1);
        CAPTURE(at, writes);
        const Store store;
        const auto stopped = store.run({"ingest", kDemo}, killer(folder, at));
        if (stopped.status == 128 + 9) {
            ++killed;
            // The write-ahead log is written only while a transaction is open.
            if (read_file(folder / "report").ends_with("-wal")) ++inside_a_transaction;
        }
        CHECK(store.run({"verify"}).status == 0);
        REQUIRE(store.run({"ingest", kDemo}).status == 0);
        const auto verified = store.run({"verify", "--json"}).json();
        for (const char* count : {"documents", "revisions", "contents"}) CHECK(verified[count] == counts[count]);
        CHECK(verified["ok"] == true);
        CHECK(store.register_rows() == expected);
        CHECK(store.run({"search", "certificat urbanism", "--json"}).json()["hits"][0]["code"] == "PO-URB-04");
    }
    std::cout << killed << " of " << wanted << " ingests killed, " << inside_a_transaction
              << " of them inside an open transaction, " << writes << " writes and syncs in a whole one\n";
    CHECK(killed * 10 >= wanted * 9);
    CHECK(inside_a_transaction * 5 >= wanted);
}
