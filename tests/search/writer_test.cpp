#include <xapian.h>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <mutex>
#include <thread>

#include "core/error.h"
#include "index_support.h"
#include "search/files.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("writer: one at a time, and readers beside it", "[search][writer]") {
    TestIndex index;
    const auto writer = open_index_writer(index.directory());
    try {
        (void)open_index_writer(index.directory());
        FAIL("a second writer was let in");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::kUnavailable);
    }
    CHECK(index.search("x").total == 0);
}

TEST_CASE("writer: documents and feed_seq appear together at commit", "[search][writer]") {
    TestIndex index;
    {
        const auto writer = open_index_writer(index.directory());
        writer->replace(procedure("PO-1", "Unu", "text"));
        CHECK(index.search("text").total == 0);
        CHECK(index.index().feed_seq() == 0);
        writer->commit(17);
        CHECK(index.search("text").total == 1);
        CHECK(index.index().feed_seq() == 17);
        CHECK(writer->feed_seq() == 17);
        writer->replace(procedure("PO-1", "Unu", "altul"));
        writer->commit(18);
        CHECK(index.search("text").total == 0);
        CHECK(index.index().document_count() == 1);
        writer->remove(RevisionId("rev-PO-1"));
        writer->remove(RevisionId("never there"));
        writer->commit(19);
        CHECK(index.index().document_count() == 0);
    }
    CHECK(open_index_writer(index.directory())->feed_seq() == 19);
}

TEST_CASE("writer: an index of another version is made anew, and its readers are told", "[search][writer]") {
    TestIndex index;
    index.add(town_hall());
    const std::filesystem::path directory = index.directory();
    {
        Xapian::WritableDatabase database((directory / search::live_name(directory).value()).string(), Xapian::DB_OPEN);
        database.set_metadata("analysis_version", "0");
        database.commit();
    }
    try {
        (void)open_index(index.directory());
        FAIL("an index of another analyser was used");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::kUnavailable);
    }
    CHECK(open_index_writer(index.directory())->feed_seq() == 0);
    CHECK(index.search("").total == 0);
}

TEST_CASE("writer: an index that cannot be read is made anew", "[search][writer]") {
    TestIndex index;
    index.add(town_hall());
    const std::filesystem::path directory = index.directory();
    const std::string name = search::live_name(directory).value();
    for (const auto& entry : std::filesystem::directory_iterator(directory / name))
        std::ofstream(entry.path(), std::ios::trunc) << "not a database";
    CHECK_THROWS_AS(open_index(index.directory()), Error);
    CHECK(open_index_writer(index.directory())->feed_seq() == 0);
    CHECK(index.search("").total == 0);
}

TEST_CASE("writer: stopped between commits, the last commit is whole", "[search][writer]") {
    TestIndex index;
    index.add({procedure("PO-1", "Unu", "text")});
    const std::filesystem::path directory = index.directory();
    // What a process leaves that is stopped while it writes: the files of the last commit and half of the next.
    std::filesystem::path copy = directory;
    copy += "-copy";
    {
        const auto writer = open_index_writer(index.directory());
        for (int i = 2; i < 150; ++i) writer->replace(procedure("PO-" + std::to_string(i), "Doi", "text"));
        std::filesystem::copy(directory, copy, std::filesystem::copy_options::recursive);
    }
    const auto left = open_index(copy.string());
    CHECK(left->feed_seq() == 1);
    CHECK(left->search(request("text")).total == 1);
    {
        const auto writer = open_index_writer(copy.string());
        for (int i = 2; i < 150; ++i) writer->replace(procedure("PO-" + std::to_string(i), "Doi", "text"));
        writer->commit(149);
    }
    CHECK(left->feed_seq() == 149);
    CHECK(left->search(request("text")).total == 149);
    std::filesystem::remove_all(copy);
}

TEST_CASE("reader: searches go on while a writer commits and while a rebuild takes over", "[search][reader]") {
    TestIndex index;
    index.add(town_hall());
    SearchIndex& reader = index.index();
    std::atomic<bool> done{false};
    std::atomic<int> searches{0}, wrong{0};
    std::mutex mutex;
    std::string details;
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i)
        threads.emplace_back([&] {
            while (!done) {
                try {
                    if (reader.search(request("certificat urbanism")).total < 2) ++wrong;
                } catch (const Error& error) {
                    ++wrong;
                    const std::lock_guard lock(mutex);
                    details += error.detail() + "; ";
                }
                ++searches;
            }
        });
    {
        const auto writer = open_index_writer(index.directory());
        for (int i = 0; i < 60; ++i) {
            writer->replace(procedure("PO-N-" + std::to_string(i), "Nou", "certificat de urbanism nou"));
            writer->commit(100 + i);
        }
    }
    {
        const auto rebuild = open_index_rebuild(index.directory());
        for (const IndexedRevision& revision : town_hall()) rebuild->replace(revision);
        rebuild->publish(500);
    }
    const int before = searches;
    while (searches < before + 20) std::this_thread::yield();
    done = true;
    for (std::thread& thread : threads) thread.join();
    INFO(details);
    CHECK(searches > 0);
    CHECK(wrong == 0);
    CHECK(reader.feed_seq() == 500);
    CHECK(reader.document_count() == 6);
}

TEST_CASE("rebuild: the live index answers until publish, and stays when there is none", "[search][rebuild]") {
    TestIndex index;
    index.add(town_hall());
    {
        const auto rebuild = open_index_rebuild(index.directory());
        CHECK(rebuild->feed_seq() == 0);
        for (int i = 0; i < 120; ++i) rebuild->replace(procedure("PO-" + std::to_string(i), "Nou", "text"));
        rebuild->commit(50);
        CHECK(index.index().document_count() == 6);
        CHECK(index.index().feed_seq() == 6);
    }
    CHECK(index.index().document_count() == 6);
    {
        const auto rebuild = open_index_rebuild(index.directory());
        rebuild->replace(procedure("PO-1", "Nou", "text"));
        rebuild->publish(60);
        CHECK(index.index().document_count() == 1);
        rebuild->replace(procedure("PO-2", "Nou", "text"));
        rebuild->commit(61);
    }
    CHECK(index.index().document_count() == 2);
    CHECK(index.index().feed_seq() == 61);
    int databases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(index.directory())) databases += entry.is_directory();
    CHECK(databases == 1);
}
