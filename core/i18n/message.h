#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pravila {

/// A sentence for people that is not yet in a language.
///
/// The id is the English sentence, with `{names}` where arguments go; it must be a string literal inside msg("…"), so
/// that the catalogue test can find every one of them in the source. Render with Catalogue::text().
struct Message {
    using Arguments = std::vector<std::pair<std::string, std::string>>;

    std::string id;
    Arguments arguments;
};

/// Makes a message: msg("The file {path} does not exist.", {{"path", path}}).
inline Message msg(std::string_view id, Message::Arguments arguments = {}) {
    return Message{std::string(id), std::move(arguments)};
}

}  // namespace pravila
