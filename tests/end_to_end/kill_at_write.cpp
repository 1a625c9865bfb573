// Loaded into the program by LD_PRELOAD. Counts the writes to files and the syncs of the process; at call number
// KILL_AT_WRITE the process dies by SIGKILL before the call is made. Leaves in KILL_REPORT which file the call was for,
// or at a normal end how many calls there were.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls{0};

long limit() {
    static const long value = [] {
        const char* text = std::getenv("KILL_AT_WRITE");
        return text ? std::atol(text) : 0;
    }();
    return value;
}

void report(const char* text, std::size_t length) {
    const char* file = std::getenv("KILL_REPORT");
    if (!file) return;
    const long descriptor = syscall(SYS_open, file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (descriptor < 0) return;
    syscall(SYS_write, descriptor, text, length);
    syscall(SYS_close, descriptor);
}

void count(int descriptor) {
    const long number = ++calls;
    if (limit() == 0 || number != limit()) return;
    char link[64], path[512];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path);
    report(path, length > 0 ? static_cast<std::size_t>(length) : 0);
    kill(getpid(), SIGKILL);
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

struct AtEnd {
    ~AtEnd() {
        if (limit() != 0 || calls == 0) return;
        char text[32];
        report(text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%ld", calls.load())));
    }
} at_end;

}  // namespace

extern "C" {

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
    static auto* const real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    count(descriptor);
    return real(descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
    static auto* const real = next<ssize_t(int, const void*, size_t, off_t)>("pwrite");
    count(descriptor);
    return real(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
    static auto* const real = next<int(int)>("fsync");
    count(descriptor);
    return real(descriptor);
}

int fdatasync(int descriptor) {
    static auto* const real = next<int(int)>("fdatasync");
    count(descriptor);
    return real(descriptor);
}
}
