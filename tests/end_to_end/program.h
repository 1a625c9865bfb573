#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
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

/// A program that runs until it is told to end: the server. Reads its standard error line by line.
class Running {
  public:
    explicit Running(const std::vector<std::string>& arguments);
    ~Running();  ///< SIGKILL if still running
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    std::string error_line();  ///< waits for the next one
    int end(int signal);       ///< sends it and waits; status as in Finished

  private:
    int process_ = 0, error_ = -1;
};

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
