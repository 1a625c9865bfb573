#include "indexer/worker/child.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <new>

namespace pravila::worker {

namespace {

/// More than a parent ever sends: the largest file and its header.
constexpr std::size_t kLargestJob = std::size_t{1} << 30;

bool read_all(int fd, char* into, std::size_t size) {
    while (size > 0) {
        const ssize_t got = read(fd, into, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = write(fd, bytes.data(), bytes.size());
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::optional<Job> receive_job(int fd) {
    char head[kFrameHead];
    if (!read_all(fd, head, sizeof head)) return {};
    const auto [length, kind] = parse_head(head);
    if (length > kLargestJob || (kind != FrameKind::kJob && kind != FrameKind::kProbe)) return {};
    std::string payload(length, '\0');
    if (!read_all(fd, payload.data(), payload.size())) return {};
    return parse_job(kind, std::move(payload));
}

void replace_zeros(std::string& text) {
    for (char& c : text)
        if (c == '\0') c = ' ';
}

/// Zero characters carry no meaning and would make the parent doubt the answer.
void replace_zeros(ExtractedDocument& document) {
    for (auto& [key, value] : document.metadata) replace_zeros(value);
    for (Block& block : document.blocks) {
        replace_zeros(block.text);
        replace_zeros(block.label);
        for (auto& row : block.rows)
            for (std::string& cell : row) replace_zeros(cell);
    }
}

ExtractionFailure out_of_memory() {
    return {"limit.memory",
            msg("Reading the file takes more memory than one document may use. Divide it into several "
                "files or save it in a simpler form."),
            false};
}

std::string failed(const ExtractionFailure& failure) { return frame(FrameKind::kFailure, to_json(failure)); }

std::string answer_to(const Job& job, formats::Reader read) {
    auto reading = read(job.bytes, job.file_name);
    if (const auto* failure = std::get_if<ExtractionFailure>(&reading)) return failed(*failure);
    auto& document = std::get<ExtractedDocument>(reading);
    replace_zeros(document);
    const std::string json = to_json(document);
    if (json.size() > job.limits.answer)
        return failed({"limit.text",
                       msg("The file holds more text than can be kept for one document (64 MiB). Divide it "
                           "into several files."),
                       false});
    return frame(FrameKind::kDocument, json);
}

}  // namespace

void live_as_child(int connection, formats::Reader read, const SystemCallFilter& filter, bool namespaces) {
    const auto job = receive_job(connection);
    if (!job || !set_resource_limits(job->limits) || !filter.enter()) _exit(2);
    if (job->kind == FrameKind::kProbe) {
        Probe probe = probe_sandbox();
        probe.namespaces = namespaces;
        write_all(connection, frame(FrameKind::kProbed, to_json(probe)));
        _exit(0);
    }
    try {
        write_all(connection, answer_to(*job, read));
    } catch (const std::bad_alloc&) {
        write_all(connection, failed(out_of_memory()));
    }
    _exit(0);
}

}  // namespace pravila::worker
