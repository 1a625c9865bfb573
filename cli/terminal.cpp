#include "cli/terminal.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace pravila::cli {

namespace {

/// What is typed stays unseen as long as this lives.
class Unseen {
  public:
    Unseen() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Unseen() {
        if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

  private:
    termios before_{};
    bool changed_ = false;
};

std::string read_line(const std::string& prompt) {
    if (!prompt.empty()) std::cerr << prompt << ' ' << std::flush;
    std::string line;
    if (!std::getline(std::cin, line)) throw UsageError(msg("No password was given on standard input."));
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!prompt.empty()) std::cerr << '\n';
    return line;
}

}  // namespace

std::string read_new_password(const Session& session) {
    if (isatty(STDIN_FILENO) == 0) return read_line({});
    const Unseen unseen;
    std::string first = read_line(session.words().text(msg("New password:")));
    if (read_line(session.words().text(msg("The same once more:"))) != first)
        throw UsageError(msg("The two passwords are not the same. Write both again."));
    return first;
}

}  // namespace pravila::cli
