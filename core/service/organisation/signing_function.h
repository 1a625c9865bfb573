#pragma once

#include <string>
#include <vector>

#include "core/service/rights.h"

namespace pravila {

/// The functions of a person on a day ("inspector superior"), one for each place, oldest place first; places without a
/// function are left out. It is as the places were on that day, also when they have ended since.
std::vector<std::string> functions_on(StoreReader& reader, const PersonId& person, Date day);

/// What is printed under a signature given on `day` by this right: the function of the place that the right belongs
/// to ("Șef serviciu"), the capacity for commission roles ("Președinte al Comisiei de monitorizare"), and for a deputy
/// "p. Primar, Viceprimar (dispoziția nr. 112 din 03.02.2026)". The title of the role where no function is known; empty
/// for the program itself.
std::string signing_function(StoreReader& reader, const Authority& authority, Date day);

}  // namespace pravila
