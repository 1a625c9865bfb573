#include "core/service/organisation/checks.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "core/error.h"
#include "core/text/comma_letters.h"

namespace pravila {

namespace {

/// Control characters, line ends, marks of direction, private and unassigned ones: nobody sees them on paper.
bool prints(UChar32 character) {
    switch (u_charType(character)) {
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR:
        case U_PRIVATE_USE_CHAR:
        case U_SURROGATE:
        case U_UNASSIGNED:
            return false;
        default:
            return true;
    }
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::string composed(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    std::string result;
    if (U_SUCCESS(status)) {
        icu::StringByteSink<std::string> sink(&result);
        nfc->normalizeUTF8(0, text, sink, nullptr, status);
    }
    if (U_FAILURE(status))
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    u_errorName(status));
    return result;
}

}  // namespace

std::optional<std::string> one_line(std::string_view text, std::size_t most) {
    constexpr std::size_t kMostBytesACharacter = 4;
    text = trimmed(text);
    if (text.size() > most * kMostBytesACharacter) return {};
    std::size_t characters = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size; ++characters) {
        UChar32 character = 0;
        U8_NEXT(bytes, at, size, character);
        if (character < 0 || !prints(character)) return {};
    }
    if (characters > most) return {};
    return composed(with_comma_letters(text));
}

void check_days(Date from, const std::optional<Date>& until) {
    if (until && *until <= from)
        throw Error(ErrorCode::kInvalidInput, msg("It would end on {until}, which is not after its first day, {from}.",
                                                  {{"until", until->romanian()}, {"from", from.romanian()}}));
}

Act checked_act(const Act& act) {
    constexpr std::size_t kLongest = 200;
    const auto number = one_line(act.number, kLongest);
    if (!number || number->empty())
        throw Error(ErrorCode::kInvalidInput,
                    msg("Name the act this rests on, with its number, such as “dispoziția nr. 112”."));
    return {*number, act.date};
}

Act optional_act(const Act& act) {
    if (act.number.find_first_not_of(' ') == std::string::npos) return {"", act.date};
    return checked_act(act);
}

bool overlap(Date from, const std::optional<Date>& until, Date other_from, const std::optional<Date>& other_until) {
    return (!until || other_from < *until) && (!other_until || from < *other_until);
}

Unit require_unit(StoreReader& reader, const UnitId& id) {
    if (auto unit = reader.organisation().unit(id)) return *std::move(unit);
    throw Error(ErrorCode::kNotFound, msg("There is no such unit. Look at the tree of units."), id.str());
}

Person require_person(StoreReader& reader, const PersonId& id) {
    if (auto person = reader.organisation().person(id)) return *std::move(person);
    throw Error(ErrorCode::kNotFound, msg("There is no such person. Look at the list of people."), id.str());
}

void check_version(long long stored, long long seen) {
    if (stored != seen)
        throw Error(
            ErrorCode::kConflict,
            msg("Someone else changed this in the meantime. Look at the new state and make your change again."));
}

}  // namespace pravila
