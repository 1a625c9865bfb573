#include "search/open_index.h"

#include <chrono>
#include <thread>

#include "core/error.h"
#include "search/files.h"
#include "search/reader.h"
#include "search/writer.h"

namespace pravila {

namespace {

/// Makes an empty index when there is none; a writer that is just doing so is waited for.
void make_when_missing(const std::filesystem::path& directory) {
    using namespace std::chrono_literals;
    search::make_directory(directory);
    const auto deadline = std::chrono::steady_clock::now() + 5s;
    while (!search::live_name(directory)) {
        try {
            const search::Writer made(directory, search::Writer::Target::kLive);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::kUnavailable || std::chrono::steady_clock::now() > deadline) throw;
            std::this_thread::sleep_for(20ms);
        }
    }
}

}  // namespace

std::unique_ptr<SearchIndex> open_index(const std::string& directory) {
    make_when_missing(directory);
    return std::make_unique<search::Reader>(directory);
}

std::unique_ptr<SearchIndexWriter> open_index_writer(const std::string& directory) {
    return std::make_unique<search::Writer>(directory, search::Writer::Target::kLive);
}

std::unique_ptr<IndexRebuild> open_index_rebuild(const std::string& directory) {
    return std::make_unique<search::Writer>(directory, search::Writer::Target::kBeside);
}

}  // namespace pravila
