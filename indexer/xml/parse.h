#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

namespace pravila::xml {

/// The namespaces the readers know, transitional and strict spellings alike. Everything else is kOther.
enum class Ns : std::uint8_t {
    kNone,
    kOther,
    kXml,
    kWord,             ///< WordprocessingML, ISO/IEC 29500 part 1 (strict) and part 4 (transitional)
    kSheet,            ///< SpreadsheetML
    kMath,             ///< Office math
    kCompatibility,    ///< mc:AlternateContent, ISO/IEC 29500 part 3
    kOfficeRelation,   ///< r:id
    kPackageRelation,  ///< .rels
    kContentTypes,
    kCoreProperties,
    kExtendedProperties,
    kDublinCore,
    kDublinCoreTerms,
    kOdfOffice,  ///< OpenDocument 1.0 to 1.4
    kOdfText,
    kOdfTable,
    kOdfDraw,
    kOdfStyle,
    kOdfFormat,  ///< fo:
    kOdfMeta,
    kOdfManifest,
    kOdfPresentation,
    kAkomaNtoso,  ///< every version
    kXhtml,
};

struct Attribute {
    Ns ns = Ns::kNone;
    std::string_view name;
    std::string_view value;
};

/// An element, or a text when `name` is empty. Lives in the memory of its tree, or until Sink::built returns.
struct Node {
    Ns ns = Ns::kNone;
    std::string_view name;
    std::string_view text;
    const Attribute* attributes = nullptr;
    std::size_t attribute_count = 0;
    const Node* first_child = nullptr;
    const Node* next = nullptr;

    bool is(Ns space, std::string_view local) const { return ns == space && name == local; }
    bool is_text() const { return name.empty(); }
    /// The value, or nothing (data() is null) when there is no such attribute.
    std::string_view attribute(Ns space, std::string_view local) const;
    bool has(Ns space, std::string_view local) const { return attribute(space, local).data() != nullptr; }
    const Node* child(Ns space, std::string_view local) const;
    /// All text below, in order.
    std::string all_text() const;
};

/// Children as a range: for (const Node& child : children(node)).
class children {
  public:
    explicit children(const Node& parent) : first_(parent.first_child) {}
    struct iterator {
        using iterator_category = std::forward_iterator_tag;
        using value_type = Node;
        using difference_type = std::ptrdiff_t;
        using pointer = const Node*;
        using reference = const Node&;

        const Node* at = nullptr;
        reference operator*() const { return *at; }
        iterator& operator++() {
            at = at->next;
            return *this;
        }
        iterator operator++(int) {
            const iterator before = *this;
            at = at->next;
            return before;
        }
        bool operator==(const iterator&) const = default;
    };
    iterator begin() const { return {first_}; }
    iterator end() const { return {nullptr}; }

  private:
    const Node* first_;
};

/// Why a text is not XML that we read.
enum class Fault {
    kMalformed,  ///< not well-formed, or in an encoding nobody knows
    kDtd,        ///< has a DOCTYPE: never needed here, and the door to entity tricks
    kDepth,      ///< elements nested deeper than 256
    kLongText,   ///< one text or attribute longer than 10 MB
    kNodes,      ///< more nodes than the limit
};

class Problem : public std::exception {
  public:
    explicit Problem(Fault fault) : fault_(fault) {}
    Fault fault() const { return fault_; }
    const char* what() const noexcept override { return "xml"; }

  private:
    Fault fault_;
};

/// What may be met in one parse. A node costs at most about 80 bytes and its text.
struct Limits {
    std::size_t nodes = 30'000'000;      ///< in the whole text
    std::size_t tree_nodes = 2'000'000;  ///< in memory at once
};

/// Receives a text while it is parsed, so that memory is bounded by what it asks to be built, not by the text.
class Sink {
  public:
    enum class Want {
        kDescend,  ///< tell of its children
        kBuild,    ///< hand it over whole, in built()
        kSkip,     ///< leave it and all below out
    };
    virtual ~Sink() = default;
    virtual Want enter(const Node& element) = 0;           ///< with its attributes, without children
    virtual void built(const Node& element) = 0;           ///< of an element for which enter() said kBuild
    virtual void leave(Ns ns, std::string_view name) = 0;  ///< of an element for which enter() said kDescend
};

/// Parses without DTDs, entities of its own, network or files. Exceptions of the sink pass through.
/// @throws Problem. Thread rule: any number of threads.
void stream(std::string_view bytes, Sink& sink, const Limits& limits = {});

/// A whole text in memory.
class Tree {
  public:
    /// @throws Problem
    explicit Tree(std::string_view bytes, const Limits& limits = {});
    ~Tree();
    Tree(Tree&&) noexcept;
    Tree& operator=(Tree&&) noexcept;
    const Node& root() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Initialises libxml2 and closes its way to files and network. Called by the parsers themselves; a process that will
/// lose its rights calls it before.
void prepare();

}  // namespace pravila::xml
