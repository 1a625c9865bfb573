#include "data/demo/maker/fences.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pravila::demo {
namespace {

enum class When { kFrom, kUntil, kOnly };

struct Fence {
    When when = When::kFrom;
    int edition = 0;
    int revision = 0;
};

bool is_fence_line(const std::string& line) { return line.rfind(":::", 0) == 0; }
bool is_closing(const std::string& line) { return line == ":::"; }

std::optional<int> number_of(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Fence> read_fence(std::string_view line) {
    line.remove_prefix(3);
    if (line.empty() || line.front() != ' ') return std::nullopt;
    line.remove_prefix(1);
    const auto space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const std::string_view word = line.substr(0, space);
    const std::string_view version = line.substr(space + 1);
    const auto dot = version.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto edition = number_of(version.substr(0, dot));
    const auto revision = number_of(version.substr(dot + 1));
    if (!edition || !revision) return std::nullopt;
    Fence fence{When::kFrom, *edition, *revision};
    if (word == "until") {
        fence.when = When::kUntil;
    } else if (word == "only") {
        fence.when = When::kOnly;
    } else if (word != "from") {
        return std::nullopt;
    }
    return fence;
}

bool holds(const Fence& fence, const Revision& revision) {
    const auto named = std::pair(fence.edition, fence.revision);
    const auto asked = std::pair(revision.edition, revision.revision);
    switch (fence.when) {
        case When::kFrom:
            return asked >= named;
        case When::kUntil:
            return asked <= named;
        case When::kOnly:
            break;
    }
    return asked == named;
}

}  // namespace

void check_fences(const Source& source) {
    int open_line = 0;
    for (const auto& line : source.body) {
        if (!is_fence_line(line.text)) continue;
        if (is_closing(line.text)) {
            if (open_line == 0) throw SourceError(source.path, line.number, "a closing ::: without an open fence");
            open_line = 0;
            continue;
        }
        if (open_line != 0)
            throw SourceError(
                source.path, line.number,
                "fences cannot be nested; the one of line " + std::to_string(open_line) + " is still open");
        const auto fence = read_fence(line.text);
        if (!fence)
            throw SourceError(source.path, line.number,
                              "a fence must read \"::: from E.R\", \"::: until E.R\" or \"::: only E.R\"");
        const bool used = std::any_of(source.revisions.begin(), source.revisions.end(),
                                      [&](const Revision& r) { return holds(*fence, r); });
        if (!used)
            throw SourceError(source.path, line.number, "no revision of this document shows the text of this fence");
        open_line = line.number;
    }
    if (open_line != 0) throw SourceError(source.path, open_line, "this fence is never closed");
}

std::vector<Line> body_of(const Source& source, const Revision& revision) {
    std::vector<Line> lines;
    bool shown = true;
    for (const auto& line : source.body) {
        if (is_fence_line(line.text)) {
            shown = is_closing(line.text) || holds(*read_fence(line.text), revision);
            lines.push_back({line.number, ""});
        } else if (shown) {
            lines.push_back(line);
        }
    }
    return lines;
}

}  // namespace pravila::demo
