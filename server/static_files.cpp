#include "server/static_files.h"

#include "core/error.h"
#include "core/history/hash.h"

namespace pravila::web {

StaticFiles::StaticFiles(std::span<const embedded::File> files) {
    for (const embedded::File& file : files) {
        std::string name(file.name.substr(file.name.rfind('/') + 1));
        std::string hash = sha256_hex(file.bytes).substr(0, 16);
        std::string address = "/static/";
        address.append(hash).append("/").append(name);
        by_name_.emplace(std::move(name), Entry{file, std::move(hash), std::move(address)});
    }
}

const std::string& StaticFiles::address(std::string_view name) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end())
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the server."),
                    "no static file " + std::string(name));
    return found->second.address;
}

const embedded::File* StaticFiles::find(std::string_view hash, std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() || found->second.hash != hash ? nullptr : &found->second.file;
}

std::string_view StaticFiles::media_type(std::string_view name) {
    const std::string_view extension = name.substr(name.rfind('.') + 1);
    if (extension == "css") return "text/css; charset=utf-8";
    if (extension == "js") return "text/javascript; charset=utf-8";
    if (extension == "svg") return "image/svg+xml";
    return "text/plain; charset=utf-8";
}

}  // namespace pravila::web
