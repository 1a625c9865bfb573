#include "office/pdf_pages.h"

#include <algorithm>

namespace pravila::office {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kGap = 4 * kPointsPerMm;  // between running matter and text
constexpr double kAboveNotes = 10;         // the rule stands in its middle

double height_of(const Atoms& atoms) {
    double height = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) height += atoms[i].height + (i > 0 ? atoms[i].space_before : 0);
    return height;
}

}  // namespace

Pages::Pages(const Document& document) : document_(document), setter_(document.metadata.language) {
    const Area first = area_of(1);
    const Area later = area_of(2);
    // Room for a note is held back, so that a row with a note always fits a page of its own.
    const double tallest = std::max(72.0, std::min(first.bottom - first.top, later.bottom - later.top) - 60);
    Flow flow(setter_, width_pt(), tallest);
    atoms_ = flow.atoms(document.body);
    part();
}

double Pages::left_pt() const { return document_.page.left_mm * kPointsPerMm; }
double Pages::width_pt() const { return document_.page.text_width_mm() * kPointsPerMm; }

const Running& Pages::running_of(int page) const {
    return page == 1 && document_.first_page ? *document_.first_page : document_.running;
}

Pages::RunningMatter Pages::running(int page) {
    const Running& source = running_of(page);
    const PageNumbers numbers{page, std::max(1, count())};
    RunningMatter matter;
    matter.header = Flow(setter_, width_pt(), 200).atoms(source.header, numbers);
    matter.footer = Flow(setter_, width_pt(), 200).atoms(source.footer, numbers);
    matter.header_y = document_.page.top_mm * kPointsPerMm * 0.7;
    matter.footer_y =
        (document_.page.height_mm - document_.page.bottom_mm * 0.7) * kPointsPerMm - height_of(matter.footer);
    return matter;
}

Pages::Area Pages::area_of(int page) {
    const Running& source = running_of(page);
    const PageNumbers widest{888, 888};
    const double header = height_of(Flow(setter_, width_pt(), 200).atoms(source.header, widest));
    const double footer = height_of(Flow(setter_, width_pt(), 200).atoms(source.footer, widest));
    const Page& paper = document_.page;
    Area area;
    area.top = header > 0 ? std::max(paper.top_mm * kPointsPerMm, paper.top_mm * kPointsPerMm * 0.7 + header + kGap)
                          : paper.top_mm * kPointsPerMm;
    const double lower = paper.height_mm * kPointsPerMm;
    area.bottom = footer > 0 ? std::min(lower - paper.bottom_mm * kPointsPerMm,
                                        lower - paper.bottom_mm * 0.7 * kPointsPerMm - footer - kGap / 2)
                             : lower - paper.bottom_mm * kPointsPerMm;
    return area;
}

const Atoms& Pages::note_atoms(int number) {
    const auto [place, is_new] = notes_.try_emplace(number);
    if (is_new)
        place->second =
            Flow(setter_, width_pt(), 1000).note(number, setter_.note_texts()[static_cast<std::size_t>(number) - 1]);
    return place->second;
}

void Pages::part() {
    double y = 0;
    double notes_height = 0;
    std::vector<int> notes;
    Area area;
    const auto finish_page = [&] {
        if (pages_.empty() || notes.empty()) return;
        double note_y = area.bottom - notes_height + kAboveNotes;
        pages_.back().note_rule_y = note_y - kAboveNotes / 2;
        for (const int number : notes) {
            for (const auto& atom : note_atoms(number)) {
                pages_.back().notes.push_back({&atom, note_y});
                note_y += atom.height;
            }
        }
    };
    const auto start_page = [&] {
        finish_page();
        pages_.emplace_back();
        area = area_of(std::min(2, static_cast<int>(pages_.size())));
        y = area.top;
        notes_height = 0;
        notes.clear();
    };
    const auto notes_need = [&](const Atom& atom, bool first_on_page) {
        double need = 0;
        for (const int number : atom.notes) {
            if (need == 0 && first_on_page) need += kAboveNotes;
            need += height_of(note_atoms(number));
        }
        return need;
    };
    start_page();
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
        const Atom& atom = atoms_[i];
        const bool at_top = pages_.back().atoms.empty();
        // What must stay together with what follows is looked at as one.
        double need = at_top ? 0 : atom.space_before;
        for (std::size_t j = i; j < atoms_.size(); ++j) {
            need += atoms_[j].height + (j > i ? atoms_[j].space_before : 0) + notes_need(atoms_[j], notes.empty());
            if (!atoms_[j].keep_with_next) break;
        }
        const bool whole_fits = y + need <= area.bottom - notes_height;
        const double own = (at_top ? 0 : atom.space_before) + atom.height + notes_need(atom, notes.empty());
        const bool group_is_too_long = need > area.bottom - area.top;
        const bool fits = whole_fits || (group_is_too_long && y + own <= area.bottom - notes_height);
        if (!at_top && (atom.starts_page || !fits)) start_page();

        const bool tops_page = pages_.back().atoms.empty();
        if (tops_page && atom.repeated && pages_.size() > 1) {
            for (const auto& row : *atom.repeated) {
                pages_.back().atoms.push_back({&row, y});
                y += row.height;
            }
        } else if (!tops_page) {
            y += atom.space_before;
        }
        const double note_room = notes_need(atom, notes.empty());
        notes_height += note_room;
        notes.insert(notes.end(), atom.notes.begin(), atom.notes.end());
        pages_.back().atoms.push_back({&atom, y});
        if (atom.heading >= 0) heading_pages_.push_back(count());
        y += atom.height;
    }
    finish_page();
}

}  // namespace pravila::office
