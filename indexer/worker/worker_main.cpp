#include "indexer/worker/worker_main.h"

#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <optional>
#include <vector>

#include "indexer/worker/child.h"
#include "indexer/worker/descriptor.h"
#include "indexer/worker/report.h"
#include "indexer/worker/samples.h"
#include "indexer/worker/sandbox.h"

namespace pravila::worker {

namespace {

struct Child {
    pid_t pid;
    Descriptor line;  ///< closed when the parent has lost interest
};

/// The connection and the line of a job; nothing when the message carries anything else.
struct Order {
    Descriptor connection, line;
};

/// Loads what the children share and could not load any more: tables, converters, fonts' encodings.
void warm_libraries(formats::Reader read) {
    // poppler makes its UTF-16 with iconv, which loads a module when a converter is opened for the first time and keeps
    // it while one is open. These two stay open for the life of the process.
    static const iconv_t to_utf16 = iconv_open("UTF-16", "UTF-8");
    static const iconv_t from_utf16 = iconv_open("UTF-8", "UTF-16");
    (void)to_utf16, (void)from_utf16;
    if (read != formats::read_document) return;
    read(sample_docx(), "a.docx");
    read(sample_pdf(), "a.pdf");
    read(sample_html(), "a.html");
    read(sample_markdown(), "a.md");
    read(sample_text(), "a.txt");
}

std::optional<Order> receive_order(int fd, bool& closed) {
    char byte = 0;
    iovec data{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(2 * sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    const ssize_t got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    closed = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
    const cmsghdr* head = got > 0 ? CMSG_FIRSTHDR(&message) : nullptr;
    if (!head || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(2 * sizeof(int))) return {};
    int fds[2];
    std::memcpy(fds, CMSG_DATA(head), sizeof fds);
    return Order{Descriptor(fds[0]), Descriptor(fds[1])};
}

void tell(const Descriptor& line, Report::Kind kind, int value) {
    const Report report{kind, value};
    // A parent that is not interested any more has closed its end: nothing to do about it.
    (void)send(line.get(), &report, sizeof report, MSG_NOSIGNAL | MSG_DONTWAIT);
}

class Worker {
  public:
    Worker(int fd, formats::Reader read) : control_(fd), read_(read), self_(getpid()) {
        warm_libraries(read);
        namespaces_ = leave_network();
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGCHLD);
        sigprocmask(SIG_BLOCK, &signals, nullptr);
        signals_ = Descriptor(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    }

    /// Until the parent is gone.
    void serve() {
        for (bool closed = false; !closed;) {
            std::vector<pollfd> waiting{{control_.get(), POLLIN, 0}, {signals_.get(), POLLIN, 0}};
            for (const Child& child : children_) waiting.push_back({child.line.get(), 0, 0});
            if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
            for (std::size_t i = 0; i < children_.size(); ++i)
                if (waiting[i + 2].revents != 0) abandon(children_[i]);
            if (waiting[1].revents != 0) reap();
            if (waiting[0].revents != 0)
                if (auto order = receive_order(control_.get(), closed)) start(std::move(*order));
        }
        for (const Child& child : children_) kill(child.pid, SIGKILL);
    }

  private:
    void start(Order order) {
        const pid_t pid = fork();
        if (pid == 0) become_child(order.connection.get());
        tell(order.line, pid < 0 ? Report::kNotStarted : Report::kStarted, pid);
        if (pid > 0) children_.push_back({pid, std::move(order.line)});
    }

    [[noreturn]] void become_child(int connection) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != self_) _exit(2);
        // Only the connection (as 3) and standard error stay.
        if (dup2(connection, kWorkerDescriptor) < 0 || close_range(kWorkerDescriptor + 1, ~0u, 0) < 0) _exit(2);
        close(0);
        close(1);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        live_as_child(kWorkerDescriptor, read_, filter_, namespaces_);
    }

    /// The parent closed the line: it has its answer or gave up waiting.
    void abandon(Child& child) {
        kill(child.pid, SIGKILL);
        child.line.reset();
    }

    void reap() {
        signalfd_siginfo information;
        while (read(signals_.get(), &information, sizeof information) > 0) continue;
        for (;;) {
            int status = 0;
            const pid_t pid = waitpid(-1, &status, WNOHANG);
            if (pid <= 0) return;
            const auto child =
                std::find_if(children_.begin(), children_.end(), [&](const Child& one) { return one.pid == pid; });
            if (child == children_.end()) continue;
            if (child->line) tell(child->line, Report::kEnded, status);
            children_.erase(child);
        }
    }

    Descriptor control_;
    formats::Reader read_;
    pid_t self_;
    SystemCallFilter filter_;
    bool namespaces_ = false;
    Descriptor signals_;
    std::vector<Child> children_;
};

bool is_our_socket(int fd) {
    int type = 0;
    socklen_t size = sizeof type;
    return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

}  // namespace

int worker_main(int fd, formats::Reader read) {
    if (!is_our_socket(fd)) return 2;
    if (fd != kWorkerDescriptor && dup2(fd, kWorkerDescriptor) < 0) return 2;
    close_range(kWorkerDescriptor + 1, ~0u, 0);
    try {
        Worker(kWorkerDescriptor, read).serve();
        return 0;
    } catch (const std::exception& problem) {
        dprintf(STDERR_FILENO, "%s\n", problem.what());
        return 2;
    }
}

}  // namespace pravila::worker
