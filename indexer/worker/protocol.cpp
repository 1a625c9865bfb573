#include "indexer/worker/protocol.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace pravila::worker {

namespace {

using nlohmann::json;

constexpr std::size_t kLongestHeader = 64 << 10;
constexpr std::size_t kLongestName = 4096;
constexpr int kDeepestAnswer = 6;               // {blocks:[{rows:[[text]]}]} is 5
constexpr std::size_t kMostValues = 3'000'000;  // what a parsed value costs, this times, the parent can bear
constexpr int kMostPages = 1'000'000;

void put_u32(std::string& out, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

std::uint32_t get_u32(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Bounds what a JSON text costs before it is parsed: nesting and number of values.
bool is_modest(std::string_view text) {
    int depth = 0;
    std::size_t values = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
            continue;
        }
        if (c == '"')
            in_string = true;
        else if (c == '[' || c == '{')
            ++depth, ++values;
        else if (c == ']' || c == '}')
            --depth;
        else if (c == ',')
            ++values;
        if (depth > kDeepestAnswer || values > kMostValues) return false;
    }
    return true;
}

bool has_zero(const std::string& text) { return text.find('\0') != text.npos; }

/// What a reader of ours can never say. Zero characters would cut texts short in a store.
bool is_sound(const ExtractedDocument& document) {
    if (document.extractor.size() > 60 || document.format.size() > 30 || document.language.size() > 16) return false;
    if (has_zero(document.extractor) || has_zero(document.format) || has_zero(document.language)) return false;
    if (document.metadata.size() > 200 || document.warnings.size() > 200) return false;
    for (const auto& [key, value] : document.metadata)
        if (key.size() > 200 || has_zero(key) || has_zero(value)) return false;
    for (const std::string& warning : document.warnings)
        if (warning.size() > 60 || has_zero(warning)) return false;
    return std::all_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        bool sound = block.level >= 0 && block.level <= 9 && block.page >= 0 && block.page <= kMostPages &&
                     block.label.size() <= 1000 && block.anchor.size() <= 200 && !has_zero(block.text) &&
                     !has_zero(block.label) && !has_zero(block.anchor);
        for (const auto& row : block.rows)
            for (const std::string& cell : row) sound = sound && !has_zero(cell);
        return sound;
    });
}

bool is_rule_id(const std::string& text) {
    return !text.empty() && text.size() <= 60 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._") == text.npos;
}

std::optional<Answer> parse_failure(std::string_view payload) {
    const json error = json::parse(payload).at("error");
    ExtractionFailure failure;
    failure.rule = error.at("id").get<std::string>();
    failure.message.id = error.at("message").get<std::string>();
    failure.not_a_document = error.at("not_a_document").get<bool>();
    if (!is_rule_id(failure.rule) || failure.message.id.size() > 500 || error.at("args").size() > 16) return {};
    for (const json& pair : error.at("args")) {
        auto name = pair.at(0).get<std::string>();
        auto value = pair.at(1).get<std::string>();
        if (name.size() > 40 || value.size() > 2000 || has_zero(value)) return {};
        failure.message.arguments.emplace_back(std::move(name), std::move(value));
    }
    return failure;
}

std::optional<Answer> parse_probe(std::string_view payload) {
    const json value = json::parse(payload);
    Probe probe{value.at("read").get<std::string>(), value.at("write").get<std::string>(),
                value.at("socket").get<std::string>(), value.at("namespaces").get<bool>()};
    if (probe.read.size() > 20 || probe.write.size() > 20 || probe.socket.size() > 20) return {};
    return probe;
}

}  // namespace

std::string job_prefix(FrameKind kind, std::string_view file_name, const Limits& limits, std::size_t bytes_size) {
    const json header{{"name", file_name.substr(0, kLongestName)},
                      {"cpu_s", limits.cpu.count()},
                      {"memory", limits.memory},
                      {"answer", limits.answer}};
    // File names need not be UTF-8.
    const std::string text = header.dump(-1, ' ', false, json::error_handler_t::replace);
    std::string out;
    put_u32(out, static_cast<std::uint32_t>(4 + text.size() + bytes_size));
    put_u32(out, static_cast<std::uint32_t>(kind));
    put_u32(out, static_cast<std::uint32_t>(text.size()));
    return out + text;
}

std::optional<Job> parse_job(FrameKind kind, std::string&& payload) {
    if (payload.size() < 4) return {};
    const std::size_t header = get_u32(payload.data());
    if (header > kLongestHeader || header > payload.size() - 4) return {};
    try {
        const json value = json::parse(std::string_view(payload).substr(4, header));
        Job job;
        job.kind = kind;
        job.file_name = value.at("name").get<std::string>();
        job.limits.cpu = std::chrono::seconds(value.at("cpu_s").get<long>());
        job.limits.memory = value.at("memory").get<std::size_t>();
        job.limits.answer = value.at("answer").get<std::size_t>();
        payload.erase(0, 4 + header);
        job.bytes = std::move(payload);
        return job;
    } catch (const json::exception&) {
        return {};
    }
}

std::string frame(FrameKind kind, std::string_view payload) {
    std::string out;
    out.reserve(kFrameHead + payload.size());
    put_u32(out, static_cast<std::uint32_t>(payload.size()));
    put_u32(out, static_cast<std::uint32_t>(kind));
    out += payload;
    return out;
}

FrameHead parse_head(const char* head) { return {get_u32(head), static_cast<FrameKind>(get_u32(head + 4))}; }

std::string to_json(const ExtractionFailure& failure) {
    json args = json::array();
    for (const auto& [name, value] : failure.message.arguments) args.push_back(json::array({name, value}));
    const json value{{"error",
                      {{"id", failure.rule},
                       {"message", failure.message.id},
                       {"args", std::move(args)},
                       {"not_a_document", failure.not_a_document}}}};
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string to_json(const Probe& probe) {
    return json{
        {"read", probe.read}, {"write", probe.write}, {"socket", probe.socket}, {"namespaces", probe.namespaces}}
        .dump();
}

std::optional<Answer> parse_answer(FrameKind kind, std::string_view payload) {
    if (!is_modest(payload)) return {};
    try {
        if (kind == FrameKind::kFailure) return parse_failure(payload);
        if (kind == FrameKind::kProbed) return parse_probe(payload);
        if (kind != FrameKind::kDocument) return {};
        ExtractedDocument document = extracted_document_from_json(payload);
        if (!is_sound(document)) return {};
        return document;
    } catch (const json::exception&) {
        return {};
    } catch (const Error&) {
        return {};
    }
}

}  // namespace pravila::worker
