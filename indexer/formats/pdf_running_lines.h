#pragma once

#include <string>
#include <vector>

#include "indexer/formats/pdf_page_text.h"

namespace pravila::formats {

struct PdfPage {
    std::vector<PageLine> lines;
    double height = 0;  ///< points
};

/// Lines that stand at the top or bottom of most pages, numbers aside ("Pagina 2 din 9").
struct RunningLines {
    std::vector<std::string> header,
        footer;  ///< as on the first page after the first that has them, tabs between cells
};

/// Finds them and takes them out of every page but the first, which stays as it is: a cover often carries them too.
/// A line counts when it stands on at least two pages and on six of ten after the first.
RunningLines take_running_lines(std::vector<PdfPage>& pages);

}  // namespace pravila::formats
