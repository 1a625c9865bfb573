#include "indexer/worker/pool.h"

#include <dirent.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <thread>

using namespace pravila;
using namespace pravila::worker;

namespace {

PoolOptions hostile() {
    PoolOptions options;
    options.program = HOSTILE_WORKER;
    options.arguments = {};
    return options;
}

using Result = std::variant<ExtractedDocument, ExtractionFailure>;

std::string text_of(const Result& result) {
    if (const auto* failure = std::get_if<ExtractionFailure>(&result)) return failure->rule;
    const auto& document = std::get<ExtractedDocument>(result);
    return document.blocks.empty() ? "nothing" : document.blocks[0].text;
}

std::string told(WorkerPool& pool, const std::string& order) { return text_of(pool.extract(order, "a")); }

std::size_t open_descriptors() {
    std::size_t count = 0;
    DIR* directory = opendir("/proc/self/fd");
    while (readdir(directory) != nullptr) ++count;
    closedir(directory);
    return count;
}

std::vector<pid_t> child_ids(pid_t pid) {
    std::ifstream list("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children");
    std::vector<pid_t> ids;
    for (pid_t child = 0; list >> child;) ids.push_back(child);
    return ids;
}

std::size_t children_of(pid_t pid) { return child_ids(pid).size(); }

/// False also for a process that ended and that nobody has asked about yet.
bool is_running(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    const std::size_t name_end = text.rfind(')');
    return name_end != text.npos && text.size() > name_end + 2 && text[name_end + 2] != 'Z' &&
           text[name_end + 2] != 'X';
}

/// Waits for something that must come; the test's own time limit is what ends a wait in vain.
template <class Condition>
void until(Condition condition) {
    while (!condition()) std::this_thread::yield();
}

}  // namespace

TEST_CASE("worker pool: a file goes in with its name and its text comes back", "[worker][pool]") {
    WorkerPool pool(hostile());
    CHECK(text_of(pool.extract("conținut", "țară.txt")) == "țară.txt: conținut");
    CHECK(text_of(pool.extract("", "gol")) == "gol: ");
    CHECK(pool.starts() == 1);
}

TEST_CASE("worker pool: a file of many megabytes passes both ways", "[worker][pool]") {
    WorkerPool pool(hostile());
    const std::string large(40u << 20, 'x');
    const bool whole = text_of(pool.extract(large, "n")) == "n: " + large;
    CHECK(whole);
}

TEST_CASE("worker pool: a reader that crashes costs its file only and says how", "[worker][pool]") {
    WorkerPool pool(hostile());
    const Result crashed = pool.extract("crash", "a");
    REQUIRE(text_of(crashed) == "worker.died");
    CHECK(std::get<ExtractionFailure>(crashed).message.id.find("invalid use of memory") != std::string::npos);
    const Result aborted = pool.extract("abort", "a");
    REQUIRE(text_of(aborted) == "worker.died");
    CHECK(std::get<ExtractionFailure>(aborted).message.id.find("given up") != std::string::npos);
    CHECK(told(pool, "exit") == "worker.died");
    CHECK(told(pool, "well") == "a: well");
    CHECK(pool.starts() == 1);
}

TEST_CASE("worker pool: a reader that waits for ever is ended at the limit", "[worker][pool]") {
    auto options = hostile();
    options.limits.wall = std::chrono::milliseconds(300);
    WorkerPool pool(options);
    CHECK(told(pool, "hang") == "worker.timeout");
    CHECK(told(pool, "well") == "a: well");
    until([&] { return children_of(pool.worker_pid()) == 0; });
    CHECK(pool.starts() == 1);
}

TEST_CASE("worker pool: a reader that computes for ever is ended by its processor time", "[worker][pool]") {
    auto options = hostile();
    options.limits.cpu = std::chrono::seconds(1);
    WorkerPool pool(options);
    CHECK(told(pool, "spin") == "limit.cpu");
}

TEST_CASE("worker pool: a reader that eats memory is refused more", "[worker][pool]") {
    auto options = hostile();
    options.limits.memory = std::size_t{200} << 20;
    WorkerPool pool(options);
    CHECK(told(pool, "memory") == "limit.memory");
}

TEST_CASE("worker pool: files, sockets and executable memory are refused inside", "[worker][sandbox]") {
    WorkerPool pool(hostile());
    for (const char* order : {"open", "create", "socket", "executable"}) {
        CAPTURE(order);
        CHECK(told(pool, order) == "EACCES");
    }
    struct stat created {};
    CHECK(stat("/tmp/pravila-hostile", &created) != 0);
}

TEST_CASE("worker pool: forking, executing and signalling end the reader", "[worker][sandbox]") {
    WorkerPool pool(hostile());
    for (const char* order : {"fork", "exec", "kill parent", "signal parent"}) {
        CAPTURE(order);
        const Result result = pool.extract(order, "a");
        REQUIRE(text_of(result) == "worker.died");
        CHECK(std::get<ExtractionFailure>(result).message.id.find("not allowed") != std::string::npos);
    }
    CHECK(pool.starts() == 1);
}

TEST_CASE("worker pool: answers that are too long, broken or of another kind are not believed", "[worker][pool]") {
    WorkerPool pool(hostile());
    CHECK(told(pool, "huge") == "limit.text");
    CHECK(told(pool, "zero") == "a b");
    for (const char* order : {"lying length", "nonsense", "deep", "strange kind", "probe answer"}) {
        CAPTURE(order);
        CHECK(told(pool, order) == "worker.answer");
    }
    CHECK(told(pool, "garbage") == "worker.died");
    CHECK(told(pool, "short") == "worker.died");
    CHECK(told(pool, "well") == "a: well");
    CHECK(pool.starts() == 1);
}

TEST_CASE("worker pool: a failure of the reader arrives with its message", "[worker][pool]") {
    WorkerPool pool(hostile());
    const Result result = pool.extract("refuse", "a");
    REQUIRE(text_of(result) == "file.damaged");
    CHECK(std::get<ExtractionFailure>(result).message.id == "The file {name} is odd.");
    CHECK(std::get<ExtractionFailure>(result).not_a_document);
}

TEST_CASE("worker pool: a child that floods standard error does not stand still", "[worker][pool]") {
    WorkerPool pool(hostile());
    CHECK(told(pool, "shout") == "still here");
    const std::string words = pool.last_words();
    CHECK(words.size() == 4096);
}

TEST_CASE("worker pool: a worker that was ended is started again", "[worker][pool]") {
    WorkerPool pool(hostile());
    CHECK(told(pool, "one") == "a: one");
    REQUIRE(kill(pool.worker_pid(), SIGKILL) == 0);
    CHECK(told(pool, "two") == "a: two");
    CHECK(pool.starts() == 2);
}

TEST_CASE("worker pool: when the worker is killed its children end, and a second worker takes the files in hand",
          "[worker][pool]") {
    WorkerPool pool(hostile());
    std::string result;
    std::thread waiting([&] { result = told(pool, "hang"); });
    for (const int start : {1, 2}) {
        until([&] { return pool.starts() == start && pool.last_words() == "hanging\n"; });
        const pid_t worker = pool.worker_pid();
        const pid_t child = child_ids(worker).at(0);
        kill(worker, SIGKILL);
        until([&] { return !is_running(child); });
    }
    waiting.join();
    CHECK(result == "worker.unavailable");
    CHECK(told(pool, "well") == "a: well");
    CHECK(pool.starts() == 3);
}

TEST_CASE("worker pool: when the program is killed, its worker and the files in hand end too", "[worker][pool]") {
    int line[2];
    REQUIRE(pipe(line) == 0);
    const pid_t program = fork();
    if (program == 0) {
        WorkerPool pool(hostile());
        told(pool, "one");
        const pid_t worker = pool.worker_pid();
        if (write(line[1], &worker, sizeof worker) != sizeof worker) _exit(1);
        told(pool, "hang");
        _exit(0);
    }
    pid_t worker = 0;
    REQUIRE(read(line[0], &worker, sizeof worker) == sizeof worker);
    until([&] { return children_of(worker) == 1; });
    const pid_t child = child_ids(worker).at(0);
    kill(program, SIGKILL);
    REQUIRE(waitpid(program, nullptr, 0) == program);
    until([&] { return !is_running(worker) && !is_running(child); });
    close(line[0]);
    close(line[1]);
    SUCCEED();
}

TEST_CASE("worker pool: a program that is none is reported, not waited for", "[worker][pool]") {
    auto options = hostile();
    options.program = "/nonexistent/pravila";
    WorkerPool missing(options);
    CHECK(told(missing, "x") == "worker.unavailable");
    options.program = "/bin/false";
    WorkerPool wrong(options);
    CHECK(told(wrong, "x") == "worker.unavailable");
    CHECK(wrong.starts() == 2);
}

TEST_CASE("worker pool: a file over the limit is not even sent", "[worker][pool]") {
    auto options = hostile();
    options.limits.file = 10;
    WorkerPool pool(options);
    CHECK(told(pool, "0123456789") == "a: 0123456789");
    CHECK(told(pool, "0123456789a") == "limit.file");
}

TEST_CASE("worker pool: eight threads with forty files each, one in five a crasher, and all others arrive",
          "[worker][pool]") {
    WorkerPool pool(hostile());
    std::atomic<int> arrived = 0, died = 0, other = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&, thread] {
            for (int file = 0; file < 40; ++file) {
                const std::string name = std::to_string(thread) + "-" + std::to_string(file);
                const bool crasher = file % 5 == 2;
                const std::string text = text_of(pool.extract(crasher ? "crash" : "text " + name, name));
                if (crasher && text == "worker.died")
                    ++died;
                else if (!crasher && text == name + ": text " + name)
                    ++arrived;
                else
                    ++other;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(arrived == 8 * 32);
    CHECK(died == 8 * 8);
    CHECK(other == 0);
    CHECK(pool.starts() == 1);
    until([&] { return children_of(pool.worker_pid()) == 0; });
}

TEST_CASE("worker pool: nothing is left open and nobody is left running", "[worker][pool]") {
    // Threads of earlier cases may have made the C library open things of its own; count after a first round.
    { CHECK(told(*std::make_unique<WorkerPool>(hostile()), "x") == "a: x"); }
    const std::size_t before = open_descriptors();
    pid_t worker = 0;
    {
        auto options = hostile();
        options.limits.wall = std::chrono::milliseconds(200);
        WorkerPool pool(options);
        for (const char* order : {"x", "crash", "hang", "nonsense", "lying length"}) told(pool, order);
        worker = pool.worker_pid();
    }
    CHECK(open_descriptors() == before);
    CHECK(kill(worker, 0) != 0);
    CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
}
