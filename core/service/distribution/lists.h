#pragma once

#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

/// Makes `wanted` the distribution list of a document from today on: lines that say the same stay as they are, others
/// end or begin today. When people are being asked already, the change reaches them at once. Only document-independent
/// members of a line are looked at.
///
/// The quality manager and the technical secretariat may; an author of the owner unit too, until the first distribution
/// was started. @throws Error kForbidden, kInvalidInput (no single recipient), kNotFound (document, unit, person).
void set_distribution(const Context& context, const std::string& code, const std::vector<DistributionLine>& wanted);

/// One more line from today on, with the same rights. @return the line with its id.
/// @throws Error kConflict: such a line stands already; and as set_distribution.
DistributionLine add_distribution_line(const Context& context, const std::string& code, const DistributionLine& wanted);

/// A line that stands ends today, with the same rights. @throws Error kNotFound: no such line; kForbidden.
void remove_distribution_line(const Context& context, const std::string& code, const LineId& line);

/// Whether the person of the context may change the list today.
bool may_keep_list(StoreReader& reader, const Context& context, const Document& document);

/// The lines that stand on the day. @throws Error kNotFound.
std::vector<DistributionLine> distribution_list(const Context& context, const std::string& code, Date day);

/// "Pornește difuzarea": asks everyone on the list to read the revision in force, as for imported documents that ask
/// nobody by themselves. The quality manager and the technical secretariat may.
/// @throws Error kConflict: nothing in force, an empty list, started already; kForbidden, kNotFound.
void start_distribution(const Context& context, const std::string& code);

}  // namespace pravila
