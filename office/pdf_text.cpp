#include "office/pdf_text.h"

#include <algorithm>

#include "office/xml_text.h"

#ifdef __SANITIZE_ADDRESS__
/// fontconfig keeps its configuration until the process ends, which the leak detector counts as lost.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so\n"; }
#endif

namespace pravila::office {
namespace {

constexpr const char* kFamilies = "Liberation Serif, Times New Roman, DejaVu Serif, serif";

template <typename T>
std::shared_ptr<T> shared_object(T* object) {
    return std::shared_ptr<T>(object, [](T* owned) { g_object_unref(owned); });
}

struct AttributesDeleter {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct FontDeleter {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct IteratorDeleter {
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
struct OptionsDeleter {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

int pango_units(double points) { return pango_units_from_double(points); }

std::string shown_text(const Run& run, const PageNumbers& numbers) {
    if (run.hidden || run.tracked == Tracked::kDeleted) return "";
    if (run.field == Field::kPageNumber) return numbers.page > 0 ? std::to_string(numbers.page) : "";
    if (run.field == Field::kPageCount) return numbers.pages > 0 ? std::to_string(numbers.pages) : "";
    std::string text = clean_text(run.text);
    // A line separator breaks the line without ending the paragraph, so that justification stays whole.
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
        text.replace(at, 1, "\xE2\x80\xA8");
    return text;
}

}  // namespace

TextSetter::TextSetter(const std::string& language) {
    const auto map = shared_object(pango_cairo_font_map_new());
    context_ = shared_object(pango_font_map_create_context(map.get()));
    pango_cairo_context_set_resolution(context_.get(), 72);  // a unit of the page is a point
    pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
    const std::unique_ptr<cairo_font_options_t, OptionsDeleter> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

std::vector<LineBox> TextSetter::set(const Runs& runs, const TextLook& look, const PageNumbers& numbers) {
    const std::unique_ptr<PangoAttrList, AttributesDeleter> attributes(pango_attr_list_new());
    std::string text;
    struct NoteMark {
        std::size_t at;
        int number;
    };
    std::vector<NoteMark> marks;
    for (const auto& run : runs) {
        const std::size_t from = text.size();
        text += shown_text(run, numbers);
        const std::size_t to = text.size();
        if (run.bold) add(attributes.get(), pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
        if (run.italic) add(attributes.get(), pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
        if (run.size_pt > 0) add(attributes.get(), pango_attr_size_new(pango_units(run.size_pt)), from, to);
        if (run.footnote.empty() || run.hidden || run.tracked == Tracked::kDeleted) continue;
        notes_.push_back(run.footnote);
        marks.push_back({text.size(), static_cast<int>(notes_.size())});
        text += std::to_string(notes_.size());
        add(attributes.get(), pango_attr_size_new(pango_units(look.size_pt * 0.65)), to, text.size());
        add(attributes.get(), pango_attr_rise_new(pango_units(look.size_pt * 0.35)), to, text.size());
    }

    const auto layout = shared_object(pango_layout_new(context_.get()));
    const std::unique_ptr<PangoFontDescription, FontDeleter> font(pango_font_description_from_string(kFamilies));
    pango_font_description_set_absolute_size(font.get(), pango_units(look.size_pt));
    if (look.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), pango_units(look.width_pt));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout.get(), 1.05F);
    pango_layout_set_justify(layout.get(), look.align == Align::kJustified);
    pango_layout_set_alignment(layout.get(), look.align == Align::kCentre ? PANGO_ALIGN_CENTER
                                             : look.align == Align::kEnd  ? PANGO_ALIGN_RIGHT
                                                                          : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout.get(), attributes.get());

    std::vector<LineBox> lines;
    const std::unique_ptr<PangoLayoutIter, IteratorDeleter> at(pango_layout_get_iter(layout.get()));
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
        int top = 0;
        int bottom = 0;
        pango_layout_iter_get_line_yrange(at.get(), &top, &bottom);
        LineBox line;
        line.layout = layout;
        line.line = static_cast<int>(lines.size());
        line.x = pango_units_to_double(logical.x);
        line.baseline = pango_units_to_double(pango_layout_iter_get_baseline(at.get()) - top);
        line.height = pango_units_to_double(bottom - top);
        lines.push_back(std::move(line));
    } while (pango_layout_iter_next_line(at.get()));
    for (const auto& mark : marks) {
        int line = 0;
        pango_layout_index_to_line_x(layout.get(), static_cast<int>(mark.at), FALSE, &line, nullptr);
        lines[static_cast<std::size_t>(std::clamp(line, 0, static_cast<int>(lines.size()) - 1))].notes.push_back(
            mark.number);
    }
    return lines;
}

}  // namespace pravila::office
