// A worker whose reader does what its file says: the misbehaviour that parsers show on hostile files.
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "indexer/worker/protocol.h"
#include "indexer/worker/worker_main.h"

namespace {

using namespace pravila;

ExtractedDocument saying(const std::string& text) {
    ExtractedDocument document{"hostile/1", "plain_text", {}, {}, {}, {}};
    document.blocks.push_back({Block::Kind::kParagraph, 0, text, {}, {}, 1, {}});
    return document;
}

std::string error_of(long result) { return result >= 0 ? "allowed" : strerrorname_np(errno); }

void send_raw(const std::string& bytes) {
    if (write(worker::kWorkerDescriptor, bytes.data(), bytes.size()) < 0) _exit(1);
    _exit(0);
}

std::variant<ExtractedDocument, ExtractionFailure> obey(std::string_view bytes, std::string_view name) {
    const std::string order(bytes.substr(0, bytes.find('\n')));
    if (order == "hang") {
        // Deaf to its parent's leaving, too.
        if (write(2, "hanging\n", 8) < 0) _exit(1);
        static int word = 0;
        for (;;) syscall(SYS_futex, &word, FUTEX_WAIT, 0, nullptr, nullptr, 0);
    }
    if (order == "spin")
        for (volatile bool forever = true; forever;) continue;
    if (order == "crash") raise(SIGSEGV);
    if (order == "abort") std::abort();
    if (order == "exit") _exit(0);
    if (order == "fork") return saying(error_of(fork()));
    if (order == "exec") return saying(error_of(execl("/bin/true", "true", nullptr)));
    if (order == "kill parent") return saying(error_of(kill(getppid(), SIGKILL)));
    if (order == "open") return saying(error_of(open("/etc/passwd", O_RDONLY)));
    if (order == "create") return saying(error_of(open("/tmp/pravila-hostile", O_WRONLY | O_CREAT, 0600)));
    if (order == "socket") return saying(error_of(socket(AF_UNIX, SOCK_STREAM, 0)));
    if (order == "executable") {
        const void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return saying(page == MAP_FAILED ? error_of(-1) : "allowed");
    }
    if (order == "signal parent") {
        return saying(error_of(tgkill(1, 1, 0)));
    }
    if (order == "memory") {
        std::vector<std::vector<char>> all;
        for (;;) all.emplace_back(16u << 20, 'x');
    }
    if (order == "shout") {
        const std::string line(4096, '!');
        for (int i = 0; i < 1000; ++i)
            if (write(2, line.data(), line.size()) < 0 && errno != EAGAIN) break;
        return saying("still here");
    }
    if (order == "huge") return saying(std::string(70u << 20, 'x'));
    if (order == "zero") return saying(std::string("a\0b", 3));
    if (order == "garbage") send_raw("\x05");
    if (order == "lying length") send_raw(std::string("\xFF\xFF\xFF\xFF\x03\0\0\0", 8));
    if (order == "short") send_raw(worker::frame(worker::FrameKind::kDocument, "{\"v\":1}").substr(0, 12));
    if (order == "nonsense") send_raw(worker::frame(worker::FrameKind::kDocument, "{\"v\":1,\"blocks\":"));
    if (order == "deep") send_raw(worker::frame(worker::FrameKind::kDocument, std::string(50u << 20, '[')));
    if (order == "strange kind") send_raw(worker::frame(static_cast<worker::FrameKind>(77), "{}"));
    if (order == "probe answer") send_raw(worker::frame(worker::FrameKind::kProbed, to_json(worker::Probe{})));
    if (order == "refuse") return ExtractionFailure{"file.damaged", msg("The file {name} is odd."), true};
    return saying(std::string(name) + ": " + std::string(bytes));
}

}  // namespace

int main() { return pravila::worker::worker_main(pravila::worker::kWorkerDescriptor, obey); }
