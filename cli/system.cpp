#include "cli/system.h"

#include <pwd.h>
#include <sys/random.h>
#include <unicode/timezone.h>
#include <unistd.h>

#include <array>
#include <cstdint>

#include "core/error.h"

namespace pravila::cli {

namespace {

class SystemClock : public Clock {
  public:
    explicit SystemClock(const std::string& zone)
        : zone_(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone))) {
        if (*zone_ == icu::TimeZone::getUnknown())
            throw Error(ErrorCode::kInvalidInput,
                        msg("The time zone {zone} is not known on this machine.", {{"zone", zone}}));
    }

    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }

    Date day_of(Instant instant) const override {
        std::int32_t raw = 0, saving = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone_->getOffset(static_cast<UDate>(instant.time_since_epoch().count()), false, raw, saving, status);
        if (U_FAILURE(status))
            throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                        u_errorName(status));
        return Date(std::chrono::floor<std::chrono::days>(instant + std::chrono::milliseconds(raw + saving)));
    }

  private:
    std::unique_ptr<icu::TimeZone> zone_;
};

class UuidSource : public IdSource {
  public:
    explicit UuidSource(const Clock& clock) : clock_(clock) {}

    std::string next() override {
        const std::lock_guard lock(mutex_);
        const auto now = static_cast<std::uint64_t>(clock_.now().time_since_epoch().count());
        // A clock that stands still or runs back must not make ids run back.
        if (now > last_) {
            last_ = now;
            counter_ = 0;
        } else if (++counter_ > 0xFFF) {
            ++last_;
            counter_ = 0;
        }
        std::array<unsigned char, 16> bytes{};
        if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
            throw Error(ErrorCode::kUnavailable, msg("The system gave no random numbers. Try again."));
        for (int i = 0; i < 6; ++i)
            bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(last_ >> (40 - 8 * i));
        bytes[6] = static_cast<unsigned char>(0x70 | (counter_ >> 8));
        bytes[7] = static_cast<unsigned char>(counter_);
        bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 0x3F));
        return text_of(bytes);
    }

  private:
    static std::string text_of(const std::array<unsigned char, 16>& bytes) {
        static constexpr char kHex[] = "0123456789abcdef";
        std::string text;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
            text += kHex[bytes[i] >> 4];
            text += kHex[bytes[i] & 15];
        }
        return text;
    }

    const Clock& clock_;
    std::mutex mutex_;
    std::uint64_t last_ = 0;
    unsigned counter_ = 0;
};

}  // namespace

std::string account_name() {
    char buffer[4096];
    passwd entry{};
    passwd* found = nullptr;
    getpwuid_r(getuid(), &entry, buffer, sizeof buffer, &found);
    return found ? std::string(found->pw_name) : "uid " + std::to_string(getuid());
}

std::unique_ptr<Clock> system_clock(const std::string& zone) { return std::make_unique<SystemClock>(zone); }
std::unique_ptr<IdSource> uuid_source(const Clock& clock) { return std::make_unique<UuidSource>(clock); }

}  // namespace pravila::cli
