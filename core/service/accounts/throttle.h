#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/account_store.h"
#include "core/service/context.h"

namespace pravila {

/// From where somebody comes, as coarse as one subscriber gets addresses: the IPv4 address, or the first 64 bits of an
/// IPv6 address. Texts that are no address come back as they are.
std::string address_prefix(std::string_view address);

/// One thing that failed tries are counted against. `key` is a hash: the store keeps neither addresses nor names.
struct ThrottleKey {
    std::string key;
    long long free_tries;
    std::chrono::seconds longest_wait;  ///< between two tries, however many failed
    std::chrono::hours forgotten;       ///< after so long without a try
};
/// Tries against one account: five are free, and they are at most a minute apart, so that nobody can keep its owner out
/// for long.
ThrottleKey account_key(std::string_view email);
/// Tries from one address: twenty are free, since a whole town hall may share one, and they are at most five minutes
/// apart.
ThrottleKey address_key(std::string_view prefix);

/// After the free tries the wait doubles with every failed one, from one second on.
/// @return seconds still to wait; 0: the try may be made.
long wait_of(AccountReader& reader, const ThrottleKey& key, Instant now);
/// Counts a try before it is made, so that tries at the same time count too. @return failures with this one.
long long count_try(AccountWriter& writer, const ThrottleKey& key, Instant now);
/// Takes back a counted try that turned out well.
void forgive_try(AccountWriter& writer, const ThrottleKey& key);

/// A place from which somebody has signed in well: the account's throttle does not hold there, so that guessing from
/// elsewhere cannot keep a person out of the own office.
std::string known_place_key(std::string_view email, std::string_view prefix);

}  // namespace pravila
