#pragma once

#include "office/document.h"

namespace pravila::test {

/// A small document that uses every part of the model once.
office::Document full_document();
/// full_document() with broken UTF-8, control characters and markup in every piece of text.
office::Document hostile_document();
/// A table of three columns and `rows` rows under a header row, and nothing else.
office::Document long_table(int rows);

}  // namespace pravila::test
