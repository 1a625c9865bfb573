#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/model/extracted_document.h"
#include "core/ports/extractor.h"

namespace pravila::worker {

/// What one file may cost. Wall time is kept by the parent, the rest by the kernel in the child.
struct Limits {
    std::chrono::milliseconds wall{20'000};
    std::chrono::seconds cpu{20};
    std::size_t memory = std::size_t{1} << 30;   ///< address space of the child, bytes
    std::size_t answer = std::size_t{64} << 20;  ///< largest answer, bytes
    std::size_t file = std::size_t{256} << 20;   ///< largest file, bytes
};

/// A frame is u32 length of what follows the kind, u32 kind, then the payload; numbers little endian. The payload of a
/// job is u32 length of its JSON header, the header, then the bytes of the file; an answer is JSON alone.
enum class FrameKind : std::uint32_t {
    kJob = 1,       ///< parent to child: header {"name","cpu_s","memory","answer"} and the file
    kProbe = 2,     ///< parent to child: the same header, no file: try what must be forbidden
    kDocument = 3,  ///< child to parent: extracted_document.h, version 1
    kFailure = 4,   ///< child to parent: {"error":{"id","message","args":[[name,value]…],"not_a_document"}}
    kProbed =
        5  ///< child to parent: {"read","write","socket": name of the error, "" when it was allowed; "namespaces"}
};
constexpr std::size_t kFrameHead = 8;

struct Job {
    FrameKind kind = FrameKind::kJob;
    std::string file_name;
    Limits limits;  ///< wall is not sent
    std::string bytes;
};

/// What the child found when it tried what the sandbox forbids.
struct Probe {
    std::string read, write, socket;  ///< "EACCES"…; empty when the call succeeded
    bool namespaces = false;          ///< without a network of its own besides
};

/// Head and JSON header of a job, to be sent before its bytes. `bytes_size` is the size of the file.
std::string job_prefix(FrameKind kind, std::string_view file_name, const Limits& limits, std::size_t bytes_size);
/// @param payload  of a kJob or kProbe frame. Nothing when it is not one.
std::optional<Job> parse_job(FrameKind kind, std::string&& payload);

std::string frame(FrameKind kind, std::string_view payload);
struct FrameHead {
    std::uint32_t length = 0;
    FrameKind kind{};
};
/// @param head  kFrameHead bytes.
FrameHead parse_head(const char* head);

std::string to_json(const ExtractionFailure& failure);
std::string to_json(const Probe& probe);

/// An answer as the parent reads it: the child may be in the hands of its file, so everything is checked: depth, number
/// of values, lengths, characters, ranges. Nothing when it is not a proper answer of this kind.
using Answer = std::variant<ExtractedDocument, ExtractionFailure, Probe>;
std::optional<Answer> parse_answer(FrameKind kind, std::string_view payload);

}  // namespace pravila::worker
