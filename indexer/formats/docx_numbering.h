#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "indexer/formats/list_label.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::docx {

inline constexpr int kLevels = 9;

/// The printed label of one numbered paragraph.
struct Label {
    std::string text;  ///< "5.2.", "a)", "•"; empty for a level that prints nothing
    bool bullet = false;
};

/// The lists of a document and where their counting stands (ISO/IEC 29500-1, 17.9). One object follows one document
/// from beginning to end, because a label depends on all numbered paragraphs before it.
class Numbering {
  public:
    Numbering() = default;
    /// @param bytes  numbering.xml. @throws xml::Problem
    explicit Numbering(std::string_view bytes);

    /// Counts one paragraph of list `id` at `level` (0..8) and says what it prints; nothing when there is no such list.
    std::optional<Label> next(std::string_view id, int level);
    /// The level of a list that is tied to a paragraph style; nothing when none is.
    std::optional<int> level_of_style(std::string_view id, std::string_view style) const;

  private:
    struct Level {
        int start = 1;
        NumberStyle format = NumberStyle::kDecimal;
        std::string text;            // "%1.%2."
        std::string style;           // paragraph style tied to this level
        std::optional<int> restart;  // lvlRestart
        bool legal = false;          // isLgl: all numbers decimal
        bool known = false;
    };
    using Levels = std::array<Level, kLevels>;
    struct Abstract {
        Levels levels;
        std::string link;  // numStyleLink: defined by the list of that style
    };
    struct List {
        std::string abstract;
        std::map<int, int> starts;    // startOverride
        std::map<int, Level> levels;  // levels of its own
        bool used = false;
    };
    using Counters = std::array<std::optional<int>, kLevels>;

    struct Reader;
    static Level read_level(const xml::Node& node);
    const Level& level(const List& list, const Abstract& abstract, int index) const;
    const Abstract* abstract_of(const List& list) const;
    std::string label(const List& list, const Abstract& abstract, const Counters& counters, int index) const;

    std::map<std::string, Abstract, std::less<>> abstracts_;
    std::map<std::string, std::string, std::less<>> by_style_link_;  // styleLink -> abstract id
    std::map<std::string, List, std::less<>> lists_;
    std::map<std::string, Counters, std::less<>> counters_;  // by abstract id
};

}  // namespace pravila::formats::docx
