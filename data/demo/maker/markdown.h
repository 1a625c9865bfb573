#pragma once

#include <filesystem>
#include <vector>

#include "data/demo/maker/source.h"
#include "office/document.h"

namespace pravila::demo {

/// Reads our small Markdown: ## ### #### headings with printed numbers, paragraphs, lists with "-", "1.", "1)", "a)"
/// (two or more spaces before the label: inner list), pipe tables, **bold**, footnotes as [^: text]. Every line is a
/// block of its own, or a row of a table.
/// @throws SourceError with the line of what cannot be read.
std::vector<office::Block> read_markdown(const std::vector<Line>& lines, const std::filesystem::path& file);

/// Bold and footnotes of one line of text.
office::Runs read_inline(std::string_view text, const std::filesystem::path& file, int line);

}  // namespace pravila::demo
