#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "core/error.h"

namespace pravila::cli {

namespace {

[[noreturn]] void fail(const std::string& file, const std::string& partial, int descriptor) {
    const std::string reason = std::strerror(errno);
    if (descriptor >= 0) close(descriptor);
    if (!partial.empty()) unlink(partial.c_str());
    throw Error(ErrorCode::kUnavailable,
                msg("{file} cannot be written: {reason}.", {{"file", file}, {"reason", reason}}));
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

void write_output(const std::string& file, std::string_view bytes) {
    if (file.empty() || file == "-") {
        std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
        return;
    }
    const std::string partial = file + ".partial-" + std::to_string(getpid());
    const int descriptor = open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) fail(file, {}, -1);
    for (std::size_t written = 0; written < bytes.size();) {
        const ssize_t now = write(descriptor, bytes.data() + written, bytes.size() - written);
        if (now < 0 && errno == EINTR) continue;
        if (now < 0) fail(file, partial, descriptor);
        written += static_cast<std::size_t>(now);
    }
    if (fsync(descriptor) != 0) fail(file, partial, descriptor);
    close(descriptor);
    if (rename(partial.c_str(), file.c_str()) != 0) fail(file, partial, -1);
}

std::size_t width(std::string_view text) {
    std::size_t columns = 0;
    for (const char c : text) columns += begins_character(c) ? 1 : 0;
    return columns;
}

std::string padded(std::string_view text, std::size_t columns) {
    std::string result;
    std::size_t used = 0;
    for (const char c : text) {
        if (begins_character(c) && used++ == columns) break;
        result += c;
    }
    if (used < columns) result.append(columns - used, ' ');
    return result;
}

}  // namespace pravila::cli
