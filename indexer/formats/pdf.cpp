#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <memory>

#include "indexer/formats/charset.h"
#include "indexer/formats/pdf_page_text.h"
#include "indexer/formats/pdf_quality.h"
#include "indexer/formats/pdf_running_lines.h"
#include "indexer/formats/plain_text_lines.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

constexpr int kMostPages = 5000;
constexpr std::size_t kMostTextBytes = 64u << 20;
constexpr double kProminent = 1.15;  // of the usual size
constexpr double kGap = 1.3;         // of the usual distance of lines

/// poppler's own conversion to UTF-8 needs files; ICU's does not.
std::string utf8(const poppler::ustring& text) {
    std::string out = utf8_from_utf16(std::u16string(text.begin(), text.end()));
    // Ligatures are a matter of the font, not of the text.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ligatures = {
        {{"\uFB00", "ff"}, {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"}, {"\uFB04", "ffl"}}};
    for (const auto& [sign, letters] : ligatures)
        for (std::size_t at = 0; (at = out.find(sign, at)) != out.npos; at += letters.size())
            out.replace(at, sign.size(), letters);
    return out;
}

std::string trimmed_copy(std::string text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; };
    while (!text.empty() && blank(text.back())) text.pop_back();
    std::size_t start = 0;
    while (start < text.size() && blank(text[start])) ++start;
    return text.substr(start);
}

bool is_bold(const poppler::text_box& box) {
    if (!box.has_font_info()) return false;
    const std::string name = box.get_font_name();
    return name.find("Bold") != name.npos || name.find("bold") != name.npos || name.find("Black") != name.npos ||
           name.find("Heavy") != name.npos;
}

struct PageWords {
    std::vector<PageWord> upright;
    std::string turned;  ///< stamps along the margin and the like
};

PageWords words_of(const poppler::page& page) {
    PageWords words;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        PageWord word;
        word.text = trimmed_copy(utf8(box.text()));
        if (word.text.empty()) continue;
        if (box.rotation() != 0) {
            words.turned += (words.turned.empty() ? "" : " ") + word.text;
            continue;
        }
        const poppler::rectf place = box.bbox();
        word.left = place.left();
        word.right = place.right();
        word.top = place.top();
        word.bottom = place.bottom();
        word.size = box.has_font_info() ? box.get_font_size() : place.height();
        // Hostile files give sizes of nothing or infinity.
        if (!std::isfinite(word.left + word.right + word.top + word.bottom)) continue;
        if (!std::isfinite(word.size) || word.size < 1 || word.size > 500)
            word.size = std::clamp(place.height(), 1., 500.);
        word.bold = is_bold(box);
        words.upright.push_back(std::move(word));
    }
    return words;
}

double middle(std::vector<double> values, double none) {
    if (values.empty()) return none;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// What is usual in this document.
struct Measures {
    double size = 12;       ///< of the font
    double distance = 1.2;  ///< from line to line, in font sizes
    double right = 0;       ///< the right margin, points
};

Measures measured(const std::vector<PdfPage>& pages) {
    std::vector<double> sizes, distances, rights;
    double outermost = 0;
    for (const PdfPage& page : pages)
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const PageLine& line = page.lines[i];
            // Long lines are the body's; each counts once for every ten letters or so.
            for (std::size_t weight = line.segments[0].text.size() / 10 + 1; weight-- > 0;) sizes.push_back(line.size);
            outermost = std::max(outermost, line.right());
            // Tables and running lines may be wider than the text.
            if (line.segments.size() == 1 && line.segments[0].text.size() >= 40) rights.push_back(line.right());
            if (i > 0 && line.top > page.lines[i - 1].top)
                distances.push_back((line.top - page.lines[i - 1].top) / line.size);
        }
    Measures result;
    result.size = middle(sizes, 12);
    result.distance = std::clamp(middle(distances, 1.2), 1.0, 2.2);
    result.right = outermost;
    if (!rights.empty()) {
        const auto at = rights.begin() + static_cast<std::ptrdiff_t>(rights.size() * 19 / 20);
        std::nth_element(rights.begin(), at, rights.end());
        result.right = *at;
    }
    return result;
}

bool ends_sentence(const std::string& text) {
    return text.ends_with('.') || text.ends_with(';') || text.ends_with(':') || text.ends_with('!');
}

/// Turns pages into blocks: tables as they stand, the lines between them by blocks_from_lines.
class Writer {
  public:
    Writer(const Measures& usual, std::vector<Block>& blocks) : usual_(usual), blocks_(blocks) {}

    void page(const PdfPage& page, int number) {
        const std::vector<PageTable> tables = tables_of(page.lines);
        std::size_t next_table = 0;
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            if (next_table < tables.size() && tables[next_table].first == i) {
                flush();
                blocks_.push_back({Block::Kind::kTable, 0, {}, {}, tables[next_table].rows, number, {}});
                i = tables[next_table++].last;
                before_ = nullptr;
                continue;
            }
            line(page.lines[i], number);
        }
    }

    void flush() {
        for (Block& block : blocks_from_lines(lines_, Joining::kReflow)) blocks_.push_back(std::move(block));
        lines_.clear();
    }

  private:
    void line(const PageLine& line, int page) {
        TextLine made;
        made.text = line.text();
        made.page = page;
        made.prominent = line.bold || line.size > usual_.size * kProminent;
        if (!lines_.empty() && before_) {
            TextLine& last = lines_.back();
            const bool had_room = before_->right() + 0.3 * before_->size + line.first_word_width() <= usual_.right + 1;
            last.full = !had_room;
            if (last.page == page)
                made.gap_before = line.top - before_->top > usual_.distance * kGap * std::max(line.size, before_->size);
            else
                made.gap_before = !last.full || ends_sentence(last.text);
            made.gap_before = made.gap_before || std::abs(line.size - before_->size) > 0.2 * usual_.size;
        } else {
            made.gap_before = true;
        }
        before_ = &line;
        lines_.push_back(std::move(made));
    }

    const Measures& usual_;
    std::vector<Block>& blocks_;
    std::vector<TextLine> lines_;
    const PageLine* before_ = nullptr;
};

void add_running(std::vector<Block>& blocks, const std::vector<std::string>& lines, Block::Kind kind) {
    for (const std::string& line : lines) {
        Block block;
        block.kind = kind;
        block.text = line;
        blocks.push_back(std::move(block));
    }
}

void add_metadata(ExtractedDocument& document, const poppler::document& pdf) {
    for (const auto& [key, name] : {std::pair{"Title", "title"},
                                    {"Author", "author"},
                                    {"Subject", "subject"},
                                    {"Keywords", "keywords"},
                                    {"Creator", "application"},
                                    {"Producer", "producer"}}) {
        std::string value = trimmed_copy(utf8(pdf.info_key(key)));
        if (!value.empty() && value.size() <= 2000) document.metadata[name] = std::move(value);
    }
    document.metadata["pages"] = std::to_string(pdf.pages());
}

/// poppler builds its tables with the first open document and drops them with the last: this one stays, so that a
/// process that was warmed once, and every fork of it, has them.
void keep_tables() {
    static constexpr std::string_view empty =
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\n"
        "startxref\n100\n%%EOF\n";
    static const std::unique_ptr<poppler::document> kept(
        poppler::document::load_from_raw_data(empty.data(), static_cast<int>(empty.size())));
}

std::unique_ptr<poppler::document> open(std::string_view bytes) {
    // Complaints about a file are not for standard error.
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    keep_tables();
    if (bytes.size() > INT_MAX) refuse_damaged();
    std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!pdf) refuse_damaged();
    if (pdf->is_locked()) refuse_encrypted();
    return pdf;
}

}  // namespace

bool recognises_pdf(std::string_view bytes, std::string_view) {
    return bytes.substr(0, 1024).find("%PDF-") != bytes.npos;
}

Reading read_pdf(std::string_view bytes, std::string_view) {
    return guarded([&]() -> ExtractedDocument {
        const auto pdf = open(bytes);
        ExtractedDocument document;
        document.extractor = "pdf/1";
        document.format = "pdf";
        add_metadata(document, *pdf);
        const int count = std::min(pdf->pages(), kMostPages);
        if (count <= 0) refuse_damaged();
        if (count < pdf->pages()) document.warnings.push_back("text.cut");
        std::vector<PdfPage> pages(static_cast<std::size_t>(count));
        std::vector<Block> turned;
        std::size_t text_bytes = 0;
        for (int i = 0; i < count; ++i) {
            const std::unique_ptr<poppler::page> page(pdf->create_page(i));
            if (!page) continue;
            PageWords words = words_of(*page);
            for (const PageWord& word : words.upright) text_bytes += word.text.size();
            text_bytes += words.turned.size();
            if (text_bytes > kMostTextBytes) refuse_too_much_text();
            if (!words.turned.empty())
                turned.push_back({Block::Kind::kNote, 0, std::move(words.turned), {}, {}, i + 1, {}});
            auto& made = pages[static_cast<std::size_t>(i)];
            made.height = page->page_rect().height();
            made.lines = lines_of_words(std::move(words.upright));
        }
        const RunningLines running = take_running_lines(pages);
        const Measures usual = measured(pages);
        add_running(document.blocks, running.header, Block::Kind::kHeader);
        Writer writer(usual, document.blocks);
        for (std::size_t i = 0; i < pages.size(); ++i) writer.page(pages[i], static_cast<int>(i) + 1);
        writer.flush();
        add_running(document.blocks, running.footer, Block::Kind::kFooter);
        for (Block& block : turned) document.blocks.push_back(std::move(block));
        if (text_bytes == 0)
            document.warnings.push_back("text.none");
        else if (lost_letters(document.blocks))
            document.warnings.push_back("text.low_quality");
        return document;
    });
}

}  // namespace pravila::formats
