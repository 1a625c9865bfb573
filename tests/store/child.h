#pragma once

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <string>

namespace pravila::test {

/// A process of its own that runs `work` and writes lines to us. Begun only while this process has no other thread.
class Child {
  public:
    /// @param work  gets the descriptor to write to; its result is the exit status.
    explicit Child(const std::function<int(int out)>& work) {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0 || (id_ = ::fork()) < 0) {
            std::abort();
        }
        if (id_ == 0) {
            ::close(ends[0]);
            int status = 99;
            try {
                status = work(ends[1]);
            } catch (...) {
            }
            ::_exit(status);
        }
        ::close(ends[1]);
        in_ = ends[0];
    }
    ~Child() {
        if (id_ > 0) {
            kill();
        }
        ::close(in_);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The next line; false when the child has closed its end.
    bool line(std::string& text) {
        text.clear();
        for (char c = 0; ::read(in_, &c, 1) == 1;) {
            if (c == '\n') {
                return true;
            }
            text += c;
        }
        return false;
    }
    void kill() {
        ::kill(id_, SIGKILL);
        wait();
    }
    /// @return the exit status, -1 after a signal.
    int wait() {
        int status = 0;
        ::waitpid(id_, &status, 0);
        id_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    static void say(int out, const std::string& text) {
        const std::string line = text + "\n";
        if (::write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
            ::_exit(98);
        }
    }

  private:
    pid_t id_ = -1;
    int in_ = -1;
};

}  // namespace pravila::test
