#pragma once

#include <string>

#include "office/workbook.h"

namespace pravila::office {

/// The workbook as an XLSX file (ECMA-376 transitional): shared strings, days as serial dates of the 1900 system with
/// the number format dd.mm.yyyy, landscape A4 pages. Same workbook, same bytes.
/// @throws Error kInvalidInput: no sheet, or a sheet larger than the format allows.
///         Error kInternal: memory is short.
std::string write_xlsx(const Workbook& workbook);

}  // namespace pravila::office
