#include "mail/message.h"

#include <algorithm>
#include <array>

namespace pravila::mail {

namespace {

constexpr std::size_t kLongestAddress = 254;
constexpr std::size_t kBytesALine = 57;  // 76 characters of base64
constexpr std::size_t kBytesAWord = 42;  // 56 of base64, 68 with what stands around it

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string base64(std::string_view bytes) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::string_view group = bytes.substr(i, 3);
        unsigned value = 0;
        for (std::size_t at = 0; at < 3; ++at)
            value = value << 8 | (at < group.size() ? static_cast<unsigned char>(group[at]) : 0U);
        for (std::size_t at = 0; at < 4; ++at) text += at <= group.size() ? kDigits[value >> (18 - 6 * at) & 63] : '=';
    }
    return text;
}

/// One line without control characters: nothing in it can begin another header.
std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; }, ' ');
    return line;
}

/// Text of a header: as it is when it is short and plain, else encoded words (RFC 2047), cut between characters.
std::string header_text(std::string_view text) {
    std::string line = one_line(text);
    const bool plain = std::all_of(line.begin(), line.end(), is_plain) && line.size() <= 60 &&
                       line.find("=?") == std::string::npos &&
                       line.find_first_of("\"\\()<>@,;:[]") == std::string::npos;
    if (plain) return line;
    std::string words;
    for (std::size_t from = 0; from < line.size();) {
        std::size_t until = std::min(from + kBytesAWord, line.size());
        while (until < line.size() && until > from + 1 && (static_cast<unsigned char>(line[until]) & 0xC0) == 0x80)
            --until;
        words += (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(line.substr(from, until - from)) + "?=");
        from = until;
    }
    return words;
}

/// RFC 5322 3.3, in UTC.
std::string date_text(Instant now) {
    static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const Date date{std::chrono::sys_days(day)};
    const std::string time = to_text(now).substr(11, 8);
    return std::string(kDays.at(std::chrono::weekday(day).c_encoding())) + ", " + std::to_string(date.day()) + " " +
           kMonths.at(date.month() - 1) + " " + std::to_string(date.year()) + " " + time + " +0000";
}

/// Lines of text end in CR LF inside the encoded body too (RFC 2045 6.8).
std::string with_line_ends(std::string_view body) {
    std::string text;
    for (const char c : body) {
        if (c == '\n' && !text.ends_with('\r')) text += '\r';
        text += c;
    }
    return text;
}

/// What may stand in a Message-ID of a caller's own making.
std::string id_text(std::string_view id) {
    std::string text(id);
    std::erase_if(text, [](char c) { return !is_word(c) && c != '-' && c != '.'; });
    return text;
}

}  // namespace

bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    if (text.size() > kLongestAddress || at == std::string_view::npos) return false;
    const std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
    constexpr std::size_t kLongestLocal = 64;
    const auto dots_well = [](std::string_view part) {
        return !part.empty() && part.front() != '.' && part.back() != '.' && part.find("..") == std::string_view::npos;
    };
    static constexpr std::string_view kSigns = "!#$%&'*+/=?^_`{|}~-.";
    return local.size() <= kLongestLocal && dots_well(local) && dots_well(domain) && domain.front() != '-' &&
           std::all_of(local.begin(), local.end(),
                       [](char c) { return is_word(c) || kSigns.find(c) != std::string_view::npos; }) &&
           std::all_of(domain.begin(), domain.end(), [](char c) { return is_word(c) || c == '-' || c == '.'; });
}

std::string message_text(const Mail& mail, const Sender& sender, Instant now) {
    const std::string domain = sender.address.substr(sender.address.find('@') + 1);
    std::string text;
    const auto header = [&](std::string_view name, const std::string& value) {
        text += std::string(name) + ": " + value + "\r\n";
    };
    header("Date", date_text(now));
    // An address may be as long as a line, so it begins one.
    header("From", (sender.name.empty() ? "" : header_text(sender.name) + "\r\n ") + ("<" + sender.address + ">"));
    header("To", "<" + mail.to + ">");
    header("Subject", header_text(mail.subject));
    header("Message-ID", "<" + id_text(mail.id) + "@" + domain + ">");
    header("Auto-Submitted", "auto-generated");
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    if (mail.language == "ro" || mail.language == "en") header("Content-Language", mail.language);
    header("Content-Transfer-Encoding", "base64");
    text += "\r\n";
    const std::string body = with_line_ends(mail.body);
    for (std::size_t from = 0; from < body.size(); from += kBytesALine)
        text += base64(std::string_view(body).substr(from, kBytesALine)) + "\r\n";
    return text;
}

}  // namespace pravila::mail
