#pragma once

#include <string>

#include "core/codification/codebook.h"
#include "core/i18n/catalogue.h"

namespace pravila {

/// {"ok","code","key","slug","type","scheme","codification","parent","edition","revision","segments":[…],"reason","suggestion"};
/// one JSON text for the command and the API.
std::string code_json(const ParsedCode& code, const Catalogue& words);

}  // namespace pravila
