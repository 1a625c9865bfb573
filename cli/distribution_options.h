#pragma once

#include <string>

#include "cli/command.h"
#include "core/service/distribution/view_distribution.h"

namespace pravila::cli {

// What the commands on distribution, readings and reviews have in common.

/// "2.1" of an option; nothing when it is empty. @throws UsageError.
std::optional<EditionRevision> number_option(const std::string& text);

/// The document with the revision that is named, else the one in force. @throws Error kConflict: nothing is in force.
DistributionView view_with_revision(const Wiring& wiring, const std::string& code, const std::string& number);
RevisionName name_of(const DistributionView& view);

/// The bytes of a file. @throws UsageError when it cannot be read.
std::string bytes_of(const std::string& path);

/// Prints JSON that a service has written.
void print_text(const std::string& json);

}  // namespace pravila::cli
