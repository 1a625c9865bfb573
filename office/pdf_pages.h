#pragma once

#include <map>
#include <vector>

#include "office/document.h"
#include "office/pdf_flow.h"

namespace pravila::office {

/// An atom on its page, by its top in points from the upper edge of the page.
struct PlacedAtom {
    const Atom* atom = nullptr;
    double y = 0;
};

struct SetPage {
    std::vector<PlacedAtom> atoms;
    std::vector<PlacedAtom> notes;
    double note_rule_y = 0;  ///< line above the notes; only when there are any
};

/// A document parted into pages. Keeps what it points to; the document must outlive it.
class Pages {
  public:
    explicit Pages(const Document& document);

    const std::vector<SetPage>& pages() const { return pages_; }
    int count() const { return static_cast<int>(pages_.size()); }
    const std::vector<int>& heading_pages() const { return heading_pages_; }  ///< 1-based, by number of heading

    /// Header and footer of a page (1-based), set with its number.
    struct RunningMatter {
        Atoms header;
        Atoms footer;
        double header_y = 0;
        double footer_y = 0;
    };
    RunningMatter running(int page);

    double left_pt() const;
    double width_pt() const;
    TextSetter& setter() { return setter_; }

  private:
    struct Area {
        double top = 0;
        double bottom = 0;
    };
    const Running& running_of(int page) const;
    Area area_of(int page);
    void part();
    const Atoms& note_atoms(int number);

    const Document& document_;
    TextSetter setter_;
    Atoms atoms_;
    std::map<int, Atoms> notes_;
    std::vector<SetPage> pages_;
    std::vector<int> heading_pages_;
};

}  // namespace pravila::office
