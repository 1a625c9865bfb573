#include "core/service/accounts/password_policy.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

#include "cmake/embedded.h"
#include "core/error.h"
#include "core/model/organisation.h"
#include "core/text/letters.h"

namespace pravila::embedded {
std::span<const File> passwords();
}

namespace pravila {

namespace {

constexpr int kShortest = 12;
constexpr int kLongest = 256;

/// Lower case, letters and digits only: "Parola-Parola 1" is as easy to guess as "parolaparola1".
std::string core_of(std::string_view text) {
    std::string core;
    for (std::size_t at = 0; at < text.size();) {
        const letters::Letter letter = letters::read(text, at);
        core += letter.plain();
        at = letter.end;
    }
    return core;
}

const std::set<std::string>& common_ones() {
    static const std::set<std::string> ones = [] {
        std::set<std::string> made;
        const std::string_view text = embedded::passwords().front().bytes;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            if (end > at && text[at] != '#') made.insert(core_of(text.substr(at, end - at)));
            at = end + 1;
        }
        return made;
    }();
    return ones;
}

/// A short piece over and over ("parolaparola", "123412341234"), or characters in a row ("abcdefghijkl").
bool is_pattern(std::string_view core) {
    for (std::size_t period = 1; period <= core.size() / 2; ++period)
        if (std::equal(core.begin() + static_cast<std::ptrdiff_t>(period), core.end(), core.begin())) return true;
    // After 9 comes 0, as on the keyboard.
    const auto follows = [](char a, char b, int step) {
        const bool digits = a >= '0' && a <= '9' && b >= '0' && b <= '9';
        return digits ? (b - a - step) % 10 == 0 : b - a == step;
    };
    const auto steps_by = [&](int step) {
        return std::adjacent_find(core.begin(), core.end(), [&](char a, char b) { return !follows(a, b, step); }) ==
               core.end();
    };
    return steps_by(1) || steps_by(-1);
}

/// Digits and years at the end hardly help: "primaria2026" is "primaria".
std::string_view without_number(std::string_view core) {
    const std::size_t end = core.find_last_not_of("0123456789");
    return core.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

Error easy() {
    return Error(ErrorCode::kInvalidInput,
                 msg("This password is among the first that are tried. Choose another, for example four words that "
                     "have nothing to do with each other."));
}

}  // namespace

std::string normal_password(std::string_view password) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    std::string normal;
    if (nfkc != nullptr)
        nfkc->normalize(
                icu::UnicodeString::fromUTF8(icu::StringPiece(password.data(), static_cast<int>(password.size()))),
                status)
            .toUTF8String(normal);
    if (U_FAILURE(status))
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    u_errorName(status));
    return normal;
}

void check_password(std::string_view password, std::string_view email) {
    const std::string normal = normal_password(password);
    const int length = icu::UnicodeString::fromUTF8(normal).countChar32();
    if (length < kShortest)
        throw Error(ErrorCode::kInvalidInput,
                    msg("The password needs at least 12 characters. A few words are easier to "
                        "remember than signs."));
    if (length > kLongest)
        throw Error(ErrorCode::kInvalidInput, msg("The password has more than 256 characters. Choose a shorter one."));
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::any_of(normal.begin(), normal.end(), control))
        throw Error(ErrorCode::kInvalidInput, msg("The password has a control character in it. Choose another one."));
    const std::string core = core_of(normal);
    const std::string mail = core_of(email);
    const std::string name = core_of(email.substr(0, email.find('@')));
    const std::string_view stem = without_number(core);
    if (core.empty() || common_ones().contains(core) || common_ones().contains(std::string(stem)) || is_pattern(core) ||
        (!mail.empty() && (core == mail || core == name || stem == name)))
        throw easy();
}

}  // namespace pravila
