#include "server/idempotency.h"

#include <algorithm>

#include "core/error.h"
#include "core/history/hash.h"
#include "server/http/http_error.h"

namespace pravila::web {

namespace {

constexpr auto kKept = std::chrono::hours(24);
constexpr std::size_t kLargestKept = 1048576;

std::string checked_key(std::string_view key) {
    constexpr std::size_t kLongest = 200;
    if (key.size() > kLongest || !std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; }))
        throw http::HttpError(400, msg("An Idempotency-Key is 1 to 200 visible characters of ASCII."));
    return std::string(key);
}

std::string fingerprint(const http::Request& request) {
    Sha256 hash;
    hash.update(http::to_text(request.method)).update(" ").update(request.target).update("\n").update(request.body);
    return to_hex(hash.finish());
}

/// The answer kept under the key; nothing when the key is taken for this request now.
std::optional<KeptAnswer> take(const Context& context, const KeptAnswer& mine) {
    std::optional<KeptAnswer> kept;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        writer.accounts().remove_kept_answers_before(mine.at - kKept);
        kept = writer.accounts().kept_answer(mine.person, mine.key);
        if (!kept) writer.accounts().put_kept_answer(mine);
    });
    return kept;
}

http::Response replay(const KeptAnswer& kept, const std::string& request_sha256) {
    if (kept.request_sha256 != request_sha256)
        throw http::HttpError(422, msg("This Idempotency-Key was used for another request. Take a new key."));
    if (kept.status == 0)
        throw http::HttpError(409,
                              msg("The first request with this Idempotency-Key is still under way, or was cut off. "
                                  "Look whether it was done before you repeat it with a new key."));
    if (sha256_hex(kept.body) != kept.body_sha256)
        throw Error(ErrorCode::kCorrupt, msg("The store holds a value that cannot be read. Check it with \"pravila "
                                             "verify\" and restore it from a backup."));
    http::Response response(kept.status);
    if (!kept.location.empty()) response.set("Location", kept.location);
    if (!kept.media_type.empty()) response.set("Content-Type", kept.media_type);
    if (!kept.tag.empty()) response.set("ETag", kept.tag);
    response.set("Idempotent-Replayed", "true");
    response.set_body(kept.body);
    return response;
}

}  // namespace

http::Response run_once(const Call& call, const std::function<http::Response()>& handler) {
    const std::string_view given = call.request.field("idempotency-key");
    if (given.empty() || !call.caller || call.request.method != http::Method::kPost) return handler();
    const Context context = call.context();
    KeptAnswer mine;
    mine.person = call.caller->person;
    mine.key = checked_key(given);
    mine.request_sha256 = fingerprint(call.request);
    mine.at = context.clock.now();
    if (const auto kept = take(context, mine)) return replay(*kept, mine.request_sha256);
    const auto forget = [&] {
        context.store.write(context.scope,
                            [&](StoreWriter& writer) { writer.accounts().remove_kept_answer(mine.person, mine.key); });
    };
    try {
        http::Response response = handler();
        mine.status = response.status();
        mine.location = response.get("Location");
        mine.media_type = response.get("Content-Type");
        mine.tag = response.get("ETag");
        mine.body = response.body().size() > kLargestKept ? std::string() : response.body();
        mine.body_sha256 = sha256_hex(mine.body);
        context.store.write(context.scope, [&](StoreWriter& writer) { writer.accounts().put_kept_answer(mine); });
        return response;
    } catch (...) {
        // What threw changed nothing, so the same key may be tried again.
        forget();
        throw;
    }
}

}  // namespace pravila::web
