#include "core/history/checkpoint.h"

#include <algorithm>
#include <charconv>

namespace pravila {
namespace {

constexpr std::string_view kSignatureMark = "\xE2\x80\x94 ";  // em dash, space
constexpr std::size_t kMostBytes = 65536;
constexpr std::size_t kMostSignatures = 16;

/// Cuts the next line, without its newline, off `text`; nothing when there is no newline.
std::optional<std::string_view> take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<long long> size_from(std::string_view text) {
    long long size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && size >= 0;
    return whole && std::to_string(size) == text ? std::optional(size) : std::nullopt;
}

std::optional<Checkpoint> body_from(std::string_view text) {
    const auto origin = take_line(text);
    const auto size = take_line(text);
    const auto root = take_line(text);
    if (!origin || origin->empty() || !size || !root) {
        return std::nullopt;
    }
    const auto number = size_from(*size);
    const auto digest = digest_from_bytes(from_base64(*root).value_or(""));
    if (!number || !digest || from_base64(*root)->size() != digest->size()) {
        return std::nullopt;
    }
    while (!text.empty()) {
        const auto extension = take_line(text);
        if (!extension || extension->empty()) {
            return std::nullopt;
        }
    }
    return Checkpoint{std::string(*origin), *number, *digest};
}

std::optional<ReceivedCheckpoint::Signature> signature_from(std::string_view line) {
    if (!line.starts_with(kSignatureMark)) {
        return std::nullopt;
    }
    line.remove_prefix(kSignatureMark.size());
    const auto space = line.find(' ');
    const auto bytes = space == std::string_view::npos ? std::nullopt : from_base64(line.substr(space + 1));
    if (!bytes || bytes->size() < 5 || space == 0) {
        return std::nullopt;
    }
    return ReceivedCheckpoint::Signature{std::string(line.substr(0, space)), bytes->substr(0, 4), bytes->substr(4)};
}

}  // namespace

std::string log_origin(const InstitutionId& institution) { return "pravila.local/" + institution.str(); }

std::string body(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(to_bytes(checkpoint.root)) +
           "\n";
}

std::string signed_note(const Checkpoint& checkpoint, const SigningKey& key) {
    const auto text = body(checkpoint);
    const auto signature = to_base64(key.verifier().hash() + key.sign(text));
    return text + "\n" + std::string(kSignatureMark) + key.name + " " + signature + "\n";
}

bool ReceivedCheckpoint::signed_by(const VerifierKey& key) const {
    return checkpoint.origin == key.name &&
           std::any_of(signatures.begin(), signatures.end(), [&](const Signature& one) {
               return one.name == key.name && one.key_hash == key.hash() && key.verify(text, one.signature);
           });
}

std::optional<ReceivedCheckpoint> checkpoint_from(std::string_view note) {
    const auto split = note.size() > kMostBytes ? std::string_view::npos : note.rfind("\n\n");
    if (split == std::string_view::npos) {
        return std::nullopt;
    }
    const auto text = note.substr(0, split + 1);
    auto rest = note.substr(split + 2);
    auto checkpoint = body_from(text);
    if (!checkpoint || rest.empty()) {
        return std::nullopt;
    }
    ReceivedCheckpoint received{std::move(*checkpoint), std::string(text), {}};
    while (!rest.empty()) {
        const auto line = take_line(rest);
        auto signature = line ? signature_from(*line) : std::nullopt;
        if (!signature || received.signatures.size() == kMostSignatures) {
            return std::nullopt;
        }
        received.signatures.push_back(std::move(*signature));
    }
    return received;
}

}  // namespace pravila
