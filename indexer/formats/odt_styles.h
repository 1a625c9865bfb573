#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/list_label.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::odt {

inline constexpr std::size_t kListLevels = 10;

/// What of a style matters for reading, with everything inherited from its parents already in it.
struct Style {
    std::optional<bool> bold;
    std::optional<bool> hidden;
    std::optional<bool> page_before;  ///< begins a new page
    std::optional<bool> page_after;
    std::optional<int> outline;              ///< 1..10: a heading even where the text says text:p
    std::optional<std::string> list;         ///< list style; "" says: none, not even the outline's
    std::optional<std::string> master_page;  ///< begins a page of this kind
    bool contents = false;                   ///< entry of a table of contents
};

struct ListLevel {
    NumberStyle format = NumberStyle::kNone;
    bool positional_letters = true;  ///< AA is followed by AB, not by BB
    std::string prefix;
    std::string suffix;
    std::string bullet;
    int shown_levels = 1;
    int start = 1;
};
using ListStyle = std::array<ListLevel, kListLevels>;

/// The styles one part of a document sees: its own automatic ones and the common ones (OpenDocument 1.2, part 1, 16).
class Styles {
  public:
    /// Takes in one child of office:styles or office:automatic-styles.
    void add(const xml::Node& style);
    /// Takes over all of `common` that has no style of the same name here, and settles inheritance.
    void settle(const Styles* common);

    const Style& paragraph(std::string_view name) const;
    const Style* text(std::string_view name) const;  ///< nullptr when unknown
    const Style* table(std::string_view name) const;
    const ListStyle* list(std::string_view name) const;
    const ListStyle* outline() const { return outline_ ? &*outline_ : nullptr; }

  private:
    struct Raw {
        std::string parent;
        Style own;
    };
    using Family = std::map<std::string, Raw, std::less<>>;
    using Settled = std::map<std::string, Style, std::less<>>;

    Family paragraph_;
    Family text_;
    Family table_;
    Settled paragraph_settled_;
    Settled text_settled_;
    Settled table_settled_;
    std::map<std::string, ListStyle, std::less<>> lists_;
    std::optional<ListStyle> outline_;
    Style default_;
};

/// Where the counting of all lists of a document stands.
class Lists {
  public:
    /// Begins a list at the outermost level. @param attributes  of text:list
    void begin(const xml::Node& list);
    void end();
    void begin_item(const xml::Node& item);
    void end_item();
    int depth() const { return static_cast<int>(open_.size()); }
    bool in_item() const { return !items_.empty(); }
    /// Whether the next paragraph is the first of its item and so carries the label.
    bool label_due() const { return !items_.empty() && items_.back().due; }
    /// The label of the item that is open; counts it.
    std::string label(const Styles& styles);
    /// The number of a heading by the outline of the document; "" when it prints none.
    std::string outline_label(const Styles& styles, int level, std::optional<int> restart_at);

  private:
    using Counters = std::array<std::optional<int>, kListLevels>;
    struct Open {
        std::string style;
    };
    struct Item {
        std::optional<int> start;
        bool due = true;
        bool numbered = true;
    };

  public:
    /// Which lists are open: left aside while text that only hangs on an item is read (a box, a note, a table cell).
    struct Place {
        std::vector<Open> open;
        std::vector<Item> items;
        std::size_t state = 0;
    };
    Place leave_aside();
    void go_back(Place place);

  private:
    static std::string count(Counters& counters, const ListStyle& style, std::size_t level, std::optional<int> start);

    std::vector<Counters> states_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::map<std::string, std::size_t, std::less<>> by_style_;
    std::vector<Open> open_;
    std::vector<Item> items_;
    std::size_t state_ = 0;
    Counters outline_{};
};

}  // namespace pravila::formats::odt
