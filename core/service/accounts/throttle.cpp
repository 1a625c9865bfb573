#include "core/service/accounts/throttle.h"

#include <algorithm>

#include "core/history/hash.h"

namespace pravila {

namespace {

std::string hashed(std::string_view kind, std::string_view text) {
    return sha256_hex("pravila throttle\n" + std::string(kind) + "\n" + std::string(text));
}

/// The eight groups of an IPv6 address without its zone; empty when it is none.
std::vector<std::string> groups_of(std::string_view address) {
    std::vector<std::string> groups;
    const auto split = [](std::string_view part) {
        std::vector<std::string> pieces;
        while (!part.empty()) {
            const std::size_t colon = std::min(part.find(':'), part.size());
            pieces.emplace_back(part.substr(0, colon));
            part.remove_prefix(std::min(colon + 1, part.size()));
        }
        return pieces;
    };
    address = address.substr(0, address.find('%'));
    const std::size_t gap = address.find("::");
    if (gap == std::string_view::npos) return split(address);
    groups = split(address.substr(0, gap));
    const auto after = split(address.substr(gap + 2));
    while (groups.size() + after.size() < 8) groups.emplace_back("0");
    groups.insert(groups.end(), after.begin(), after.end());
    return groups;
}

}  // namespace

std::string address_prefix(std::string_view address) {
    if (address.find(':') == std::string_view::npos) return std::string(address);
    const std::size_t last = address.rfind(':');
    // An IPv4 address in IPv6 clothes is that IPv4 address.
    if (address.find('.', last) != std::string_view::npos) return std::string(address.substr(last + 1));
    const auto groups = groups_of(address);
    if (groups.size() != 8) return std::string(address);
    std::string prefix;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t digits = std::min(groups[i].find_first_not_of('0'), groups[i].size() - 1);
        prefix += (i ? ":" : "") + (groups[i].empty() ? std::string("0") : groups[i].substr(digits));
    }
    return prefix + "::/64";
}

ThrottleKey account_key(std::string_view email) {
    return {hashed("account", email), 5, std::chrono::seconds(60), std::chrono::hours(24)};
}

ThrottleKey address_key(std::string_view prefix) {
    return {hashed("address", prefix), 20, std::chrono::seconds(300), std::chrono::hours(1)};
}

std::string known_place_key(std::string_view email, std::string_view prefix) {
    return hashed("place", std::string(email) + "\n" + std::string(prefix));
}

long wait_of(AccountReader& reader, const ThrottleKey& key, Instant now) {
    const auto stored = reader.throttle(key.key);
    if (!stored || stored->failures < key.free_tries || now - stored->last > key.forgotten) return 0;
    // After the clock was set back nobody knows how long ago the last try was; better one try too many than nobody in.
    if (stored->last > now) return 0;
    constexpr long long kMostDoublings = 20;
    const std::chrono::seconds doubled(1LL << std::min(stored->failures - key.free_tries, kMostDoublings));
    const auto until = stored->last + std::min(doubled, key.longest_wait);
    return now >= until ? 0 : static_cast<long>(std::chrono::ceil<std::chrono::seconds>(until - now).count());
}

long long count_try(AccountWriter& writer, const ThrottleKey& key, Instant now) {
    Throttle stored = writer.throttle(key.key).value_or(Throttle{key.key, 0, now});
    if (now - stored.last > key.forgotten) stored.failures = 0;
    ++stored.failures;
    stored.last = now;
    writer.put_throttle(stored);
    return stored.failures;
}

void forgive_try(AccountWriter& writer, const ThrottleKey& key) {
    auto stored = writer.throttle(key.key);
    if (!stored || stored->failures == 0) return;
    --stored->failures;
    writer.put_throttle(*stored);
}

}  // namespace pravila
