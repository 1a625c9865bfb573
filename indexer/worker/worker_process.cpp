#include "indexer/worker/worker_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "core/error.h"
#include "indexer/worker/worker_main.h"

namespace pravila::worker {

namespace {

constexpr std::size_t kMostWords = 4096;

[[noreturn]] void cannot_start(int number) {
    throw Error(ErrorCode::kUnavailable,
                msg("The process that reads files cannot be started. Run “pravila doctor” to see why."),
                std::strerror(number));
}

/// What the new process finds: no input, no output, errors to a pipe, its parent on kWorkerDescriptor.
class Spawning {
  public:
    Spawning(int control, int errors) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_addopen(&files_, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files_, 1, "/dev/null", O_WRONLY, 0);
        // Errors first: 3 may be the number of that pipe.
        posix_spawn_file_actions_adddup2(&files_, errors, 2);
        posix_spawn_file_actions_adddup2(&files_, control, kWorkerDescriptor);
        posix_spawnattr_init(&attributes_);
        // Its own process group, so that Ctrl-C reaches it through its parent; and ordinary signals.
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
    }
    ~Spawning() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;

    pid_t run(const std::string& program, const std::vector<std::string>& arguments) {
        std::vector<std::string> words{"pravila"};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> argv;
        argv.reserve(words.size() + 1);
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        // Secrets of the parent's environment are none of its business.
        std::string locale = "LC_ALL=C.UTF-8", path = "PATH=/usr/bin:/bin";
        char* environment[] = {locale.data(), path.data(), nullptr};
        pid_t pid = -1;
        const int failed = posix_spawn(&pid, program.c_str(), &files_, &attributes_, argv.data(), environment);
        if (failed != 0) cannot_start(failed);
        return pid;
    }

  private:
    posix_spawn_file_actions_t files_;
    posix_spawnattr_t attributes_;
};

/// The same descriptor under a number above those that the new process gives meaning to.
Descriptor moved_up(int fd) { return Descriptor(fcntl(fd, F_DUPFD_CLOEXEC, 10)); }

}  // namespace

WorkerProcess::WorkerProcess(const std::string& program, const std::vector<std::string>& arguments) {
    int sockets[2], pipe_ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) cannot_start(errno);
    control_ = Descriptor(sockets[0]);
    const Descriptor far_control(sockets[1]);
    // Neither side ever waits for the other: a writer that finds the pipe full loses its words.
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) cannot_start(errno);
    errors_ = Descriptor(pipe_ends[0]);
    const Descriptor far_errors(pipe_ends[1]);
    const Descriptor control = moved_up(far_control.get()), errors = moved_up(far_errors.get());
    if (!control || !errors) cannot_start(errno);
    pid_ = Spawning(control.get(), errors.get()).run(program, arguments);
}

WorkerProcess::~WorkerProcess() {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
}

bool WorkerProcess::order(const Descriptor& connection, const Descriptor& line) {
    const int fds[2] = {connection.get(), line.get()};
    char byte = 'j';
    iovec data{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof fds)] = {};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof fds);
    std::memcpy(CMSG_DATA(head), fds, sizeof fds);
    ssize_t sent = 0;
    do sent = sendmsg(control_.get(), &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    last_words();
    return sent == 1;
}

std::string WorkerProcess::last_words() {
    const std::lock_guard lock(mutex_);
    char buffer[4096];
    // As much as a pipe holds; more may come while we read, and need not be read now.
    for (int i = 0; i < 16; ++i) {
        const ssize_t got = read(errors_.get(), buffer, sizeof buffer);
        if (got <= 0) break;
        words_.append(buffer, static_cast<std::size_t>(got));
        if (words_.size() > kMostWords) words_.erase(0, words_.size() - kMostWords);
    }
    return words_;
}

}  // namespace pravila::worker
