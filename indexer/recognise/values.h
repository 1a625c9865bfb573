#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/date.h"

namespace pravila::recognise_detail {

/// All functions here read folded text (fold.h) from a position on, and tell where what they read ends.

struct Numeral {
    int value = 0;
    std::size_t end = 0;
};

/// An edition or revision number beginning exactly at `at`: "2", "02", "ii", "i-a", "a ii-a", "a 2-a", "prima", "a
/// doua". Roman numbers up to 50, arabic up to three digits; a word must end after it.
std::optional<Numeral> numeral_at(std::string_view text, std::size_t at);

struct NumeralPair {
    int edition = 0, revision = 0;
    std::size_t middle = 0;  ///< where the first number ends
    std::size_t end = 0;
};

/// "2/0", "ii / 1", "4.0" (when `dot`), beginning exactly at `at`.
std::optional<NumeralPair> pair_at(std::string_view text, std::size_t at, bool dot);

struct DateInText {
    StatedDate date;
    std::size_t begin = 0, end = 0;
};

/// The first date in a folded text: 31.05.2024, 31/05/2024, 31-05-2024, 31.V.2024, 2024-05-31, "31 mai 2024"; a month
/// ("feb. 2021", "februarie 2021", "02.2021") or a year only when the text holds nothing else. Years 1900 to 2199.
std::optional<DateInText> date_in(std::string_view text);

/// A date that fills the whole text.
std::optional<StatedDate> whole_date(std::string_view text);

struct RegistryInText {
    std::string number;  ///< "436/2022", "HCL 23/2020"; "436" when no year is known
    std::optional<Date> date;
    std::size_t end = 0;
};

/// A registration at the beginning: "436 / 25.02.2022", "436/2022", "436 din 25.02.2022", "hcl 23/2020", "436".
/// Nothing for dotted lines and underscores.
std::optional<RegistryInText> registry_at(std::string_view text, std::size_t at);

}  // namespace pravila::recognise_detail
