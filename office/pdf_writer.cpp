#include "office/pdf_writer.h"

#include <cairo-pdf.h>

#include <cmath>
#include <new>

#include "core/error.h"
#include "office/pdf_pages.h"
#include "office/xml_text.h"

namespace pravila::office {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

/// Called by cairo: nothing may be thrown through it.
cairo_status_t append_bytes(void* target, const unsigned char* data, unsigned length) {
    try {
        static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_WRITE_ERROR;
    }
    return CAIRO_STATUS_SUCCESS;
}

std::string destination_of(int heading) { return "titlu" + std::to_string(heading); }

class Painter {
  public:
    Painter(cairo_t* cairo, Pages& pages) : cairo_(cairo), pages_(pages) {}

    void draw_page(int number) {
        const SetPage& page = pages_.pages()[static_cast<std::size_t>(number) - 1];
        const auto running = pages_.running(number);
        draw_column(running.header, running.header_y);
        for (const auto& placed : page.atoms) draw(*placed.atom, placed.y);
        if (!page.notes.empty()) {
            cairo_set_line_width(cairo_, 0.5);
            cairo_move_to(cairo_, pages_.left_pt(), page.note_rule_y);
            cairo_rel_line_to(cairo_, 120, 0);
            cairo_stroke(cairo_);
        }
        for (const auto& placed : page.notes) draw(*placed.atom, placed.y);
        draw_column(running.footer, running.footer_y);
    }

  private:
    void draw_column(const Atoms& atoms, double y) {
        for (const auto& atom : atoms) {
            if (&atom != &atoms.front()) y += atom.space_before;
            draw(atom, y);
            y += atom.height;
        }
    }

    void draw(const Atom& atom, double y) {
        const double left = pages_.left_pt();
        cairo_set_line_width(cairo_, 0.5);
        for (const auto& frame : atom.frames) {
            cairo_rectangle(cairo_, left + frame.x, y + frame.y, frame.width, frame.height);
            if (frame.filled) {
                cairo_set_source_rgb(cairo_, 0.906, 0.902, 0.902);
                cairo_fill_preserve(cairo_);
                cairo_set_source_rgb(cairo_, 0, 0, 0);
            }
            cairo_stroke(cairo_);
        }
        const bool links = !atom.leaders.empty();
        if (atom.heading >= 0)
            cairo_tag_begin(cairo_, CAIRO_TAG_DEST, ("name='" + destination_of(atom.heading) + "'").c_str());
        if (links)
            cairo_tag_begin(cairo_, CAIRO_TAG_LINK,
                            ("dest='" + destination_of(atom.leaders.front().heading) + "'").c_str());
        for (const auto& placed : atom.lines) {
            cairo_move_to(cairo_, left + placed.x + placed.line.x, y + placed.y + placed.line.baseline);
            pango_cairo_show_layout_line(cairo_,
                                         pango_layout_get_line_readonly(placed.line.layout.get(), placed.line.line));
        }
        for (const auto& leader : atom.leaders) draw_leader(leader, y);
        if (links) cairo_tag_end(cairo_, CAIRO_TAG_LINK);
        if (atom.heading >= 0) cairo_tag_end(cairo_, CAIRO_TAG_DEST);
    }

    void draw_leader(const Leader& leader, double y) {
        const double right = pages_.width_pt();
        const auto heading = static_cast<std::size_t>(leader.heading);
        const int page = heading < pages_.heading_pages().size() ? pages_.heading_pages()[heading] : 0;
        const TextLook look{.size_pt = 12, .width_pt = right, .align = Align::kEnd, .bold = false};
        const LineBox number = pages_.setter().set({text(std::to_string(page))}, look).front();
        constexpr double kDot = 5;
        const auto dots = static_cast<std::size_t>(std::max(0.0, std::floor((number.x - 4 - leader.from_x) / kDot)));
        const LineBox dot =
            pages_.setter()
                .set({text(".")}, {.size_pt = 12, .width_pt = 20, .align = Align::kStart, .bold = false})
                .front();
        for (std::size_t i = 0; i < dots; ++i)
            show(dot, number.x - 4 - kDot * static_cast<double>(i + 1), y + leader.baseline);
        show(number, number.x, y + leader.baseline);
    }

    void show(const LineBox& line, double x, double baseline) {
        cairo_move_to(cairo_, pages_.left_pt() + x, baseline);
        pango_cairo_show_layout_line(cairo_, pango_layout_get_line_readonly(line.layout.get(), line.line));
    }

    cairo_t* cairo_;
    Pages& pages_;
};

void set_metadata(cairo_surface_t* surface, const Metadata& metadata) {
    const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
        if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, clean_text(value).c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, metadata.title);
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.author);
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject);
    set(CAIRO_PDF_METADATA_CREATOR, "Pravila");
    // Without these cairo writes the time of day into the file.
    set(CAIRO_PDF_METADATA_CREATE_DATE, metadata.created);
    set(CAIRO_PDF_METADATA_MOD_DATE, metadata.created);
}

void add_outline(cairo_surface_t* surface, const Document& document) {
    int parents[7] = {CAIRO_PDF_OUTLINE_ROOT, 0, 0, 0, 0, 0, 0};
    int number = 0;
    int last_level = 0;
    for (const auto& block : document.body) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr) continue;
        const int own = number++;
        // A level that skips one hangs under the last one that is there.
        const int level = std::min(std::max(1, heading->level), last_level + 1);
        const int item =
            cairo_pdf_surface_add_outline(surface, parents[level - 1], clean_text(heading_text(*heading)).c_str(),
                                          ("dest='" + destination_of(own) + "'").c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        if (level < 7) parents[level] = item;
        last_level = std::min(level, 5);
    }
}

}  // namespace

std::string write_pdf(const Document& document) {
    Pages pages(document);
    std::string bytes;
    const std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface(cairo_pdf_surface_create_for_stream(
        append_bytes, &bytes, document.page.width_mm * kPointsPerMm, document.page.height_mm * kPointsPerMm));
    set_metadata(surface.get(), document.metadata);
    const std::unique_ptr<cairo_t, CairoDeleter> cairo(cairo_create(surface.get()));
    add_outline(surface.get(), document);
    Painter painter(cairo.get(), pages);
    for (int page = 1; page <= pages.count(); ++page) {
        painter.draw_page(page);
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS || cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) {
        const cairo_status_t reason = status != CAIRO_STATUS_SUCCESS ? status : cairo_status(cairo.get());
        throw Error(ErrorCode::kInternal, msg("The PDF file could not be made. Free some memory and try again."),
                    cairo_status_to_string(reason));
    }
    return bytes;
}

PageCount count_pages(const Document& document) {
    const Pages pages(document);
    return {pages.count(), pages.heading_pages()};
}

}  // namespace pravila::office
