#include "core/service/commission/printed.h"

#include "core/error.h"
#include "core/i18n/catalogue.h"

namespace pravila {

std::string checked_hour(const std::string& text) {
    if (text.empty()) return text;
    std::string hour = (text.find(':') == 1 ? "0" : "") + text;
    const auto digit = [&](std::size_t at) { return hour[at] >= '0' && hour[at] <= '9'; };
    const bool shaped = hour.size() == 5 && hour[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4);
    if (!shaped || hour.substr(0, 2) > "23" || hour[3] > '5')
        throw Error(ErrorCode::kInvalidInput,
                    msg("“{text}” is not an hour. Write it as 10:00.", {{"text", text.substr(0, 20)}}));
    return hour;
}

std::string session_name(const CommissionSession& session) {
    return std::to_string(session.number) + " / " + session.day.romanian();
}

Act minutes_act(const CommissionSession& session) {
    const std::string number = std::to_string(session.number);
    return {Catalogue::of(Language::kRomanian).text(msg("the minutes no. {number}", {{"number", number}})),
            session.day};
}

}  // namespace pravila
