#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

namespace pravila::testing {

struct Finished {
    int status = 0;  ///< exit status; 128 + signal when it was ended by one
    std::string out, err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
    /// One JSON value a line.
    std::vector<nlohmann::json> lines() const;
};

/// Runs the built program and waits for it.
Finished pravila(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment = {});

/// A program that runs until it is told to end: the server. Its standard error is read all the time, so that it never
/// waits for us.
class Running {
  public:
    explicit Running(const std::vector<std::string>& arguments,
                     const std::map<std::string, std::string>& environment = {},
                     const std::string& program = PRAVILA_PROGRAM);
    ~Running();  ///< SIGKILL if still running
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    std::string error_line();  ///< waits for the next one; empty when there is none any more
    int end(int signal);       ///< sends it and waits; status as in Finished
    int wait();                ///< until it ends by itself

  private:
    void read_errors();

    int process_ = 0, error_ = -1;
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<std::string> lines_;
    bool ended_ = false;
    std::thread reader_;
};

/// How many moments of a run are tried: `usual`, or `thorough` when PRAVILA_THOROUGH is set, as ./dev kills does.
int moments(int usual, int thorough);

/// An empty folder that goes away with the object.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

void write_file(const std::string& path, const std::string& bytes);
/// Changes bytes in place, for whoever has the file mapped; it must be there.
void overwrite_file(const std::string& path, const std::string& bytes);
std::string read_file(const std::string& path);

/// A store made by `init`, in a folder of its own.
class Store {
  public:
    Store();
    Finished run(std::vector<std::string> arguments, const std::map<std::string, std::string>& environment = {}) const;
    const std::string& path() const { return path_; }
    /// The register without what differs from store to store: ids, and when something was entered.
    nlohmann::json register_rows() const;

  private:
    Folder folder_;
    std::string path_;
};

/// Answer of a server on this machine to a GET.
struct Answer {
    int status = 0;
    std::string head, body;
};
Answer get(int port, const std::string& target, const std::string& headers = {});

}  // namespace pravila::testing
