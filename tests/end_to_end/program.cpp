#include "tests/end_to_end/program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

extern char** environ;

namespace pravila::testing {

namespace {

int status_of(int wait_status) {
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

/// Starts a program; `out` and `err` become its standard output and error.
int start(const std::string& program, const std::vector<std::string>& arguments,
          const std::map<std::string, std::string>& environment, int out, int err) {
    const pid_t child = fork();
    if (child != 0) return child;
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(out, 1);
    dup2(err, 2);
    unsetenv("PRAVILA_STORE");
    setenv("PRAVILA_LANG", "en", 1);
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> raw = {const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) raw.push_back(const_cast<char*>(argument.c_str()));
    raw.push_back(nullptr);
    execve(program.c_str(), raw.data(), environ);
    _exit(127);
}

}  // namespace

std::vector<nlohmann::json> Finished::lines() const {
    std::vector<nlohmann::json> values;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);) values.push_back(nlohmann::json::parse(line));
    return values;
}

Finished pravila(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment) {
    int out[2], err[2];
    REQUIRE(pipe2(out, O_CLOEXEC) == 0);
    REQUIRE(pipe2(err, O_CLOEXEC) == 0);
    const int child = start(PRAVILA_PROGRAM, arguments, environment, out[1], err[1]);
    close(out[1]);
    close(err[1]);
    Finished finished;
    pollfd open_ends[2] = {{out[0], POLLIN, 0}, {err[0], POLLIN, 0}};
    for (int left = 2; left > 0;) {
        poll(open_ends, 2, -1);
        for (int i = 0; i < 2; ++i) {
            if (!open_ends[i].revents) continue;
            char buffer[1 << 16];
            const ssize_t size = read(open_ends[i].fd, buffer, sizeof buffer);
            if (size > 0) (i == 0 ? finished.out : finished.err).append(buffer, static_cast<std::size_t>(size));
            if (size > 0) continue;
            close(open_ends[i].fd);
            open_ends[i].fd = -1;
            --left;
        }
    }
    int wait_status = 0;
    waitpid(child, &wait_status, 0);
    finished.status = status_of(wait_status);
    return finished;
}

Running::Running(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment,
                 const std::string& program) {
    int err[2];
    REQUIRE(pipe2(err, O_CLOEXEC) == 0);
    process_ = start(program, arguments, environment, open("/dev/null", O_WRONLY | O_CLOEXEC), err[1]);
    close(err[1]);
    error_ = err[0];
    reader_ = std::thread([this] { read_errors(); });
}

Running::~Running() {
    if (process_ > 0) end(SIGKILL);
    reader_.join();
    close(error_);
}

void Running::read_errors() {
    std::string line;
    char buffer[4096];
    for (ssize_t size; (size = read(error_, buffer, sizeof buffer)) > 0;) {
        const std::lock_guard lock(mutex_);
        for (ssize_t i = 0; i < size; ++i) {
            if (buffer[i] != '\n')
                line += buffer[i];
            else if (!line.empty())
                lines_.push_back(std::exchange(line, {}));
        }
        came_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    came_.notify_one();
}

std::string Running::error_line() {
    std::unique_lock lock(mutex_);
    came_.wait(lock, [this] { return ended_ || !lines_.empty(); });
    if (lines_.empty()) return {};
    std::string line = std::move(lines_.front());
    lines_.pop_front();
    return line;
}

int Running::end(int signal) {
    kill(process_, signal);
    return wait();
}

int Running::wait() {
    int wait_status = 0;
    waitpid(process_, &wait_status, 0);
    process_ = 0;
    return status_of(wait_status);
}

int moments(int usual, int thorough) { return std::getenv("PRAVILA_THOROUGH") ? thorough : usual; }

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pravila-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::string& path, const std::string& bytes) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

void overwrite_file(const std::string& path, const std::string& bytes) {
    std::fstream(path, std::ios::binary | std::ios::in | std::ios::out) << bytes;
}

std::string read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

Store::Store() : path_(folder_ / "store") {
    REQUIRE(run({"init", "--institution", "Primăria Comunei Probă"}).status == 0);
}

Finished Store::run(std::vector<std::string> arguments, const std::map<std::string, std::string>& environment) const {
    arguments.insert(arguments.begin(), {"--store", path_});
    return pravila(arguments, environment);
}

nlohmann::json Store::register_rows() const {
    nlohmann::json rows = run({"register", "--format", "json"}).json()["rows"];
    for (auto& row : rows)
        for (const char* name : {"id", "entered_at"}) row.erase(name);
    return rows;
}

Answer get(int port, const std::string& target, const std::string& headers) {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const std::string request =
        "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "\r\n";
    REQUIRE(write(descriptor, request.data(), request.size()) == static_cast<ssize_t>(request.size()));
    std::string all;
    char buffer[1 << 14];
    for (ssize_t size; (size = read(descriptor, buffer, sizeof buffer)) > 0;)
        all.append(buffer, static_cast<std::size_t>(size));
    close(descriptor);
    const std::size_t end = all.find("\r\n\r\n");
    REQUIRE(end != std::string::npos);
    return {std::stoi(all.substr(9, 3)), all.substr(0, end), all.substr(end + 4)};
}

}  // namespace pravila::testing
