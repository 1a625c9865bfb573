#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/docx_styles.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::docx {

/// What is counted over a whole document.
struct Counts {
    long long insertions = 0;
    long long deletions = 0;
    int rendered_breaks = 0;  ///< page ends as Word last laid them out
    int explicit_breaks = 0;  ///< page ends that the author put in
};

/// A reference to a footnote or endnote.
struct NoteReference {
    bool endnote = false;
    std::string id;
};

/// What one paragraph shows.
struct InlineText {
    std::string text;
    bool bold = true;       ///< all that is no space is bold; meaningless without text
    int rendered_page = 0;  ///< page of the first character, by either way of counting
    int explicit_page = 0;
    std::vector<const xml::Node*> boxes;  ///< w:txbxContent, in order
    std::vector<NoteReference> notes;
};

/// Reads the runs of paragraphs. Fields may run over several paragraphs, so one reader serves one story (body, one
/// header, one note).
///
/// Shown: inserted text, results of fields, symbols. Not shown: deleted and moved-away text, hidden text, field codes,
/// comments, soft hyphens.
class InlineReader {
  public:
    InlineReader(const Styles& styles, Counts& counts) : styles_(styles), counts_(counts) {}

    InlineText read(const xml::Node& paragraph, const Style& style);

  private:
    void walk(const xml::Node& parent);
    void element(const xml::Node& node);
    void run(const xml::Node& node);
    void run_child(const xml::Node& node);
    void field(const xml::Node& node);
    void page_break(const xml::Node& node);
    void alternate(const xml::Node& node);
    void boxes(const xml::Node& node);
    void put(std::string_view text);
    bool in_field_code() const;

    const Styles& styles_;
    Counts& counts_;
    std::vector<bool> fields_;  // one per open field: whether we are still in its code
    const Style* style_ = nullptr;
    InlineText* out_ = nullptr;
    bool bold_ = false;
};

}  // namespace pravila::formats::docx
