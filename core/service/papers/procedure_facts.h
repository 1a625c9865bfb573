#pragma once

#include "core/model/access.h"
#include "core/model/paper_facts.h"
#include "core/service/context.h"

namespace pravila {

/// Whether papers show names to whoever asks: to everybody who is known here. Others get the public form of a paper:
/// functions without names, no distribution list (needs N24).
bool shows_names(StoreReader& reader, const Context& context);

/// What a paper says of a revision but for who signed it: institution, code, title, days, numbers, the situation of
/// editions and revisions up to this one, and the distribution list of the last day on which it applies, at most today.
/// What was never stated stays empty; days that are known by their month only are no days.
ProcedureFacts procedure_facts(StoreReader& reader, const Context& context, const ReadAccess& access,
                               const Document& document, const Revision& revision);

/// Takes away what only colleagues see.
void leave_out_names(ProcedureFacts& facts);

/// The revision that people mean who name none: the one in force, else the newest that was approved; nullptr without
/// one.
const Revision* applying_revision(const std::vector<Revision>& readable, Date today);

/// When a paper is made, to the second: "2026-03-12T08:41:00Z".
std::string paper_instant(const Context& context);

/// Which layout the papers of the institution have: setting "papers.layout", "A" or "B"; B without one.
PaperLayout paper_layout(StoreReader& reader);

/// The county as the institution's setting "papers.county" says; empty without one.
std::string paper_county(StoreReader& reader);

/// The function of a person in a unit on a day, else in any unit; empty when none is known.
std::string function_in(StoreReader& reader, const PersonId& person, const std::optional<UnitId>& unit, Date day);

}  // namespace pravila
