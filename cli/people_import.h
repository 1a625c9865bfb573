#pragma once

#include <string>

#include "cli/command.h"

namespace pravila::cli {

/// Adds the people of a CSV or XLSX file. Its first row with a heading for the name decides the columns: name (nume),
/// email, phone (telefon), account (cont), unit (compartiment), function (funcție), from (de la). Someone whose address
/// is known already is left as they are. One bad row never stops the others.
/// @return kDone, or kPartFailed when a row failed; each on standard error with its number.
int import_people(const std::string& file, const Session& session);

}  // namespace pravila::cli
