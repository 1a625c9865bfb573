#include "cli/distribution_options.h"

#include <fstream>
#include <iostream>
#include <iterator>

namespace pravila::cli {

std::optional<EditionRevision> number_option(const std::string& text) {
    if (text.empty()) return {};
    if (const auto number = edition_revision_from(text)) return number;
    throw UsageError(msg("--revision: “{text}” is not an edition and revision such as 2.1.", {{"text", text}}));
}

DistributionView view_with_revision(const Wiring& wiring, const std::string& code, const std::string& number) {
    DistributionView view = view_distribution(wiring.context(), code, number_option(number));
    if (!view.revision)
        throw Error(ErrorCode::kConflict, msg("{code} has nothing in force today. Say which revision with --revision.",
                                              {{"code", view.document.code()}}));
    return view;
}

RevisionName name_of(const DistributionView& view) { return {view.document.slug(), view.revision->number}; }

std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw UsageError(msg("The file {path} does not exist.", {{"path", path}}));
    return {std::istreambuf_iterator<char>(stream), {}};
}

void print_text(const std::string& json) { std::cout << json << '\n'; }

}  // namespace pravila::cli
