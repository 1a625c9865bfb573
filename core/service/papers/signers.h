#pragma once

#include <vector>

#include "core/model/paper_facts.h"
#include "core/service/context.h"

namespace pravila {

/// Who drew a revision up, verified, endorsed and approved it, in this order, as the answers that still hold say: the
/// name, the function of that day ("p. Primar, Viceprimar (dispoziția nr. 12)" for a deputy), the day and how it was
/// given. A revision that an act approved names the act. Nothing for an imported one, of which there are no answers.
std::vector<PaperSigner> given_signatures(StoreReader& reader, const Context& context, const Document& document,
                                          const Revision& revision);

/// Opinions on it, favourable or not, those that silence gave too, and endorsements that were refused and recorded.
std::vector<PaperOpinion> given_opinions(StoreReader& reader, const Context& context, const Revision& revision);

/// Who would sign it as things stand today: whoever holds it in work, and those who hold the roles of its way to
/// approval. A role that several may answer for, or nobody holds, is left to be filled in.
std::vector<PaperSigner> planned_signers(StoreReader& reader, const Context& context, const Document& document,
                                         const Revision& revision);

}  // namespace pravila
