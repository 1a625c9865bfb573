#include "indexer/worker/sandbox.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "core/error.h"

namespace pravila::worker {

namespace {

/// Stands in the compiled filter for the process id that only the child knows; no process can have it (pid_max is
/// 2^22).
constexpr std::uint32_t kOwnProcess = 0x7EDCBA98;

constexpr std::array kAllowed = {
    SCMP_SYS(read),        SCMP_SYS(write),  SCMP_SYS(recvmsg),       SCMP_SYS(sendmsg),        SCMP_SYS(close),
    SCMP_SYS(fstat),       SCMP_SYS(lseek),  SCMP_SYS(munmap),        SCMP_SYS(mremap),         SCMP_SYS(madvise),
    SCMP_SYS(brk),         SCMP_SYS(futex),  SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(getpid),      SCMP_SYS(gettid), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),   SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield), SCMP_SYS(exit),   SCMP_SYS(exit_group),    SCMP_SYS(restart_syscall)};

/// Answered EACCES.
constexpr std::array kRefused = {SCMP_SYS(open),
                                 SCMP_SYS(openat),
                                 SCMP_SYS(openat2),
                                 SCMP_SYS(creat),
                                 SCMP_SYS(access),
                                 SCMP_SYS(faccessat),
                                 SCMP_SYS(faccessat2),
                                 SCMP_SYS(readlink),
                                 SCMP_SYS(readlinkat),
                                 SCMP_SYS(stat),
                                 SCMP_SYS(lstat),
                                 SCMP_SYS(statx),
                                 SCMP_SYS(socket),
                                 SCMP_SYS(ioctl),
                                 SCMP_SYS(getcwd),
                                 SCMP_SYS(sysinfo),
                                 SCMP_SYS(sched_getaffinity)};

struct FilterCloser {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using FilterHandle = std::unique_ptr<void, FilterCloser>;

[[noreturn]] void cannot_build(const char* what) {
    throw Error(ErrorCode::kUnavailable,
                msg("The safe reading of files cannot start on this machine. Run “pravila doctor” to see why."),
                std::string("seccomp: ") + what);
}

void add_rules(void* filter) {
    const auto allow = [&](int call, auto... conditions) {
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, sizeof...(conditions), conditions...) != 0)
            cannot_build("allow");
    };
    const auto refuse = [&](int call, auto... conditions) {
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, sizeof...(conditions), conditions...) != 0)
            cannot_build("refuse");
    };
    for (const int call : kAllowed) allow(call);
    for (const int call : kRefused) refuse(call);
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        allow(call, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
        refuse(call, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC));
    }
    // The C library asks for the state of an open descriptor in this form; with a path it is as stat.
    allow(SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH));
    refuse(SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, 0));
    allow(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, kOwnProcess));
}

std::vector<sock_filter> exported(void* filter) {
    const int fd = memfd_create("filter", MFD_CLOEXEC);
    if (fd < 0) cannot_build("memfd");
    std::vector<sock_filter> program;
    if (seccomp_export_bpf(filter, fd) == 0) {
        const off_t size = lseek(fd, 0, SEEK_END);
        program.resize(static_cast<std::size_t>(std::max<off_t>(size, 0)) / sizeof(sock_filter));
        if (pread(fd, program.data(), program.size() * sizeof(sock_filter), 0) != size) program.clear();
    }
    close(fd);
    if (program.empty()) cannot_build("export");
    return program;
}

bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    const rlimit value{soft, hard};
    return setrlimit(resource, &value) == 0;
}

std::string error_name(bool failed) {
    if (!failed) return {};
    const char* name = strerrorname_np(errno);
    return name ? name : "unknown";
}

}  // namespace

SystemCallFilter::SystemCallFilter() {
    const FilterHandle filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter) cannot_build("init");
    add_rules(filter.get());
    program_ = exported(filter.get());
}

bool SystemCallFilter::enter() const {
    std::vector<sock_filter> program = program_;
    for (sock_filter& step : program)
        if (step.k == kOwnProcess) step.k = static_cast<std::uint32_t>(getpid());
    const sock_fprog loaded{static_cast<unsigned short>(program.size()), program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &loaded) == 0;
}

bool set_resource_limits(const Limits& limits) {
    const auto cpu = static_cast<rlim_t>(limits.cpu.count());
    bool done = limit(RLIMIT_CPU, cpu, cpu + 1) && limit(RLIMIT_FSIZE, 0, 0) && limit(RLIMIT_CORE, 0, 0) &&
                limit(RLIMIT_NOFILE, 8, 8);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // The sanitizers reserve terabytes of addresses for their shadow.
    done = limit(RLIMIT_AS, limits.memory, limits.memory) && done;
#endif
    return done;
}

bool leave_network() { return unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0; }

Probe probe_sandbox() {
    Probe probe;
    probe.read = error_name(open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0);
    probe.write = error_name(open("/tmp/pravila-probe", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) < 0);
    probe.socket = error_name(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) < 0);
    return probe;
}

}  // namespace pravila::worker
