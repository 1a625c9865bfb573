#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/formats/whole_number.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::docx {

/// What of a style matters for reading, with everything inherited through basedOn already in it.
struct Style {
    int heading = 0;        ///< 1..9; 0 when the style is for body text
    bool contents = false;  ///< entry of a table of contents
    std::optional<bool> bold;
    std::optional<bool> hidden;
    std::optional<bool> page_before;       ///< begins a new page
    std::optional<std::string> numbering;  ///< numId of a list that comes with the style
    std::optional<int> numbering_level;
};

/// The styles of a document (ISO/IEC 29500-1, 17.7).
class Styles {
  public:
    Styles() = default;
    /// @param bytes  styles.xml. @throws xml::Problem
    explicit Styles(std::string_view bytes);

    /// The style of this id; the default paragraph style when there is none of this id or it is empty.
    const Style& paragraph(std::string_view id) const;
    const Style* character(std::string_view id) const;  ///< nullptr when unknown
    bool bold_by_default() const { return bold_by_default_; }

  private:
    std::map<std::string, Style, std::less<>> paragraph_;
    std::map<std::string, Style, std::less<>> character_;
    Style default_;
    bool bold_by_default_ = false;
};

/// A switch such as <w:b/>: on unless its value says off. Nothing when the properties have no such element.
std::optional<bool> toggle(const xml::Node* properties, std::string_view name);
/// w:val of a child; data() is null when there is none.
std::string_view value_of(const xml::Node* properties, std::string_view name);

/// Level by the name of a style in the languages of our users: "heading 1", "Titlu 2", "Heading1", "Title"; else 0.
int heading_by_name(std::string_view name);

}  // namespace pravila::formats::docx
