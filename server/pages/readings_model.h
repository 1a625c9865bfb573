#pragma once

#include "core/model/review.h"
#include "core/service/view_document.h"
#include "server/call.h"
#include "server/view/model.h"

namespace pravila::web {

/// Adds distribution, readings and reviews of the revision shown, for who is signed in: model "readings", false for
/// everybody else, and "take_note", what is asked of the person.
void add_readings(const Call& call, const DocumentView& view, Model& model);

/// The choices of a form: purposes, roles, decisions of a review.
std::vector<Model> purpose_choices(const Catalogue& words);
std::vector<Model> role_choices(const Catalogue& words);
std::vector<Model> decision_choices(const Catalogue& words, const std::optional<ReviewDecision>& chosen = {});

}  // namespace pravila::web
