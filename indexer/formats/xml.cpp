#include <algorithm>
#include <array>

#include "indexer/formats/akoma_ntoso.h"
#include "indexer/formats/assembler.h"
#include "indexer/formats/heading_number.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"
#include "indexer/formats/xml_text.h"
#include "indexer/xml/encoding.h"
#include "indexer/xml/parse.h"

namespace pravila::formats {

namespace {

using xml::Node;
using xml::Ns;

constexpr std::string_view kExtractor = "xml/1";

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Reads any XML by the names that document formats commonly use, and by shape where a name says nothing.
class AnyReader {
  public:
    explicit AnyReader(Assembler& into) : into_(into) {}

    void read(const Node& element, int sections, int lists) {
        const std::string name = lower(element.name);
        constexpr auto kSilent = std::to_array<std::string_view>({"script", "style"});
        if (among(kSilent, name)) return;
        if (is_heading(name)) return heading(element, name, sections);
        if (name == "table") return table(element);
        constexpr auto kItems = std::to_array<std::string_view>({"li", "item", "listitem"});
        const bool item = among(kItems, name);
        if (has_own_text(element)) return text(element, item, lists);
        const bool section =
            std::any_of(xml::children(element).begin(), xml::children(element).end(),
                        [](const Node& child) { return !child.is_text() && is_heading(lower(child.name)); });
        for (const Node& child : xml::children(element))
            if (!child.is_text()) read(child, sections + (section ? 1 : 0), lists + (item ? 1 : 0));
    }

  private:
    static std::string lower(std::string_view name) {
        std::string text(name);
        std::transform(text.begin(), text.end(), text.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return text;
    }
    static bool is_heading(const std::string& name) {
        constexpr auto kNames =
            std::to_array<std::string_view>({"title", "heading", "head", "titlu", "subtitle", "denumire"});
        return among(kNames, name) || (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
    }
    static bool has_own_text(const Node& element) {
        return std::any_of(xml::children(element).begin(), xml::children(element).end(),
                           [](const Node& child) { return child.is_text() && !trimmed(child.text).empty(); });
    }

    void heading(const Node& element, const std::string& name, int sections) {
        Block block;
        block.kind = Block::Kind::kHeading;
        block.level = std::clamp(name.size() == 2 ? name[1] - '0' : sections, 1, 9);
        NumberedHeading parts = split_heading_number(collapsed(element.all_text()));
        block.label = std::move(parts.number);
        block.text = std::move(parts.title);
        into_.add(std::move(block));
    }

    void text(const Node& element, bool item, int lists) {
        Block block;
        block.text = collapsed(element.all_text());
        if (item) {
            block.kind = Block::Kind::kListItem;
            block.level = std::min(lists, 8);
        }
        into_.add(std::move(block));
    }

    void table(const Node& element) {
        Block block;
        block.kind = Block::Kind::kTable;
        block.rows = table_rows(element);
        if (!block.rows.empty()) return into_.add(std::move(block));
        for (const Node& child : xml::children(element))
            if (!child.is_text()) read(child, 0, 0);
    }

    Assembler& into_;
};

/// Name of the first element, without prefix; empty when the text does not begin like XML.
std::string_view root_name(std::string_view bytes) {
    constexpr std::size_t kBeginning = 16'384;
    std::string_view rest = bytes.substr(0, kBeginning);
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    for (;;) {
        const std::size_t open = rest.find_first_not_of(" \t\r\n");
        if (open == std::string_view::npos || rest[open] != '<') return {};
        rest.remove_prefix(open);
        const bool comment = rest.starts_with("<!--");
        if (!comment && !rest.starts_with("<?") && !rest.starts_with("<!")) break;
        std::string_view closing = comment ? "-->" : rest.starts_with("<?") ? "?>" : ">";
        // A DOCTYPE may hold declarations of its own in brackets.
        if (closing == ">" && rest.find('[') < rest.find('>')) closing = "]>";
        const std::size_t close = rest.find(closing);
        if (close == std::string_view::npos) return {};
        rest.remove_prefix(close + closing.size());
    }
    rest.remove_prefix(1);
    std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    const bool letter = !name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z') ||
                                          name[0] == '_' || static_cast<unsigned char>(name[0]) >= 0x80);
    return letter ? name : std::string_view();
}

bool says_xml(std::string_view bytes, std::string_view file_name) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t dot = file_name.rfind('.');
    const std::string_view extension = dot == std::string_view::npos ? std::string_view() : file_name.substr(dot + 1);
    return bytes.starts_with("<?xml") || extension == "xml" || extension == "XML" || extension == "akn" ||
           bytes.substr(0, 2000).find("xmlns") != std::string_view::npos;
}

}  // namespace

bool recognises_xml(std::string_view bytes, std::string_view file_name) {
    const std::string encoding = xml::encoding_of(bytes);
    if (encoding.starts_with("UTF-16")) {
        const auto beginning = xml::to_utf8(bytes.substr(0, 4096), encoding);
        return beginning && says_xml(*beginning, file_name) && !root_name(*beginning).empty();
    }
    const std::string_view root = root_name(bytes);
    return !root.empty() && root != "svg" && says_xml(bytes, file_name);
}

Reading read_xml(std::string_view bytes, std::string_view) {
    return guarded([&] {
        const xml::Tree tree(bytes);
        Assembler assembler("xml", kExtractor);
        if (tree.root().ns == Ns::kAkomaNtoso)
            read_akoma_ntoso(tree.root(), assembler);
        else
            AnyReader(assembler).read(tree.root(), 0, 0);
        return assembler.take();
    });
}

}  // namespace pravila::formats
