#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "office/document.h"

namespace pravila::office {

/// One line of set text. All lengths in points.
struct LineBox {
    std::shared_ptr<PangoLayout> layout;  ///< the paragraph the line is part of
    int line = 0;
    double x = 0;         ///< from the left edge of the paragraph
    double baseline = 0;  ///< from the top of the line
    double height = 0;
    std::vector<int> notes;  ///< numbers of the notes whose marks stand in the line
};

/// What page fields show; zero leaves them empty.
struct PageNumbers {
    int page = 0;
    int pages = 0;
};

struct TextLook {
    double size_pt = 12;
    double width_pt = 0;
    Align align = Align::kStart;
    bool bold = false;
};

/// Sets text with Pango in a serif face, without hinting, so that lines break the same on every machine that has the
/// same fonts. One object per document, used by one thread at a time.
class TextSetter {
  public:
    explicit TextSetter(const std::string& language);

    /// The lines of some runs; at least one, also for empty text. Hidden and deleted text is left out.
    /// Notes are numbered in the order of setting.
    std::vector<LineBox> set(const Runs& runs, const TextLook& look, const PageNumbers& numbers = {});

    /// Texts of all notes so far; note n is at n - 1.
    const std::vector<std::string>& note_texts() const { return notes_; }

  private:
    std::shared_ptr<PangoContext> context_;
    std::vector<std::string> notes_;
};

}  // namespace pravila::office
