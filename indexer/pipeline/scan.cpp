#include "indexer/pipeline/scan.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>

#include "core/error.h"

namespace pravila {

namespace fs = std::filesystem;

namespace {

std::string shown_text(const fs::path& path) {
    std::string text;
    icu::UnicodeString::fromUTF8(path.native()).toUTF8String(text);
    return text;
}

std::string reason_to_skip(const fs::path& path, fs::file_status status) {
    const std::string name = path.filename().native();
    if (name.starts_with("~$") || name.starts_with(".~lock")) return "file.temporary";
    if (name.starts_with('.')) return "file.hidden";
    if (!fs::is_regular_file(status)) return "file.special";
    return {};
}

Error cannot_list(const fs::path& path, const std::error_code& problem) {
    return Error(ErrorCode::kForbidden,
                 msg("The folder {path} cannot be listed. Check your rights to it.", {{"path", shown_text(path)}}),
                 problem.message());
}

class Scanner {
  public:
    explicit Scanner(std::vector<ScannedFile>& files) : files_(files) {}

    void add_given(const std::string& given) {
        const fs::path path(given);
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (!fs::exists(status))
            throw Error(ErrorCode::kNotFound,
                        msg("There is no file or folder {path}. Check the name.", {{"path", shown_text(path)}}));
        if (fs::is_directory(status))
            add_folder(path, path, {});
        else
            add_file(path, path, path.filename(), status);
    }

  private:
    void add_folder(const fs::path& folder, const fs::path& shown, const fs::path& relative) {
        std::error_code problem;
        std::vector<fs::path> names;
        for (fs::directory_iterator it(folder, problem), end; !problem && it != end; it.increment(problem))
            names.push_back(it->path().filename());
        if (problem) throw cannot_list(folder, problem);
        std::sort(names.begin(), names.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        for (const fs::path& name : names) add_entry(folder / name, shown / name, relative / name);
    }

    void add_entry(const fs::path& full, const fs::path& shown, const fs::path& relative) {
        std::error_code problem;
        const bool link = fs::is_symlink(fs::symlink_status(full, problem));
        const fs::file_status status = fs::status(full, problem);
        const bool hidden = full.filename().native().starts_with('.');
        if (fs::is_directory(status) && !link && !hidden)
            add_folder(full, shown, relative);
        else if (!fs::is_directory(status))
            add_file(full, shown, relative, status);
    }

    void add_file(const fs::path& full, const fs::path& shown, const fs::path& relative, fs::file_status status) {
        ScannedFile file{full, shown_text(shown), shown_text(relative), 0, reason_to_skip(full, status)};
        std::error_code problem;
        if (file.skipped.empty()) file.bytes = fs::file_size(full, problem);
        files_.push_back(std::move(file));
    }

    std::vector<ScannedFile>& files_;
};

}  // namespace

std::vector<ScannedFile> scan(const std::vector<std::string>& paths) {
    std::vector<ScannedFile> files;
    Scanner scanner(files);
    for (const std::string& path : paths) scanner.add_given(path);
    return files;
}

std::string read_file(const fs::path& path, std::uintmax_t most_bytes) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        throw Error(ErrorCode::kForbidden,
                    msg("The file {path} cannot be opened. Check your rights to it.", {{"path", shown_text(path)}}));
    std::string bytes;
    char buffer[1 << 16];
    while (stream.read(buffer, sizeof buffer), stream.gcount() > 0) {
        bytes.append(buffer, static_cast<std::size_t>(stream.gcount()));
        if (bytes.size() > most_bytes)
            throw Error(ErrorCode::kInvalidInput,
                        msg("The file {path} is larger than {limit} MiB. Split it, or keep only the text.",
                            {{"path", shown_text(path)}, {"limit", std::to_string(most_bytes >> 20)}}));
    }
    if (stream.bad())
        throw Error(ErrorCode::kUnavailable,
                    msg("The file {path} could not be read to its end. Copy it again.", {{"path", shown_text(path)}}));
    return bytes;
}

}  // namespace pravila
