#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "core/error.h"
#include "store/open_store.h"
#include "store/sqlite/files.h"

namespace pravila {
namespace {

std::string key_file(const std::string& directory) { return std::filesystem::path(directory) / "log.key"; }

/// Keys that others can read are no longer secret, so they are not used in silence.
void require_private(const std::string& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        throw Error(
            ErrorCode::kForbidden,
            msg("Others can read the private key {file}. Take that right away with \"chmod 600\".", {{"file", file}}));
    }
}

std::vector<SigningKey> read_keys(const std::string& file) {
    std::vector<SigningKey> keys;
    std::ifstream input(file);
    std::string line;
    while (std::getline(input, line)) {
        auto key = SigningKey::from_text(line);
        if (!key) {
            throw Error(ErrorCode::kCorrupt,
                        msg("The private key {file} is damaged. Restore it from a backup.", {{"file", file}}));
        }
        keys.push_back(std::move(*key));
    }
    return keys;
}

}  // namespace

void save_log_key(const std::string& directory, const SigningKey& key) {
    const auto file = key_file(directory);
    std::string text;
    for (const auto& other : read_keys(file)) {
        if (other.name != key.name) {
            text += other.text() + "\n";
        }
    }
    replace_private_file(file, text + key.text() + "\n");
}

std::optional<SigningKey> load_log_key(const std::string& directory, const std::string& name) {
    const auto file = key_file(directory);
    require_private(file);
    for (auto& key : read_keys(file)) {
        if (key.name == name) {
            return std::move(key);
        }
    }
    return std::nullopt;
}

}  // namespace pravila
