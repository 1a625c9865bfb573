#pragma once

#include <string_view>

namespace pravila {

/// Order of names by the Romanian alphabet (a ă â … i î … s ș t ț), without regard to case unless nothing else differs;
/// numbers in them compare as numbers. Any two different texts are ordered. Source: CLDR, locale "ro".
/// @return below zero, zero, or above zero. Thread rule: callable from any thread.
int compare_names(std::string_view a, std::string_view b);

/// Order of codes: pieces by their canonical keys, numbers as numbers, so that PO-9 comes before PO-10; equal keys by
/// the bytes of their spelling.
int compare_codes(std::string_view a, std::string_view b);

}  // namespace pravila
