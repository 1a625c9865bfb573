#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/reading_test.h"

namespace pravila {

/// Questions as people write them: each on a line of its own, below it its choices, one a line, the right one after
/// "+", the others after "-"; empty lines do not matter.
///
///     Cine verifică documentația depusă?
///     + Șeful serviciului
///     - Registratura
///
/// @throws Error kInvalidInput naming the line. What checked_questions() refuses is not looked at.
std::vector<TestQuestion> questions_from_text(std::string_view text);
std::string to_text(const std::vector<TestQuestion>& questions);  ///< the reverse

/// 1 to 20 questions, each with 2 to 6 different choices; everything on one line, at most 300 characters.
/// @return them as they will be shown. @throws Error kInvalidInput naming the question.
std::vector<TestQuestion> checked_questions(std::vector<TestQuestion> questions);

}  // namespace pravila
