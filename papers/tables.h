#pragma once

#include <string>

#include "papers/parts.h"

namespace pravila::papers {

/// Elaborat, Verificat, Avizat, Aprobat with name, function, date and how the signature was given. Neighbouring rows of
/// one operation share its cell.
office::Table signers_table(const std::vector<PaperSigner>& signers);
/// Situația edițiilor și a reviziilor.
office::Table situation_table(const std::vector<PaperChange>& changes);
/// Lista de difuzare, with withdrawal; at least `least_rows` rows.
office::Table distribution_table(const std::vector<PaperRecipient>& recipients, std::size_t least_rows);
/// Formular de analiză a procedurii.
office::Table opinions_table(const std::vector<PaperOpinion>& opinions, std::size_t least_rows);

/// "semnătură olografă (exemplar scanat)", …; empty when not signed.
std::string manner_words(const PaperSigner& signer);

}  // namespace pravila::papers
